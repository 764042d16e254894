import type { tl } from '@mtcute/core';
import type { Entity, EntityKind, FormattedText } from '../bridge/model';
import { long } from './numbers';

const KINDS: Partial<Record<tl.TypeMessageEntity['_'], EntityKind>> = {
  messageEntityBold: 'bold',
  messageEntityItalic: 'italic',
  messageEntityUnderline: 'underline',
  messageEntityStrike: 'strike',
  messageEntitySpoiler: 'spoiler',
  messageEntityCode: 'code',
  messageEntityPre: 'pre',
  messageEntityBlockquote: 'quote',
  messageEntityUrl: 'url',
  messageEntityTextUrl: 'link',
  messageEntityEmail: 'email',
  messageEntityPhone: 'phone',
  messageEntityMention: 'mention',
  messageEntityMentionName: 'mentionName',
  messageEntityHashtag: 'hashtag',
  messageEntityCashtag: 'cashtag',
  messageEntityBotCommand: 'command',
  messageEntityCustomEmoji: 'customEmoji',
};

/** Entities that the page can show, of those that the server sent. */
export function entitiesOf(raw: tl.TypeMessageEntity[] | undefined): Entity[] {
  const list: Entity[] = [];
  for (const one of raw ?? []) {
    const kind = KINDS[one._];
    if (!kind) continue;
    const entity: Entity = { kind, offset: one.offset, length: one.length };
    if (one._ === 'messageEntityTextUrl') entity.url = one.url;
    if (one._ === 'messageEntityMentionName') entity.user = one.userId;
    if (one._ === 'messageEntityPre') entity.language = one.language;
    if (one._ === 'messageEntityCustomEmoji') entity.document = String(one.documentId);
    list.push(entity);
  }
  return list;
}

/** What the person formatted, for the server; what it finds by itself (links, hashtags) is left out. */
export function rawEntities(
  entities: Entity[], user: (id: number) => tl.TypeInputUser,
): tl.TypeMessageEntity[] | undefined {
  const list: tl.TypeMessageEntity[] = [];
  for (const entity of entities) {
    const one = rawEntity(entity, user);
    if (one) list.push(one);
  }
  return list.length ? list : undefined;
}

function rawEntity(entity: Entity, user: (id: number) => tl.TypeInputUser): tl.TypeMessageEntity | undefined {
  const { offset, length } = entity;
  switch (entity.kind) {
    case 'bold': return { _: 'messageEntityBold', offset, length };
    case 'italic': return { _: 'messageEntityItalic', offset, length };
    case 'underline': return { _: 'messageEntityUnderline', offset, length };
    case 'strike': return { _: 'messageEntityStrike', offset, length };
    case 'spoiler': return { _: 'messageEntitySpoiler', offset, length };
    case 'code': return { _: 'messageEntityCode', offset, length };
    case 'pre': return { _: 'messageEntityPre', offset, length, language: entity.language ?? '' };
    case 'quote': return { _: 'messageEntityBlockquote', offset, length };
    case 'link': return { _: 'messageEntityTextUrl', offset, length, url: entity.url ?? '' };
    case 'mentionName':
      return { _: 'inputMessageEntityMentionName', offset, length, userId: user(entity.user ?? 0) };
    case 'customEmoji':
      return { _: 'messageEntityCustomEmoji', offset, length, documentId: long(entity.document ?? '0') };
    default: return undefined;
  }
}

export function formatted(raw: tl.TypeTextWithEntities): FormattedText {
  return { text: raw.text, entities: entitiesOf(raw.entities) };
}
