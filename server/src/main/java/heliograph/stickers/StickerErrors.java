package heliograph.stickers;

import heliograph.rpc.RpcError;

/// The refusals of stickers, under the protocol's names.
final class StickerErrors {
    static final RpcError STICKERSET_INVALID = RpcError.bad("STICKERSET_INVALID");
    static final RpcError STICKER_INVALID = RpcError.bad("STICKER_INVALID");
    static final RpcError STICKER_ID_INVALID = RpcError.bad("STICKER_ID_INVALID");
    static final RpcError STICKER_EMOJI_INVALID = RpcError.bad("STICKER_EMOJI_INVALID");
    static final RpcError STICKERS_EMPTY = RpcError.bad("STICKERS_EMPTY");
    static final RpcError STICKERS_TOO_MUCH = RpcError.bad("STICKERS_TOO_MUCH");
    static final RpcError STICKERPACK_TOO_MUCH = RpcError.bad("STICKERPACK_STICKERS_TOO_MUCH");
    static final RpcError PACK_TITLE_INVALID = RpcError.bad("PACK_TITLE_INVALID");
    static final RpcError PACK_TYPE_INVALID = RpcError.bad("PACK_TYPE_INVALID");
    static final RpcError PACK_NAME_INVALID = RpcError.bad("PACK_SHORT_NAME_INVALID");
    static final RpcError PACK_NAME_OCCUPIED = RpcError.bad("PACK_SHORT_NAME_OCCUPIED");
    static final RpcError SHORT_NAME_INVALID = RpcError.bad("SHORT_NAME_INVALID");
    static final RpcError SHORT_NAME_OCCUPIED = RpcError.bad("SHORT_NAME_OCCUPIED");
    static final RpcError TITLE_INVALID = RpcError.bad("TITLE_INVALID");
    static final RpcError GIF_ID_INVALID = RpcError.bad("GIF_ID_INVALID");
    static final RpcError EMOTICON_EMPTY = RpcError.bad("EMOTICON_EMPTY");
    static final RpcError USER_ID_INVALID = RpcError.bad("USER_ID_INVALID");

    private StickerErrors() {}
}
