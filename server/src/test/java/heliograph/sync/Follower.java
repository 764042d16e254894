package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client.Outcome;
import heliograph.Harness;
import heliograph.peers.PeerId;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateChannelAvailableMessages;
import heliograph.tl.api.UpdateChannelTooLong;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdateReadChannelInbox;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.ChatFull;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.updates.AnyChannelDifference;
import heliograph.tl.api.updates.AnyDifference;
import heliograph.tl.api.updates.ChannelDifference;
import heliograph.tl.api.updates.ChannelDifferenceEmpty;
import heliograph.tl.api.updates.ChannelDifferenceTooLong;
import heliograph.tl.api.updates.Difference;
import heliograph.tl.api.updates.DifferenceSlice;
import heliograph.tl.api.updates.GetChannelDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one session does to keep its copy of a channel in step: it applies what it is told, asks
/// for what it missed, and asks what it is in the channel when it is told that this has changed.
final class Follower {
    private static final int TRIES = 200;

    /// Told of every new message that comes in by itself, before it is applied.
    @FunctionalInterface
    interface Ear {
        void heard(long account, AnyMessage message);
    }

    private final Actor actor;
    private final Harness server;
    private final long channel;
    private final Sequence log;
    private final Journal journal;
    private final Ear ear;
    private ChannelCopy copy = new ChannelCopy();

    /// Whether the card must be asked for, and which asking counts.
    private boolean stale = true;

    private int cards;
    private boolean asksCard;

    /// Whether it has ever asked.
    private boolean known;

    /// Whether the messages must be loaded.
    private boolean empty = true;

    private boolean behind;
    private int differences;
    private boolean asksDifference;

    /// @param journal of the channel, shared by all that follow it
    Follower(Actor actor, long channel, Journal journal, Ear ear) {
        this.actor = actor;
        this.server = actor.server;
        this.channel = channel;
        this.journal = journal;
        this.log = new Sequence(journal);
        this.ear = ear;
    }

    ChannelCopy copy() {
        return copy;
    }

    int pts() {
        return log.pts();
    }

    AnyInputChannel named() {
        return new InputChannel(channel, server.hash(actor.client, PeerId.channel(channel)));
    }

    InputPeer peer() {
        return server.peer(actor.client, PeerId.channel(channel).marked());
    }

    /// The session begins anew: what was asked is of no use any more.
    void restarted() {
        cards++;
        stale |= asksCard;
        asksCard = false;
        forgetDifference();
    }

    boolean lacks() {
        return stale || asksCard || (copy.member() && (empty || behind || log.gap()));
    }

    void take(AnyUpdates updates) {
        if (!(updates instanceof Updates u)) return;
        u.updates().forEach(this::take);
    }

    /// What a difference of the account says of the channel.
    void take(AnyDifference difference) {
        switch (difference) {
            case Difference d -> d.otherUpdates().forEach(this::take);
            case DifferenceSlice d -> d.otherUpdates().forEach(this::take);
            default -> {}
        }
    }

    private void take(Update update) {
        switch (update) {
            case UpdateChannel u when u.channelId() == channel -> stale = true;
            case UpdateChannelTooLong u when u.channelId() == channel -> {
                var pts = u.pts();
                if (pts == null || pts > log.pts()) behind = true;
            }
            case UpdateChannelAvailableMessages u when u.channelId() == channel ->
                    copy.hide(u.availableMinId());
            case UpdateReadChannelInbox u when u.channelId() == channel ->
                    copy.readInbox = Math.max(copy.readInbox, u.maxId());
            default -> {
                int pts = ChannelCopy.pts(update);
                if (pts == 0) return;
                if (update instanceof UpdateNewChannelMessage news)
                    ear.heard(actor.client.id(), news.message());
                place(pts, ChannelCopy.count(update), () -> copy.change(update));
            }
        }
    }

    /// Puts a change into its place in the log.
    void place(int pts, int count, Runnable change) {
        if (empty || !copy.member()) journal.saw(pts, count);
        else log.place(pts, count, change);
    }

    /// What the session did may have changed what it is there.
    void doubt() {
        stale = true;
    }

    /// The session did something of which only the log says what it was.
    void lag() {
        behind = true;
    }

    /// Asks for what is missing.
    void catchUp() {
        if (stale && !asksCard) askCard();
        if (!behind && !log.gap()) return;
        if (empty || !copy.member() || asksDifference) return;
        asksDifference = true;
        log.hold();
        int number = differences;
        int limit = actor.chance(3) ? 10 : 100;
        var all = new ChannelMessagesFilterEmpty();
        actor.ask(
                new GetChannelDifference(false, named(), all, log.pts(), limit),
                true,
                outcome -> {
                    if (number == differences) caughtUp(outcome);
                });
    }

