package heliograph.sync;

import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Message;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdatePinnedChannelMessages;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A channel as one session of a member has it, and how updates change it.
final class ChannelCopy {
    final TreeMap<Integer, Message> messages = new TreeMap<>();

    /// What the session is there; null while it does not know, or is out.
    @Nullable Channel card;

    int readInbox;

    boolean member() {
        return card != null && !card.left();
    }

    void put(AnyMessage message) {
        var m = Box.plain(message);
        messages.put(m.id(), m);
    }

    /// Messages up to this id are not for this member.
    void hide(int upTo) {
        messages.headMap(upTo, true).clear();
    }

    void change(Update update) {
        switch (update) {
            case UpdateNewChannelMessage u -> put(u.message());
            case UpdateEditChannelMessage u -> {
                if (messages.containsKey(Box.plain(u.message()).id())) put(u.message());
            }
            case UpdateDeleteChannelMessages u -> u.messages().forEach(messages::remove);
            case UpdatePinnedChannelMessages u -> {
                for (int id : u.messages())
                    messages.computeIfPresent(
                            id, (_, m) -> m.toBuilder().pinned(u.pinned()).build());
            }
            default -> throw new AssertionError(update);
        }
    }

    /// `pts`; 0 for an update that has no place in the log of a channel.
    static int pts(Update update) {
        return switch (update) {
            case UpdateNewChannelMessage u -> u.pts();
            case UpdateEditChannelMessage u -> u.pts();
            case UpdateDeleteChannelMessages u -> u.pts();
            case UpdatePinnedChannelMessages u -> u.pts();
            default -> 0;
        };
    }

    static int count(Update update) {
        return switch (update) {
            case UpdateNewChannelMessage u -> u.ptsCount();
            case UpdateEditChannelMessage u -> u.ptsCount();
            case UpdateDeleteChannelMessages u -> u.ptsCount();
            case UpdatePinnedChannelMessages u -> u.ptsCount();
            default -> 0;
        };
    }

    /// Messages that the member has not read and has not written.
    int unread() {
        int unread = 0;
        for (var m : messages.tailMap(readInbox + 1).values()) if (!m.out()) unread++;
        return unread;
    }

    /// Everything that must be the same in all sessions of an account.
    ///
    /// @param now seconds since 1970
    String picture(int now) {
        var c = card;
        if (c == null || c.left()) return "out";
        var text = new StringBuilder();
        for (var m : messages.values())
            text.append(
                    "%d: %s by %s%s%s reply %s at %d edited %s\n"
                            .formatted(
                                    m.id(),
                                    m.message(),
                                    m.fromId(),
                                    m.out() ? " out" : "",
                                    m.pinned() ? " pinned" : "",
                                    m.replyTo(),
                                    m.date(),
                                    m.editDate()));
        return text.append(
                        "%s, creator %s, rights %s, banned %s, read %d, unread %d"
                                .formatted(
                                        c.title(),
                                        c.creator(),
                                        c.adminRights(),
                                        lasting(c.bannedRights(), now),
                                        readInbox,
                                        unread()))
                .toString();
    }

    static @Nullable ChatBannedRights lasting(@Nullable ChatBannedRights banned, int now) {
        boolean over = banned != null && banned.untilDate() != 0 && banned.untilDate() <= now;
        return over ? null : banned;
    }
}
