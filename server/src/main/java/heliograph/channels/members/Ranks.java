package heliograph.channels.members;

import heliograph.rpc.RpcError;

/// The titles of admins: up to 16 characters, no emoji.
final class Ranks {
    static final int MAX = 16;
    static final RpcError ADMIN_RANK_INVALID = RpcError.bad("ADMIN_RANK_INVALID");
    static final RpcError ADMIN_RANK_EMOJI_NOT_ALLOWED =
            RpcError.bad("ADMIN_RANK_EMOJI_NOT_ALLOWED");

    private Ranks() {}

    /// The title without blanks around it.
    static String checked(String rank) {
        var stripped = rank.strip();
        if (stripped.codePointCount(0, stripped.length()) > MAX) throw ADMIN_RANK_INVALID.refusal();
        if (stripped.codePoints().anyMatch(Character::isEmojiPresentation))
            throw ADMIN_RANK_EMOJI_NOT_ALLOWED.refusal();
        return stripped;
    }
}
