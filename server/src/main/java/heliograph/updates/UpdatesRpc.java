package heliograph.updates;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.updates.AnyDifference;
import heliograph.tl.api.updates.Difference;
import heliograph.tl.api.updates.DifferenceEmpty;
import heliograph.tl.api.updates.DifferenceSlice;
import heliograph.tl.api.updates.DifferenceTooLong;
import heliograph.tl.api.updates.GetDifference;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.tl.stored.StoredUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// `updates.getState` and `updates.getDifference` (rules U9, U10, U15, U16).
public final class UpdatesRpc {
    /// Events of one answer; a client that has more to catch up with asks again.
    private static final int SLICE = 500;

    /// Changes without `pts` of one answer, about.
    private static final int STATES = 200;

    private final Store store;
    private final Renderer renderer;
    private final MessageSource messages;
    private final ToIntFunction<View> unread;
    private final ChannelMoves channels;

    /// Which of an account's channels have moved.
    @FunctionalInterface
    public interface ChannelMoves {
        /// An `updateChannelTooLong` for each that has since `date`, or in its second.
        List<Update> since(View account, int date);
    }

    /// @param unread how many unread messages an account has
    public UpdatesRpc(
            Store store,
            Renderer renderer,
            MessageSource messages,
            ToIntFunction<View> unread,
            ChannelMoves channels) {
        this.store = store;
        this.renderer = renderer;
        this.messages = messages;
        this.unread = unread;
        this.channels = channels;
    }

    public void register(Rpc rpc) {
        rpc.on(GetState.METHOD, SIGNED_IN, this::getState);
        rpc.on(GetDifference.METHOD, SIGNED_IN, this::getDifference);
    }

    private State getState(Caller caller, GetState query) {
        return state(caller.user());
    }

    /// Where an account stands now.
    public State state(long account) {
        return store.read(Home.account(account), view -> state(view, Box.of(view).pts()));
    }

    private State state(View view, int pts) {
        int qts = Box.of(view).qts();
        return new State(pts, qts, now(view), 0, unread.applyAsInt(view));
    }

    private AnyDifference getDifference(Caller caller, GetDifference query) {
        if (query.pts() < 1) throw RpcError.bad("PERSISTENT_TIMESTAMP_EMPTY").refusal();
        if (query.date() < 1) throw RpcError.bad("DATE_EMPTY").refusal();
        return store.read(
                Home.account(caller.user()), view -> difference(caller.user(), view, query));
    }

    private AnyDifference difference(long account, View view, GetDifference query) {
        int latest = Box.of(view).pts();
        if (query.pts() > latest) throw RpcError.bad("PERSISTENT_TIMESTAMP_INVALID").refusal();
        if (query.ptsTotalLimit() != null && latest - query.pts() > query.ptsTotalLimit())
            return new DifferenceTooLong(latest);
        int limit = query.ptsLimit() == null ? SLICE : Math.clamp(query.ptsLimit(), 1, SLICE);
        var events = Updates.since(view, query.pts(), limit);
        boolean all = events.isEmpty() || events.getLast().key() == latest;
        var news = new ArrayList<AnyMessage>();
        var others = new ArrayList<Update>();
        for (var event : events)
            switch (event.value()) {
                case StoredNewMessage(var peer, var id) -> {
                    var message = messages.message(view, peer, id);
                    if (message != null) news.add(message);
                }
                case StoredEditMessage(var peer, var id) -> {
                    var message = messages.message(view, peer, id);
                    if (message != null) others.add(new UpdateEditMessage(message, event.key(), 1));
                }
                case StoredUpdate(var update) -> others.add(current(view, (Update) update, all));
            }
        int date = query.date();
        if (all) {
            var states = Updates.statesSince(view, date, STATES);
            others.addAll(states.updates());
            others.addAll(channels.since(view, date - Updates.LATE));
            all = states.next() == 0;
            date = all ? now(view) : states.next();
        }
        if (news.isEmpty() && others.isEmpty() && all) return new DifferenceEmpty(now(view), 0);
        var shown = renderer.messages(account, news);
        var current = renderer.living(account, others);
        var named = new Named().messages(shown);
        current.forEach(named::update);
        var users = renderer.users(account, named);
        var chats = renderer.chats(account, named);
        if (all)
            return new Difference(shown, List.of(), current, chats, users, state(view, latest));
        // The date goes on with the changes that are told by it, not with the clock.
        int reached = events.isEmpty() ? query.pts() : events.getLast().key();
        var state =
                new State(
                        reached, Box.of(view).qts(), Math.max(1, date), 0, unread.applyAsInt(view));
        return new DifferenceSlice(shown, List.of(), current, chats, users, state);
    }

    /// An update as it is told now: after the last of a difference, a chat has as many unread
    /// messages as it has, not as many as it had when it was read (rule U15).
    private Update current(View view, Update kept, boolean all) {
        if (!all || !(kept instanceof UpdateReadHistoryInbox u)) return kept;
        int still = messages.unread(view, PeerId.of(u.peer()).marked());
        return new UpdateReadHistoryInbox(
                u.folderId(), u.peer(), u.topMsgId(), u.maxId(), still, u.pts(), u.ptsCount());
    }

    private static int now(View view) {
        return (int) view.now().getEpochSecond();
    }
}
