import type { tl } from '@mtcute/core';
import { strippedPhotoToJpg } from '@mtcute/core/utils.js';
import type { FileRef, Media } from '../bridge/model';

/** What a message carries besides words, or undefined when it is only words. */
export function mediaOf(raw: tl.TypeMessageMedia | undefined): Media | undefined {
  switch (raw?._) {
    case undefined:
    case 'messageMediaEmpty': return undefined;
    case 'messageMediaPhoto':
      return raw.photo?._ === 'photo' ? photo(raw.photo, raw.spoiler ?? false) : { type: 'unsupported' };
    case 'messageMediaDocument':
      return raw.document?._ === 'document' ? documentOf(raw.document, raw.spoiler ?? false) : { type: 'unsupported' };
    case 'messageMediaWebPage': return page(raw.webpage);
    case 'messageMediaContact':
      return { type: 'contact', name: `${raw.firstName} ${raw.lastName}`.trim(), phone: raw.phoneNumber, user: raw.userId };
    case 'messageMediaGeo':
    case 'messageMediaGeoLive':
    case 'messageMediaVenue':
      return raw.geo._ === 'geoPoint'
        ? { type: 'place', latitude: raw.geo.lat, longitude: raw.geo.long, title: raw._ === 'messageMediaVenue' ? raw.title : '' }
        : { type: 'unsupported' };
    case 'messageMediaPoll': return poll(raw);
    default: return { type: 'unsupported' };
  }
}

interface Size {
  type: string;
  width: number;
  height: number;
  size: number;
}

function sizes(raw: tl.TypePhotoSize[] | undefined): { list: Size[]; strip?: Uint8Array } {
  const list: Size[] = [];
  let strip: Uint8Array | undefined;
  for (const one of raw ?? []) {
    if (one._ === 'photoStrippedSize') strip = strippedPhotoToJpg(one.bytes);
    else if (one._ === 'photoSize') list.push({ type: one.type, width: one.w, height: one.h, size: one.size });
    else if (one._ === 'photoSizeProgressive') {
      list.push({ type: one.type, width: one.w, height: one.h, size: one.sizes.at(-1) ?? 0 });
    }
  }
  list.sort((a, b) => a.width * a.height - b.width * b.height);
  return strip ? { list, strip } : { list };
}

export function photoFile(raw: tl.RawPhoto, size: Size): FileRef {
  const id = String(raw.id);
  return {
    key: `p${id}_${size.type}`, size: size.size, mime: 'image/jpeg', name: `photo_${id}.jpg`,
    place: { type: 'photo', id, hash: String(raw.accessHash), ref: raw.fileReference, thumb: size.type },
  };
}

/** The widths between which a picture in a chat is chosen: enough for a doubled density. */
const BUBBLE_WIDTH = 800;

export function photo(raw: tl.RawPhoto, spoiler: boolean): Media {
  const { list, strip } = sizes(raw.sizes);
  const large = list.at(-1);
  if (!large) return { type: 'unsupported' };
  const small = list.find((one) => one.width >= BUBBLE_WIDTH || one.height >= BUBBLE_WIDTH) ?? large;
  const media: Media = { type: 'photo', file: photoFile(raw, large), width: large.width, height: large.height, spoiler };
  if (small !== large) media.small = photoFile(raw, small);
  if (strip) media.strip = strip;
  return media;
}

function documentFile(raw: tl.RawDocument, name: string): FileRef {
  const id = String(raw.id);
  return {
    key: `d${id}`, size: raw.size, mime: raw.mimeType, name,
    place: { type: 'document', id, hash: String(raw.accessHash), ref: raw.fileReference, thumb: '' },
  };
}

function thumbFile(raw: tl.RawDocument, size: Size | undefined): FileRef | undefined {
  if (!size) return undefined;
  const id = String(raw.id);
  return {
    key: `d${id}_${size.type}`, size: size.size, mime: 'image/jpeg', name: 'thumb.jpg',
    place: { type: 'document', id, hash: String(raw.accessHash), ref: raw.fileReference, thumb: size.type },
  };
}

