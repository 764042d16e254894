package heliograph.messages;

import heliograph.alarms.Alarms;
import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Api;
import heliograph.tl.api.Message;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteScheduledMessages;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdateNewScheduledMessage;
import heliograph.tl.stored.StoredScheduled;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Messages that wait for their date, or for their receiver to be online
/// (https://core.telegram.org/api/scheduled-messages).
///
/// ```
/// account home | "sched"   (peer, id) -> StoredScheduled
///              | "schedid" ()         -> the last id that was given
/// ```
///
/// Each is sent under a number of its own, which every chat takes once: whoever sends it again
/// after a crash sends nothing.
public final class Scheduled {
    /// Messages of one chat that wait.
    static final int MAX = 100;

    /// Seconds from now within which a message is sent at once.
    static final int SOON = 10;

    /// Seconds from now beyond which nobody schedules: a year.
    static final int LATEST = 366 * 86_400;

    /// Clients keep 18 bits of an id.
    private static final int ID_MAX = (1 << 18) - 1;

    private static final Table<Pair<Long, Integer>, StoredScheduled> WAITING =
            new Table<>(
                    "sched",
                    Codecs.pair(Codecs.LONG, Codecs.INT),
                    new TlCodec<>(StoredScheduled::read));
    private static final Table<Nothing, Integer> IDS =
            new Table<>("schedid", Codecs.NOTHING, Codecs.INT);

    private final Messages messages;
    private final Chats chats;
    private final Updates updates;
    private final RandomGenerator random;
    private final LongPredicate online;

    /// @param online whether an account is connected
    public Scheduled(
            Messages messages,
            Chats chats,
            Updates updates,
            RandomGenerator random,
            LongPredicate online) {
        this.messages = messages;
        this.chats = chats;
        this.updates = updates;
        this.random = random;
        this.online = online;
    }

    /// Sends what came for its date. To be entered among the sleepers.
    public boolean wake(Home home, int date) {
        if (home.kind() != Home.ACCOUNT) return false;
        long account = home.id();
        boolean waits = false;
        for (var entry : messages.store().read(home, Scheduled::all)) {
            var kept = entry.value();
            var peer = new PeerId(entry.key().first());
            if (kept.date() == Alarms.WAITING) {
                if (online.test(peer.id())) deliver(account, entry);
                else waits = true;
            } else if (date != Alarms.WAITING && kept.date() <= date) deliver(account, entry);
        }
        return waits;
    }

    private void deliver(long account, Entry<Pair<Long, Integer>, StoredScheduled> entry) {
        var caller = new Caller(account, false, 0, 0, 0, 0, Api.LAYER);
        var _ = send(caller, entry);
    }

    private static List<Entry<Pair<Long, Integer>, StoredScheduled>> all(View view) {
        return view.ascending(WAITING, null, null, Integer.MAX_VALUE);
    }

    private static List<Entry<Pair<Long, Integer>, StoredScheduled>> all(View view, PeerId peer) {
        return view.ascending(WAITING, Prefix.of(Codecs.LONG, peer.marked()), MAX);
    }

    /// Whether an account has messages for a chat that wait.
    public static boolean waits(View view, PeerId peer) {
        return !view.ascending(WAITING, Prefix.of(Codecs.LONG, peer.marked()), 1).isEmpty();
    }

    /// Keeps messages until `date`, or sends them when that is now.
    List<Update> put(
            Caller caller, Chat chat, List<Outgoing> outgoing, Chat.Options options, int date) {
        // What may be sent now may be forbidden by then: it is asked again when it is sent.
        chat.check(caller, outgoing, options);
        var peer = chat.peer();
        if (date == Alarms.WAITING && (!peer.isUser() || peer.id() == caller.user()))
            throw RpcError.bad("SCHEDULE_DATE_INVALID").refusal();
        var all = new ArrayList<Update>();
        boolean soon =
                messages.store()
                        .write(
                                Home.account(caller.user()),
                                tx -> {
                                    all.clear();
                                    long now = tx.now().getEpochSecond();
                                    if (date <= now + SOON) return true;
                                    if (date != Alarms.WAITING && date > now + LATEST)
                                        throw RpcError.bad("SCHEDULE_DATE_TOO_LATE").refusal();
                                    if (all(tx, peer).size() + outgoing.size() > MAX)
                                        throw RpcError.bad("SCHEDULE_TOO_MUCH").refusal();
                                    for (var one : outgoing)
                                        keep(tx, caller, chat, one, options, date, all);
                                    if (options.clearDraft())
                                        clearDraft(tx, caller, peer, outgoing);
                                    Alarms.set(tx, date);
                                    return false;
                                });
        return soon ? chat.send(caller, outgoing, options) : all;
    }

    private void clearDraft(Tx tx, Caller caller, PeerId peer, List<Outgoing> outgoing) {
        messages.drafts().clear(tx, caller, peer.marked(), outgoing.getFirst().topic());
    }

