// Stickers that are drawn from curves: files of JSON, packed by gzip (core.telegram.org/stickers).
import lottie, { type AnimationItem } from 'lottie-web/build/player/lottie_light';
import { type JSX, Show, createSignal, onCleanup, onMount } from 'solid-js';
import { api } from '../bridge/client';
import type { FileRef } from '../bridge/model';
import { choices } from '../store/settings';

/** What unpacks to more is no sticker: the largest that clients make have 64 KiB packed. */
const LARGEST = 4 << 20;
const AT_ONCE = 12;
const KEPT = 60;

interface Curves {
  assets?: { layers?: unknown }[];
  layers?: unknown[];
}

const known = new Map<string, Promise<Curves>>();

async function unpacked(file: FileRef): Promise<Curves> {
  const reader = (await api.download(file)).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: BlobPart[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > LARGEST) throw new Error('a sticker is too large');
    parts.push(part.value);
  }
  const curves = JSON.parse(await new Blob(parts).text()) as Curves;
  // Only curves: pictures and fonts would be fetched from wherever the file says.
  return { ...curves, assets: (curves.assets ?? []).filter((one) => one.layers), fonts: undefined, chars: undefined } as Curves;
}

function curvesOf(file: FileRef): Promise<Curves> {
  const found = known.get(file.key) ?? unpacked(file);
  known.delete(file.key);
  known.set(file.key, found);
  for (const old of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(old);
  }
  found.catch(() => known.delete(file.key));
  return found;
}

/** Those in view play, the last dozen of them; none where little is to move, or nobody looks. */
const inView = new Set<AnimationItem>();

function conduct(): void {
  const still = document.hidden || choices.calm || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const playing = still ? new Set<AnimationItem>() : new Set([...inView].slice(-AT_ONCE));
  for (const one of inView) {
    if (!playing.has(one)) one.pause();
    else if (one.isPaused) one.play();
  }
}
document.addEventListener('visibilitychange', conduct);

/** A sticker that is drawn and moves while it is in view. */
export default function Moving(props: { file: FileRef; fallback: JSX.Element }): JSX.Element {
  const [drawn, setDrawn] = createSignal(false);
  let box!: HTMLSpanElement;
  let item: AnimationItem | undefined;
  let gone = false;
  const sight = new IntersectionObserver((entries) => {
    if (!item) return;
    if (entries.at(-1)!.isIntersecting) inView.add(item);
    else if (inView.delete(item)) item.pause();
    conduct();
  });
  onMount(() => void curvesOf(props.file).then((curves) => {
    if (gone) return;
    // The player changes what it is given.
    item = lottie.loadAnimation({ container: box, renderer: 'svg', loop: true, autoplay: false, animationData: structuredClone(curves) });
    item.goToAndStop(0, true);
    setDrawn(true);
    sight.observe(box);
  }).catch(() => undefined));
  onCleanup(() => {
    gone = true;
    sight.disconnect();
    if (item) inView.delete(item);
    item?.destroy();
  });
  return <><Show when={!drawn()}>{props.fallback}</Show><span class="moving" ref={box} /></>;
}
