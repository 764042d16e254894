// What the page finds out about a file before it is sent.
import type { Attachment } from '../worker/sending';

/** Longest side of a photo as it is sent, in pixels, and how well it is kept. */
const PHOTO_SIDE = 2_560;
const PHOTO_QUALITY = 0.87;
/** A picture whose sides differ by more is sent as a file. */
const RATIO_MAX = 20;

function canvasBlob(source: ImageBitmap, width: number, height: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: PHOTO_QUALITY });
}

const base = (file: File): Attachment => ({
  file, name: file.name || 'file', kind: 'file', width: 0, height: 0, duration: 0, spoiler: false,
});

async function photo(file: File): Promise<Attachment> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  if (Math.max(width / height, height / width) > RATIO_MAX) return base(file);
  const scale = Math.min(1, PHOTO_SIDE / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const blob = await canvasBlob(bitmap, size.width, size.height);
  bitmap.close();
  return { ...base(file), file: blob, kind: 'photo', name: file.name.replace(/\.\w+$/, '') + '.jpg', ...size };
}

function measured(file: File, kind: 'video' | 'audio'): Promise<Attachment> {
  return new Promise((resolve) => {
    const element = document.createElement(kind);
    const url = URL.createObjectURL(file);
    const end = (attachment: Attachment): void => {
      URL.revokeObjectURL(url);
      resolve(attachment);
    };
    element.preload = 'metadata';
    element.onerror = () => end(base(file));
    element.onloadedmetadata = () => {
      const duration = Number.isFinite(element.duration) ? element.duration : 0;
      const size = element instanceof HTMLVideoElement ? { width: element.videoWidth, height: element.videoHeight } : {};
      end(kind === 'video' && element instanceof HTMLVideoElement && !element.videoWidth ? base(file) : { ...base(file), kind, duration, ...size });
    };
    element.src = url;
  });
}

/** A file as a photo, video or music where it is one, else as it is. */
export async function attachment(file: File, asFile: boolean): Promise<Attachment> {
  if (asFile) return base(file);
  try {
    if (/^image\/(jpeg|png|webp|avif|bmp)$/.test(file.type)) return await photo(file);
    if (file.type === 'video/mp4') return await measured(file, 'video');
    if (/^audio\/(mpeg|mp4|ogg|flac|x-m4a)$/.test(file.type)) return await measured(file, 'audio');
  } catch {
    // What the browser cannot read goes as it is.
  }
  return base(file);
}