function attribute<K extends tl.TypeDocumentAttribute['_']>(
  raw: tl.RawDocument, kind: K,
): Extract<tl.TypeDocumentAttribute, { _: K }> | undefined {
  return raw.attributes.find((one) => one._ === kind) as Extract<tl.TypeDocumentAttribute, { _: K }> | undefined;
}

export function documentOf(raw: tl.RawDocument, spoiler: boolean): Media {
  const named = attribute(raw, 'documentAttributeFilename')?.fileName;
  const file = documentFile(raw, named ?? `file_${raw.id}`);
  const { list, strip } = sizes(raw.thumbs);
  const thumb = thumbFile(raw, list.at(-1));
  const sticker = attribute(raw, 'documentAttributeSticker') ?? attribute(raw, 'documentAttributeCustomEmoji');
  const video = attribute(raw, 'documentAttributeVideo');
  const audio = attribute(raw, 'documentAttributeAudio');
  const image = attribute(raw, 'documentAttributeImageSize');
  if (sticker) {
    const { w, h } = image ?? video ?? { w: 512, h: 512 };
    const media: Media = { type: 'sticker', file, emoji: sticker.alt, width: w, height: h };
    const { stickerset: set } = sticker;
    if (set._ === 'inputStickerSetID') media.set = { id: String(set.id), hash: String(set.accessHash) };
    if (thumb) media.thumb = thumb;
    return media;
  }
  if (video) {
    const media: Media = {
      type: 'video', file, width: video.w, height: video.h, duration: video.duration, spoiler,
      gif: attribute(raw, 'documentAttributeAnimated') !== undefined, round: video.roundMessage ?? false,
    };
    if (thumb) media.thumb = thumb;
    if (strip) media.strip = strip;
    return media;
  }
  if (audio?.voice) {
    return { type: 'voice', file, duration: audio.duration, waveform: waveform(audio.waveform), heard: false };
  }
  if (audio) {
    return { type: 'audio', file, duration: audio.duration, title: audio.title ?? named ?? '', performer: audio.performer ?? '' };
  }
  const media: Media = { type: 'file', file };
  if (thumb) media.thumb = thumb;
  return media;
}

/** 100 heights of 5 bits each, packed from the lowest bit on. */
function waveform(packed: Uint8Array | undefined): number[] {
  if (!packed?.length) return [];
  const count = Math.floor((packed.length * 8) / 5);
  return Array.from({ length: count }, (_, i) => {
    const bit = i * 5;
    const at = bit >> 3;
    const word = packed[at]! | ((packed[at + 1] ?? 0) << 8);
    return (word >> (bit & 7)) & 31;
  });
}

function page(raw: tl.TypeWebPage): Media | undefined {
  if (raw._ !== 'webPage') return undefined;
  const media: Media = {
    type: 'page', url: raw.url, site: raw.siteName ?? '', title: raw.title ?? '', text: raw.description ?? '', width: 0, height: 0,
  };
  const picture = raw.photo?._ === 'photo' ? photo(raw.photo, false) : undefined;
  if (picture?.type === 'photo') {
    media.photo = picture.small ?? picture.file;
    media.width = picture.width;
    media.height = picture.height;
  }
  return media;
}

function poll(raw: tl.RawMessageMediaPoll): Media {
  const voters = new Map((raw.results.results ?? []).map((one) => [String(one.option), one]));
  return {
    type: 'poll',
    id: String(raw.poll.id),
    question: raw.poll.question.text,
    options: raw.poll.answers.flatMap((answer) => {
      if (answer._ !== 'pollAnswer') return [];
      const result = voters.get(String(answer.option));
      return [{
        text: answer.text.text, data: String(answer.option), voters: result?.voters ?? 0,
        chosen: result?.chosen ?? false, correct: result?.correct ?? false,
      }];
    }),
    closed: raw.poll.closed ?? false,
    quiz: raw.poll.quiz ?? false,
    multiple: raw.poll.multipleChoice ?? false,
    open: raw.poll.publicVoters ?? false,
    voters: raw.results.totalVoters ?? 0,
    solution: raw.results.solution ?? '',
  };
}
