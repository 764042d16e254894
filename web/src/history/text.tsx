import { For, type JSX, createMemo, createSignal } from 'solid-js';
import type { Entity } from '../bridge/model';
import { t } from '../i18n';
import { inviteHash, setJoining } from '../store/joining';
import { findText } from '../store/finding';
import { openChat } from '../store/route';
import { api } from '../bridge/client';
import { CustomEmoji } from '../media/custom-emoji';
import { complain } from '../ui/toasts';

interface Piece {
  text: string;
  on: Entity[];
}

/** Cuts a text at every place where a formatting begins or ends. */
export function pieces(text: string, entities: Entity[]): Piece[] {
  const cuts = new Set([0, text.length]);
  for (const { offset, length } of entities) {
    cuts.add(Math.min(offset, text.length));
    cuts.add(Math.min(offset + length, text.length));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const list: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i]!;
    const to = sorted[i + 1]!;
    list.push({ text: text.slice(from, to), on: entities.filter((one) => one.offset <= from && one.offset + one.length >= to) });
  }
  return list;
}

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3)+$/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How many emoji a text is made of, up to seven; 0 for any other text. */
export function emojiCount(text: string): number {
  if (!text || text.length > 80 || !ONLY_EMOJI.test(text)) return 0;
  const count = [...graphemes.segment(text)].length;
  return count <= 7 ? count : 0;
}

/** A message's text with its formatting, in its own direction. */
export function FormattedText(props: { text: string; entities: Entity[] }): JSX.Element {
  const parts = createMemo(() => pieces(props.text, props.entities));
  return <For each={parts()}>{(part) => <Part piece={part} />}</For>;
}

function Part(props: { piece: Piece }): JSX.Element {
  return props.piece.on.reduceRight<JSX.Element>((inner, entity) => wrap(entity, inner, props.piece.text), props.piece.text);
}

/** Only addresses that lead out of the page and nowhere else. */
function safe(url: string): string | undefined {
  const full = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `https://${url}`;
  return /^(https?|mailto|tel|tg):/i.test(full) ? full : undefined;
}

/** An invite link stays in the page; any other leads out of it. */
function link(url: string, inner: JSX.Element, title?: string): JSX.Element {
  const href = safe(url);
  const invite = inviteHash(url);
  if (invite) return <button type="button" class="inline-link" title={title} onClick={() => setJoining(invite)}>{inner}</button>;
  return href ? <a href={href} target="_blank" rel="noopener noreferrer" title={title}>{inner}</a> : inner;
}

function wrap(entity: Entity, inner: JSX.Element, text: string): JSX.Element {
  switch (entity.kind) {
    case 'bold': return <b>{inner}</b>;
    case 'italic': return <i>{inner}</i>;
    case 'underline': return <u>{inner}</u>;
    case 'strike': return <s>{inner}</s>;
    case 'code': return <code>{inner}</code>;
    case 'pre': return <code class="pre" data-language={entity.language}>{inner}</code>;
    case 'quote': return <span class="quoted">{inner}</span>;
    case 'spoiler': return <Spoiler>{inner}</Spoiler>;
    case 'url': return link(text, inner);
    case 'link': return link(entity.url ?? '', inner, entity.url);
    case 'email': return link(`mailto:${text}`, inner);
    case 'phone': return link(`tel:${text}`, inner);
    case 'mention': return <Opens find={() => api.resolve(text)}>{inner}</Opens>;
    case 'mentionName': return <Opens find={() => Promise.resolve(entity.user ?? 0)}>{inner}</Opens>;
    case 'hashtag':
    case 'cashtag': return <button type="button" class="inline-link tag" onClick={() => findText(text)}>{inner}</button>;
    case 'command': return <span class="tag">{inner}</span>;
    case 'customEmoji': return entity.document ? <CustomEmoji id={entity.document}>{inner}</CustomEmoji> : inner;
  }
}

function Opens(props: { find: () => Promise<number>; children: JSX.Element }): JSX.Element {
  return (
    <button type="button" class="inline-link" onClick={() => void props.find().then((id) => openChat(id)).catch(complain)}>
      {props.children}
    </button>
  );
}

function Spoiler(props: { children: JSX.Element }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <span
      class="spoiler" classList={{ open: open() }} role="button" tabIndex={open() ? -1 : 0} aria-label={open() ? undefined : t('media.spoiler')}
      onClick={() => setOpen(true)} onKeyDown={(event) => event.key === 'Enter' && setOpen(true)}
    >
      <span aria-hidden={!open()}>{props.children}</span>
    </span>
  );
}
