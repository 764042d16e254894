package heliograph.posts;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.messages.ChatList;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.updates.AnyChannelDifference;
import heliograph.tl.api.updates.ChannelDifference;
import heliograph.tl.api.updates.ChannelDifferenceEmpty;
import heliograph.tl.api.updates.ChannelDifferenceTooLong;
import heliograph.tl.api.updates.GetChannelDifference;
import java.util.List;

/// `updates.getChannelDifference` (rules U11 and U12).
public final class DifferenceRpc {
    /// After how many seconds a client that has a channel open shall ask again.
    static final int TIMEOUT = 30;

    /// A viewer that is no member has asked, and hears of the channel for a while.
    @FunctionalInterface
    public interface Visits {
        void visit(long channel, long account, int seconds);
    }

    private final ChannelChats chats;
    private final Differences differences;
    private final Peers peers;
    private final Renderer renderer;
    private final ChatList list;
    private final Visits visits;

    public DifferenceRpc(
            ChannelChats chats, Peers peers, Renderer renderer, ChatList list, Visits visits) {
        this.chats = chats;
        this.differences = new Differences(chats.ground().channels(), chats.ground().posts());
        this.peers = peers;
        this.renderer = renderer;
        this.list = list;
        this.visits = visits;
    }

    public void register(Rpc rpc) {
        rpc.on(GetChannelDifference.METHOD, SIGNED_IN, this::getChannelDifference);
    }

    private AnyChannelDifference getChannelDifference(Caller caller, GetChannelDifference query) {
        long channel = peers.resolve(caller, query.channel());
        list.archive().wake(caller.user(), List.of(PeerId.channel(channel).marked()));
        var answer = differences.since(caller, channel, query);
        if (!answer.standing().isMember()) {
            // What comes after the answer's pts must reach the viewer: it listens first.
            visits.visit(channel, caller.user(), TIMEOUT);
            answer = differences.since(caller, channel, query);
        }
        var missed = answer.missed();
        if (missed == null) return tooLong(caller, channel);
        if (missed.messages().isEmpty() && missed.others().isEmpty() && missed.all())
            return new ChannelDifferenceEmpty(true, missed.pts(), TIMEOUT);
        var shown = renderer.messages(caller.user(), missed.messages());
        var others = renderer.living(caller.user(), missed.others());
        var named = new Named().messages(shown).add(PeerId.channel(channel));
        others.forEach(named::update);
        return new ChannelDifference(
                missed.all(),
                missed.pts(),
                TIMEOUT,
                shown,
                others,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private AnyChannelDifference tooLong(Caller caller, long channel) {
        var peer = PeerId.channel(channel);
        var dialog = list.row(caller.user(), peer);
        if (dialog == null) throw RpcError.CHANNEL_PRIVATE.refusal();
        int top = dialog instanceof Dialog d ? d.topMessage() : 0;
        var newest = chats.pages().messages(caller.user(), channel, List.of(top)).getFirst();
        var messages =
                newest == null
                        ? List.<AnyMessage>of()
                        : renderer.messages(caller.user(), List.of(newest));
        var named = new Named().messages(messages).add(peer);
        return new ChannelDifferenceTooLong(
                true,
                TIMEOUT,
                dialog,
                messages,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }
}
