package heliograph.peers;

import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerChat;
import heliograph.tl.api.PeerUser;

/// A user, a basic group or a channel as one number, as the Bot API marks them: users are positive,
/// basic groups negative, channels below −10¹².
///
/// The number is what homes, tables and events hold; it never goes to an MTProto client.
public record PeerId(long marked) implements Comparable<PeerId> {
    private static final long CHANNELS = -1_000_000_000_000L;

    /// The largest id of a user or chat that has a mark of its own.
    public static final long ID_MAX = 999_999_999_999L;

    public enum Kind {
        USER,
        CHAT,
        CHANNEL
    }

    public static PeerId user(long id) {
        return new PeerId(id);
    }

    public static PeerId chat(long id) {
        return new PeerId(-id);
    }

    public static PeerId channel(long id) {
        return new PeerId(CHANNELS - id);
    }

    public static PeerId of(Peer peer) {
        return switch (peer) {
            case PeerUser(var id) -> user(id);
            case PeerChat(var id) -> chat(id);
            case PeerChannel(var id) -> channel(id);
        };
    }

    public Kind kind() {
        if (marked > 0) return Kind.USER;
        return marked > CHANNELS ? Kind.CHAT : Kind.CHANNEL;
    }

    public boolean isUser() {
        return marked > 0;
    }

    /// The id as the protocol has it, without the mark.
    public long id() {
        return switch (kind()) {
            case USER -> marked;
            case CHAT -> -marked;
            case CHANNEL -> CHANNELS - marked;
        };
    }

    public Peer toTl() {
        return switch (kind()) {
            case USER -> new PeerUser(id());
            case CHAT -> new PeerChat(id());
            case CHANNEL -> new PeerChannel(id());
        };
    }

    @Override
    public int compareTo(PeerId other) {
        return Long.compare(marked, other.marked);
    }
}
