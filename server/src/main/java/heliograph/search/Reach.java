package heliograph.search;

import heliograph.channels.Channels;
import heliograph.channels.Standing;
import heliograph.messages.BoxRows;
import heliograph.messages.Chats;
import heliograph.messages.SavedTags;
import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Reaction;
import heliograph.tl.stored.StoredChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a viewer may look through, asked of the store at the moment of each search.
public final class Reach {
    private final Store store;
    private final Chats chats;
    private final Channels channels;
    private final BoxRows boxes;

    public Reach(Store store, Chats chats, Channels channels, BoxRows boxes) {
        this.store = store;
        this.chats = chats;
        this.channels = channels;
        this.boxes = boxes;
    }

    /// A chat that may be looked through.
    ///
    /// @param home where its messages lie
    /// @param peer null for all chats of an account's box together
    /// @param first the lowest id that the viewer may read
    /// @param pts where its own log stands; null when it has none
    record Place(Home home, @Nullable PeerId peer, int first, @Nullable Integer pts) {}

    /// The private chats and groups of the caller as one: ids are one row in a box.
    static Place box(Caller caller) {
        return new Place(Home.account(caller.user()), null, 1, null);
    }

    /// Refuses with the protocol's errors what the caller may not open.
    Place place(Caller caller, PeerId peer) {
        if (peer.kind() != PeerId.Kind.CHANNEL)
            return new Place(Home.account(caller.user()), peer, 1, null);
        var standing = channels.standing(peer.id(), caller.user());
        if (standing == null) throw RpcError.CHANNEL_INVALID.refusal();
        return place(peer.id(), standing.viewing());
    }

    private Place place(long channel, Standing standing) {
        var head = channels.head(channel);
        return new Place(
                Home.channel(channel),
                PeerId.channel(channel),
                standing.firstVisible(),
                head == null ? null : head.box().pts());
    }

    /// The channels and supergroups that a viewer is in now.
    List<Place> joined(long viewer, Predicate<StoredChannel> wanted) {
        var places = new ArrayList<Place>();
        for (long channel : channels.joined(viewer)) {
            var head = channels.head(channel);
            if (head == null || !wanted.test(head.channel())) continue;
            var standing = channels.standing(channel, viewer);
            if (standing != null && standing.isMember() && standing.mayView())
                places.add(place(channel, standing));
        }
        return places;
    }

    /// Whether everyone may read a channel; then it is one that posts are looked for in.
    boolean isPublicChannel(long channel) {
        var head = channels.head(channel);
        return head != null && isPublic(head.channel()) && head.channel().broadcast();
    }

    boolean isPublic(long channel) {
        var head = channels.head(channel);
        return head != null && isPublic(head.channel());
    }

    static boolean isPublic(StoredChannel channel) {
        return !channel.deleted() && channel.username() != null;
    }

    /// The chats that a viewer has put into the archive.
    Set<Long> archived(long viewer) {
        return store.read(Home.account(viewer), boxes::archived);
    }

    PeerId named(Caller caller, heliograph.tl.api.InputPeer peer) {
        return chats.peers().resolve(caller, peer);
    }

    /// The messages that hits name, as the caller sees them, in the order of the hits; those that
    /// are gone, or that the caller may not read, are left out.
    List<AnyMessage> read(Caller caller, List<Hit> hits) {
        var byPeer = new LinkedHashMap<Long, List<Integer>>();
        for (var hit : hits)
            byPeer.computeIfAbsent(hit.peer(), _ -> new ArrayList<>()).add(hit.id());
        Map<Hit, AnyMessage> found = new HashMap<>();
        byPeer.forEach((peer, ids) -> {
            for (var message : messages(caller, peer, ids))
                found.put(new Hit(peer, MessageHead.id(message), 0), message);
        });
        var messages = new ArrayList<AnyMessage>(hits.size());
        for (var hit : hits) {
            var message = found.get(new Hit(hit.peer(), hit.id(), 0));
            if (message != null) messages.add(message);
        }
        return messages;
    }

    /// The ids of the caller's saved messages that have one of some tags.
    Set<Integer> tagged(Caller caller, List<Reaction> tags) {
        return SavedTags.messages(store, caller.user(), tags);
    }

    /// As [#read(Caller, List)], for messages of one place.
    List<AnyMessage> read(Caller caller, Place place, List<Integer> ids) {
        var peer = place.peer();
        if (peer != null) return messages(caller, peer.marked(), ids);
        return store.read(
                place.home(),
                view -> {
                    var there = new ArrayList<AnyMessage>();
                    for (int id : ids) {
                        var row = boxes.find(view, id);
                        if (row != null) there.add(row.message());
                    }
                    return there;
                });
    }

    private List<AnyMessage> messages(Caller caller, long peer, List<Integer> ids) {
        var there = new ArrayList<AnyMessage>();
        try {
            for (var message : chats.of(new PeerId(peer)).messages(caller, ids))
                if (message != null) there.add(message);
        } catch (RpcError.Refusal closed) {
            return List.of();
        }
        return there;
    }
}