    private void keep(
            Tx tx,
            Caller caller,
            Chat chat,
            Outgoing outgoing,
            Chat.Options options,
            int date,
            List<Update> into) {
        if (!(outgoing.template() instanceof Message template))
            throw RpcError.bad("MESSAGE_ID_INVALID").refusal();
        int id = next(tx);
        var from = options.sendAs() == null ? PeerId.user(caller.user()) : options.sendAs();
        var message =
                template.toBuilder()
                        .id(id)
                        .out(true)
                        .fromId(from.toTl())
                        .peerId(chat.peer().toTl())
                        .date(date)
                        .build();
        var sendAs = options.sendAs() == null ? null : options.sendAs().marked();
        var kept = new StoredScheduled(date, random.nextLong() | 1, sendAs, message);
        tx.put(WAITING, new Pair<>(chat.peer().marked(), id), kept);
        var told = new UpdateNewScheduledMessage(message);
        updates.state(tx, caller.user(), told, caller);
        if (outgoing.randomId() != 0) into.add(new UpdateMessageID(id, outgoing.randomId()));
        into.add(told);
    }

    private static int next(Tx tx) {
        var last = tx.get(IDS, Nothing.NOTHING);
        int next = last == null || last >= ID_MAX ? 1 : last + 1;
        tx.put(IDS, Nothing.NOTHING, next);
        return next;
    }

    /// Changes a message that waits, or when it is sent.
    Update edit(Caller caller, Chat chat, int id, UnaryOperator<Message> change, int date) {
        var key = new Pair<>(chat.peer().marked(), id);
        return messages.store()
                .write(
                        Home.account(caller.user()),
                        tx -> {
                            var kept = tx.get(WAITING, key);
                            if (kept == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
                            if (date <= tx.now().getEpochSecond())
                                throw RpcError.bad("SCHEDULE_DATE_INVALID").refusal();
                            var before = (Message) kept.message();
                            var after = change.apply(before).toBuilder().date(date).build();
                            tx.put(
                                    WAITING,
                                    key,
                                    new StoredScheduled(date, kept.random(), kept.sendAs(), after));
                            if (date != kept.date()) Alarms.set(tx, date);
                            var told = new UpdateNewScheduledMessage(after);
                            updates.state(tx, caller.user(), told, caller);
                            return told;
                        });
    }

    /// What waits in a chat, the latest first.
    List<AnyMessage> of(Caller caller, PeerId peer) {
        var all = new ArrayList<AnyMessage>();
        for (var entry :
                messages.store().read(Home.account(caller.user()), view -> all(view, peer)))
            all.add((Message) entry.value().message());
        all.sort((one, other) -> Integer.compare(MessageHead.date(other), MessageHead.date(one)));
        return all;
    }

    /// Sends messages that wait, now.
    List<Update> sendNow(Caller caller, PeerId peer, List<Integer> ids) {
        var all = new ArrayList<Update>();
        for (int id : ids) {
            var key = new Pair<>(peer.marked(), id);
            var kept =
                    messages.store()
                            .read(Home.account(caller.user()), view -> view.get(WAITING, key));
            if (kept == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
            all.addAll(send(caller, new Entry<>(key, kept)));
        }
        return all;
    }

    private List<Update> send(Caller caller, Entry<Pair<Long, Integer>, StoredScheduled> entry) {
        var kept = entry.value();
        var peer = new PeerId(entry.key().first());
        var template =
                ((Message) kept.message()).toBuilder().out(false).fromScheduled(true).build();
        var sendAs = kept.sendAs() == null ? null : new PeerId(kept.sendAs());
        var all = new ArrayList<Update>();
        try {
            var outgoing = List.of(new Outgoing(kept.random(), template));
            for (var update :
                    chats.of(peer).send(caller, outgoing, new Chat.Options(false, sendAs)))
                if (!(update instanceof UpdateMessageID)) all.add(update);
        } catch (RpcError.Refusal gone) {
            // It may not be sent any more, or was sent and deleted: either way it waits no longer.
            all.clear();
        }
        all.addAll(remove(caller, peer, List.of(entry.key().second()), sent(all)));
        return all;
    }

    private static List<Integer> sent(List<Update> updates) {
        var ids = new ArrayList<Integer>();
        for (var update : updates) {
            if (update instanceof UpdateNewMessage u) ids.add(MessageHead.id(u.message()));
            if (update instanceof UpdateNewChannelMessage u) ids.add(MessageHead.id(u.message()));
        }
        return ids;
    }

    /// Removes messages that wait.
    ///
    /// @param sent the ids that they were sent under; empty when they were not
    List<Update> remove(Caller caller, PeerId peer, List<Integer> ids, List<Integer> sent) {
        return messages.store()
                .write(
                        Home.account(caller.user()),
                        tx -> {
                            var gone = new ArrayList<Integer>();
                            for (int id : ids) {
                                var key = new Pair<>(peer.marked(), id);
                                if (tx.get(WAITING, key) == null) continue;
                                tx.delete(WAITING, key);
                                gone.add(id);
                            }
                            if (gone.isEmpty()) return List.of();
                            var told =
                                    new UpdateDeleteScheduledMessages(
                                            peer.toTl(), gone, sent.isEmpty() ? null : sent);
                            updates.state(tx, caller.user(), told, caller);
                            return List.of(told);
                        });
    }
}
