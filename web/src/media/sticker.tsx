import { type JSX, Match, Suspense, Switch, createResource, lazy } from 'solid-js';
import type { Sticker } from '../bridge/model';
import { pictureUrl } from './pictures';

const Moving = lazy(() => import('./moving'));

/** A sticker or custom emoji as large as its place: still, a clip, or drawn from its file of curves.
 *  Until it comes its emoji stands for it. */
export function StickerPicture(props: { sticker: Sticker; still?: boolean }): JSX.Element {
  const clip = () => props.sticker.file.mime.startsWith('video/');
  const curves = () => props.sticker.file.mime === 'application/x-tgsticker';
  const moves = () => (clip() || curves()) && !props.still;
  const stillFile = () => (clip() || curves() ? props.sticker.thumb : props.sticker.file);
  const [still] = createResource(() => (moves() ? undefined : stillFile()), (file) => Promise.resolve(pictureUrl(file)).catch(() => undefined));
  const [video] = createResource(() => (clip() && moves() ? props.sticker.file : undefined), (file) => Promise.resolve(pictureUrl(file)).catch(() => undefined));
  const emoji = () => <span class="sticker-emoji" aria-hidden="true">{props.sticker.emoji}</span>;
  return (
    <span class="sticker-picture" role="img" aria-label={props.sticker.emoji}>
      <Switch fallback={emoji()}>
        <Match when={curves() && moves()}><Suspense fallback={emoji()}><Moving file={props.sticker.file} fallback={emoji()} /></Suspense></Match>
        <Match when={video()}>{(src) => <video src={src()} muted loop autoplay playsinline />}</Match>
        <Match when={still()}>{(src) => <img src={src()} alt="" draggable={false} />}</Match>
      </Switch>
    </span>
  );
}
