package heliograph.channels.life;

import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelRules;

/// What a channel may be called, and what may be said of it.
public final class Titles {
    private Titles() {}

    /// The title without blanks around it, cut to [ChannelRules#TITLE_MAX]. Refuses with
    /// `CHAT_TITLE_EMPTY`.
    public static String checked(String title) {
        var stripped = title.strip();
        if (stripped.isEmpty()) throw ChannelErrors.CHAT_TITLE_EMPTY.refusal();
        int length = stripped.codePointCount(0, stripped.length());
        if (length <= ChannelRules.TITLE_MAX) return stripped;
        return stripped.substring(0, stripped.offsetByCodePoints(0, ChannelRules.TITLE_MAX));
    }

    /// The description without blanks around it. Refuses with `CHAT_ABOUT_TOO_LONG`.
    public static String about(String about) {
        var stripped = about.strip();
        if (stripped.codePointCount(0, stripped.length()) > ChannelRules.ABOUT_MAX)
            throw ChannelErrors.CHAT_ABOUT_TOO_LONG.refusal();
        return stripped;
    }
}
