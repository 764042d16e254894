import { Long, type tl } from '@mtcute/core';
import type { Sticker, StickerSet } from '../bridge/model';
import type { Account } from './account';
import { documentOf } from './media';
import { long } from './numbers';

const IDS_MAX = 100;

function stickersOf(raw: tl.TypeDocument[]): Sticker[] {
  return raw.flatMap((one) => {
    const media = one._ === 'document' ? documentOf(one, false) : undefined;
    return media?.type === 'sticker' ? [media] : [];
  });
}

const inputSet = ({ id, hash }: Pick<StickerSet, 'id' | 'hash'>): tl.RawInputStickerSetID =>
  ({ _: 'inputStickerSetID', id: long(id), accessHash: long(hash) });

function setOf(raw: tl.RawStickerSet): StickerSet {
  return {
    id: String(raw.id), hash: String(raw.accessHash), title: raw.title, count: raw.count, emoji: raw.emojis ?? false,
    installed: raw.installedDate !== undefined && !raw.archived,
  };
}

const document = ({ file: { place } }: Sticker): tl.RawInputDocument => {
  if (place.type !== 'document') throw new Error('a sticker is a document');
  return { _: 'inputDocument', id: long(place.id), accessHash: long(place.hash), fileReference: place.ref };
};

/** Stickers and custom emoji: sets, what was used last, what is liked most. */
export const stickers = {
  /** The sets that the account has taken, in its order. */
  async stickerSets(account: Account): Promise<StickerSet[]> {
    const raw = await account.call({ _: 'messages.getAllStickers', hash: Long.ZERO });
    return raw._ === 'messages.allStickers' ? raw.sets.map(setOf) : [];
  },

  async stickerSet(account: Account, set: Pick<StickerSet, 'id' | 'hash'>): Promise<{ set: StickerSet; stickers: Sticker[] }> {
    const raw = await account.call({ _: 'messages.getStickerSet', stickerset: inputSet(set), hash: 0 });
    if (raw._ !== 'messages.stickerSet') throw new Error('STICKERSET_INVALID');
    return { set: setOf(raw.set), stickers: stickersOf(raw.documents) };
  },

  async recentStickers(account: Account): Promise<{ recent: Sticker[]; liked: Sticker[] }> {
    const [recent, liked] = await Promise.all([
      account.call({ _: 'messages.getRecentStickers', hash: Long.ZERO }), account.call({ _: 'messages.getFavedStickers', hash: Long.ZERO }),
    ]);
    return {
      recent: recent._ === 'messages.recentStickers' ? stickersOf(recent.stickers) : [],
      liked: liked._ === 'messages.favedStickers' ? stickersOf(liked.stickers) : [],
    };
  },

  async likeSticker(account: Account, sticker: Sticker, on: boolean): Promise<void> {
    await account.call({ _: 'messages.faveSticker', id: document(sticker), unfave: !on });
  },

  /** Takes a set, or gives it back. */
  async takeSet(account: Account, set: StickerSet, on: boolean): Promise<void> {
    const stickerset = inputSet(set);
    if (on) await account.call({ _: 'messages.installStickerSet', stickerset, archived: false });
    else await account.call({ _: 'messages.uninstallStickerSet', stickerset });
  },

  /** The pictures of custom emoji, by the ids that texts name. */
  async customEmoji(account: Account, ids: string[]): Promise<Record<string, Sticker>> {
    const found: Record<string, Sticker> = {};
    for (let at = 0; at < ids.length; at += IDS_MAX) {
      const raw = await account.call({ _: 'messages.getCustomEmojiDocuments', documentId: ids.slice(at, at + IDS_MAX).map(long) });
      for (const one of stickersOf(raw)) if (one.file.place.type === 'document') found[one.file.place.id] = one;
    }
    return found;
  },
};

/** The sticker that a message is to be, as the server takes it. */
export const stickerMedia = (sticker: Sticker): tl.RawInputMediaDocument => ({ _: 'inputMediaDocument', id: document(sticker) });