    private void caughtUp(Outcome outcome) {
        asksDifference = false;
        if (outcome.failed()) {
            assertEquals("CHANNEL_PRIVATE", outcome.error());
            out();
        } else
            switch ((AnyChannelDifference) outcome.got()) {
                case ChannelDifferenceEmpty d -> {
                    // What has happened since may be nothing that this member sees.
                    log.reach(d.pts());
                    behind = false;
                }
                case ChannelDifference d -> {
                    take(d);
                    behind = !d.final_();
                }
                case ChannelDifferenceTooLong _ -> empty = true;
            }
        log.release();
    }

    private void take(ChannelDifference d) {
        d.newMessages().forEach(copy::put);
        int last = log.pts();
        for (var update : d.otherUpdates()) {
            assertTrue(ChannelCopy.pts(update) > last, "a difference out of order");
            last = ChannelCopy.pts(update);
            assertTrue(last <= d.pts(), "a difference beyond its end");
            journal.saw(last, ChannelCopy.count(update));
            copy.change(update);
        }
        log.reach(d.pts());
        // What else has changed since then has no place in the log.
        stale = true;
    }

    private void askCard() {
        asksCard = true;
        stale = false;
        int number = ++cards;
        actor.ask(
                new GetFullChannel(named()),
                true,
                outcome -> {
                    if (number != cards) return;
                    asksCard = false;
                    card(outcome);
                });
    }

    private void card(Outcome outcome) {
        if (outcome.failed()) {
            assertEquals("CHANNEL_PRIVATE", outcome.error());
            out();
            return;
        }
        var answer = (ChatFull) outcome.got();
        var full = (ChannelFull) answer.fullChat();
        copy.card = card(answer.chats());
        if (!copy.member()) {
            out();
            return;
        }
        var hidden = full.availableMinId();
        if (hidden != null) copy.hide(hidden);
        copy.readInbox = Math.max(copy.readInbox, full.readInboxMaxId());
    }

    private @Nullable Channel card(List<AnyChat> chats) {
        for (var chat : chats) if (chat instanceof Channel c && c.id() == channel) return c;
        return null;
    }

    private void out() {
        copy = new ChannelCopy();
        empty = true;
        behind = false;
        forgetDifference();
    }

    /// A difference that is on its way is of no use any more.
    private void forgetDifference() {
        differences++;
        asksDifference = false;
        log.release();
    }

    /// Loads the messages, if the session is a member and has none, or does not know it yet.
    void load() {
        if (!empty || (known && !copy.member())) return;
        known = true;
        forgetDifference();
        var fresh = fresh();
        if (fresh == null) return;
        copy = fresh.copy;
        log.begin(fresh.pts);
        empty = false;
        behind = true;
    }

    /// What is read at once.
    record Fresh(ChannelCopy copy, int pts) {}

    /// The channel as it is read by one who has no copy; null when it cannot be read.
    @Nullable Fresh fresh() {
        var full = outcome(new GetFullChannel(named()));
        if (full.failed()) return null;
        var fresh = new ChannelCopy();
        var answer = (ChatFull) full.got();
        fresh.card = card(answer.chats());
        if (!fresh.member()) return null;
        var channelFull = (ChannelFull) answer.fullChat();
        fresh.readInbox = channelFull.readInboxMaxId();
        return history(fresh) ? new Fresh(fresh, channelFull.pts()) : null;
    }

    private boolean history(ChannelCopy fresh) {
        int offset = 0;
        while (true) {
            var page = outcome(new GetHistory(peer(), offset, 0, 0, 20, 0, 0, 0));
            if (page.failed()) return false;
            var messages = ((ChannelMessages) page.got()).messages();
            if (messages.isEmpty()) return true;
            messages.forEach(fresh::put);
            int next = Box.plain(messages.getLast()).id();
            if (offset != 0 && next >= offset) throw new AssertionError("a page again");
            offset = next;
        }
    }

    /// Asks until the store can answer.
    private Outcome outcome(TlFunction<?> query) {
        for (int i = 0; i < TRIES; i++) {
            var outcome = actor.client.outcome(query);
            if (outcome.code() != 500) return outcome;
        }
        throw new AssertionError("no answer to " + query);
    }
}
