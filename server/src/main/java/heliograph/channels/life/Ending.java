package heliograph.channels.life;

import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.settings.Linking;
import heliograph.peers.PeerId;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.NoteType;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.NoteStanding;
import java.util.List;

/// Deleting channels. From the step on that deletes it nobody sees anything of it; its members are
/// taken out a few at a time, by notes that its home tells itself.
public final class Ending {
    private static final NoteType<NoteStanding> DISSOLVE =
            new NoteType<>("channels.dissolve", new TlCodec<>(NoteStanding::read));

    /// Members that one step takes out.
    private static final int TAKEN_OUT = 500;

    private final Channels channels;
    private final ChannelLog log;
    private final Profiles profiles;

    /// Call it before the store starts.
    public Ending(Store store, Channels channels, ChannelLog log, Profiles profiles) {
        this.channels = channels;
        this.log = log;
        this.profiles = profiles;
        store.onNote(DISSOLVE, (tx, _, _) -> dissolve(tx));
    }

    /// Deletes a channel. Refuses with `CHAT_ADMIN_REQUIRED` who did not make it.
    List<Update> end(Caller caller, long channel) {
        var ended =
                channels.write(
                        channel,
                        tx -> {
                            var standing = channels.standing(tx, caller.user()).viewing();
                            if (!standing.isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                            var before = standing.channel();
                            channels.put(tx, before.toBuilder().deleted(true).linked(null).build());
                            if (before.linked() != null) Linking.untie(tx, before.linked());
                            log.tell(tx, new ChannelLog.News(new UpdateChannel(channel)), caller);
                            tx.tell(tx.home(), DISSOLVE, new NoteStanding());
                            return before;
                        });
        var self = PeerId.channel(channel);
        for (var name : NameOrder.of(ended).taken()) profiles.release(name, self);
        return List.of(new UpdateChannel(channel));
    }

    private void dissolve(Tx tx) {
        var people = channels.people(tx, 0, TAKEN_OUT);
        for (var entry : people) channels.put(tx, entry.key(), null);
        if (people.size() == TAKEN_OUT) tx.tell(tx.home(), DISSOLVE, new NoteStanding());
    }
}
