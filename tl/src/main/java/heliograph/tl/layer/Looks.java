package heliograph.tl.layer;

import heliograph.tl.api.AnyChatTheme;
import heliograph.tl.api.AnyInputChatTheme;
import heliograph.tl.api.AnyMessageExtendedMedia;
import heliograph.tl.api.AnyPeerColor;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChatTheme;
import heliograph.tl.api.InputChatTheme;
import heliograph.tl.api.InputChatThemeEmpty;
import heliograph.tl.api.MessageExtendedMediaPreview;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.User;
import heliograph.tl.api.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How peers look: colours, themes, previews, names.
public final class Looks {
    private Looks() {}

    /// The number of a colour; null for one that older layers have no number for.
    public static @Nullable Integer color(AnyPeerColor color) {
        return color instanceof PeerColor plain ? plain.color() : null;
    }

    /// The emoji behind a colour.
    public static @Nullable Long emoji(@Nullable AnyPeerColor color) {
        return color instanceof PeerColor plain ? plain.backgroundEmojiId() : null;
    }

    /// The colour that an old client sets; null when it sets neither.
    public static @Nullable AnyPeerColor color(
            @Nullable Integer color, @Nullable Long backgroundEmojiId) {
        if (color == null && backgroundEmojiId == null) return null;
        return new PeerColor(color, backgroundEmojiId);
    }

    /// The emoji of a chat's theme; empty for another theme, null for none.
    public static @Nullable String emoticon(@Nullable AnyChatTheme theme) {
        if (theme == null) return null;
        return theme instanceof ChatTheme(String emoticon) ? emoticon : "";
    }

    /// The theme of an emoji; none for an empty text.
    public static AnyInputChatTheme theme(String emoticon) {
        return emoticon.isEmpty() ? new InputChatThemeEmpty() : new InputChatTheme(emoticon);
    }

    /// The first of several previews, where older layers had one.
    public static AnyMessageExtendedMedia first(List<AnyMessageExtendedMedia> media) {
        return media.isEmpty()
                ? new MessageExtendedMediaPreview(null, null, null, null)
                : media.getFirst();
    }

    /// The first active username, or nothing: older layers knew only one.
    public static String username(List<Username> usernames) {
        return usernames.stream()
                .filter(Username::active)
                .map(Username::username)
                .findFirst()
                .orElse("");
    }

    /// A user of several usernames with the first active one alone; null when it shows one already.
    public static @Nullable User oneName(User user) {
        if (user.username() != null || user.usernames() == null) return null;
        return user.toBuilder().usernames(null).username(username(user.usernames())).build();
    }

    /// As [#oneName(User)].
    public static @Nullable Channel oneName(Channel channel) {
        if (channel.username() != null || channel.usernames() == null) return null;
        return channel.toBuilder().usernames(null).username(username(channel.usernames())).build();
    }
}
