package heliograph.channels.settings;

import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelAdminLogEventActionChangeLinkedChat;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.NoteLinked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The group in which a channel's posts are discussed. Each of the two names the other; the one
/// that is changed by a call tells the other by a note.
public final class Linking {
    private static final NoteType<NoteLinked> LINKED =
            new NoteType<>("channels.linked", new TlCodec<>(NoteLinked::read));

    static final RpcError BROADCAST_ID_INVALID = RpcError.bad("BROADCAST_ID_INVALID");
    static final RpcError MEGAGROUP_ID_INVALID = RpcError.bad("MEGAGROUP_ID_INVALID");
    static final RpcError MEGAGROUP_PREHISTORY_HIDDEN = RpcError.bad("MEGAGROUP_PREHISTORY_HIDDEN");
    static final RpcError LINK_NOT_MODIFIED = RpcError.bad("LINK_NOT_MODIFIED");

    private final Channels channels;
    private final ChannelLog log;

    /// Call it before the store starts.
    public Linking(Store store, Channels channels, ChannelLog log) {
        this.channels = channels;
        this.log = log;
        store.onNote(LINKED, this::arrived);
    }

    /// Has the other of two drop its link to this home's channel.
    public static void untie(Tx tx, long other) {
        tx.tell(Home.channel(other), LINKED, new NoteLinked(null));
    }

    /// Has the posts of a broadcast be discussed in a group.
    void link(Caller caller, long broadcast, long group) {
        channels.read(
                group,
                view -> {
                    var place = channels.standing(view, caller.user()).viewing().channel();
                    if (place.broadcast()) throw MEGAGROUP_ID_INVALID.refusal();
                    channels.standing(view, caller.user()).having(ChatAdminRights::changeInfo);
                    if (place.historyHidden()) throw MEGAGROUP_PREHISTORY_HIDDEN.refusal();
                    if (place.linked() != null && place.linked() != broadcast)
                        throw MEGAGROUP_ID_INVALID.refusal();
                    return true;
                });
        channels.write(
                broadcast,
                tx -> {
                    var standing = channels.standing(tx, caller.user()).viewing();
                    if (!standing.channel().broadcast()) throw BROADCAST_ID_INVALID.refusal();
                    put(tx, caller, group);
                    tx.tell(Home.channel(group), LINKED, new NoteLinked(broadcast));
                    return true;
                });
    }

    /// Takes the link of a channel away, whichever of the two it is.
    void unlink(Caller caller, long channel) {
        channels.write(
                channel,
                tx -> {
                    put(tx, caller, null);
                    return true;
                });
    }

    private void put(Tx tx, Caller caller, @Nullable Long other) {
        var before =
                channels.standing(tx, caller.user()).having(ChatAdminRights::changeInfo).channel();
        long old = before.linked() == null ? 0 : before.linked();
        long now = other == null ? 0 : other;
        if (old == now) throw LINK_NOT_MODIFIED.refusal();
        channels.put(tx, before.toBuilder().linked(other).build());
        if (old != 0) untie(tx, old);
        AdminLog.write(tx, caller, new ChannelAdminLogEventActionChangeLinkedChat(old, now));
        log.tell(tx, new ChannelLog.News(new UpdateChannel(tx.home().id())), caller);
    }

    private void arrived(Tx tx, Home from, NoteLinked note) {
        var before = Channels.find(tx);
        if (before == null || before.deleted()) return;
        var old = before.linked();
        if (note.channel() == null && (old == null || old != from.id())) return;
        if (note.channel() != null && old != null && old != from.id()) untie(tx, old);
        channels.put(tx, before.toBuilder().linked(note.channel()).build());
        log.tell(tx, new ChannelLog.News(new UpdateChannel(tx.home().id())), Caller.NOBODY);
    }

    /// The supergroups that the caller made and that discuss no channel yet.
    List<Long> groups(Caller caller) {
        var found = new ArrayList<Long>();
        for (long channel : channels.joined(caller.user())) {
            var head = channels.head(channel);
            if (head == null || head.channel().deleted() || head.channel().broadcast()) continue;
            boolean free = head.channel().linked() == null && !head.channel().forum();
            if (free && head.channel().creator() == caller.user()) found.add(channel);
        }
        return found;
    }
}
