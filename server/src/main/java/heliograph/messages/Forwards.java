package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.storage.TlCodec;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.stored.NoteForwarded;

/// Copies of posts tell the post's channel of themselves, once each, in the step that writes them.
public final class Forwards {
    /// A post was forwarded to the home that tells it.
    public static final NoteType<NoteForwarded> FORWARDED =
            new NoteType<>("messages.forwarded", new TlCodec<>(NoteForwarded::read));

    private Forwards() {}

    /// A message is written in the home of `tx`: when it is a copy of a post, the post's channel
    /// hears of it.
    public static void written(Tx tx, AnyMessage message) {
        if (message instanceof Message m
                && m.fwdFrom() != null
                && m.fwdFrom().fromId() instanceof PeerChannel channel
                && m.fwdFrom().channelPost() != null)
            tx.tell(
                    Home.channel(PeerId.of(channel).id()),
                    FORWARDED,
                    new NoteForwarded(m.fwdFrom().channelPost(), m.id()));
    }
}
