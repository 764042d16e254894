package heliograph.sync;

import heliograph.Client.Outcome;
import heliograph.Harness;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputNotifyPeer;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.account.ResetNotifySettings;
import heliograph.tl.api.account.UpdateNotifySettings;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AffectedMessages;
import heliograph.tl.api.messages.DeleteHistory;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.MarkDialogUnread;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.ToggleDialogPin;
import heliograph.tl.api.messages.UnpinAllMessages;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What people do in a simulation, each act through one session of theirs.
final class Acts {
    private final Harness server;
    private final RandomGenerator random;
    private final Sends sends;
    private final List<Long> peers;
    private int texts;

    /// The errors that acts may meet, because of what others did at the same time.
    private static final Set<String> MET =
            Set.of(
                    "MESSAGE_ID_INVALID",
                    "MESSAGE_NOT_MODIFIED",
                    "MESSAGE_AUTHOR_REQUIRED",
                    "RANDOM_ID_DUPLICATE",
                    "PINNED_DIALOGS_TOO_MUCH",
                    "PEER_HISTORY_EMPTY",
                    "MSG_ID_INVALID",
                    "REPLY_MESSAGE_ID_INVALID");

    /// Those that may come up besides.
    private final Set<String> alsoMet;

    /// @param peers whom one writes to, as [heliograph.peers.PeerId] marks them
    /// @param alsoMet errors that may come up there besides
    Acts(
            Harness server,
            RandomGenerator random,
            Sends sends,
            List<Long> peers,
            Set<String> alsoMet) {
        this.alsoMet = alsoMet;
        this.server = server;
        this.random = random;
        this.sends = sends;
        this.peers = peers;
    }

    void one(Actor actor) {
        long peer = peers.get(random.nextInt(peers.size()));
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> send(actor, peer);
            case 6, 7 -> read(actor, peer);
            case 8, 9 -> edit(actor);
            case 10, 11 -> delete(actor);
            case 12 -> forward(actor, peer);
            case 13 -> pin(actor);
            case 14 -> draft(actor, peer);
            case 15 -> pinDialog(actor, peer);
            case 16 -> mark(actor, peer);
            case 17 -> mute(actor, peer);
            case 18 -> unpinAll(actor, peer);
            default -> {
                if (random.nextInt(4) == 0) clear(actor, peer);
                else if (random.nextBoolean()) reload(actor);
            }
        }
    }

    /// A client that has lost its copy.
    private static void reload(Actor actor) {
        actor.empty = true;
    }

    private void send(Actor actor, long peer) {
        var sent = sends.next(actor.client.id(), peer);
        var replied = random.nextInt(3) == 0 ? message(actor, peer) : null;
        var query =
                SendMessage.builder()
                        .peer(server.peer(actor.client, peer))
                        .message("m" + sent.number)
                        .clearDraft(random.nextInt(3) == 0)
                        .replyTo(replied == null ? null : replyTo(replied))
                        .randomId(random.nextLong())
                        .build();
        actor.ask(
                query,
                true,
                outcome -> {
                    if (refused(outcome)) return;
                    take(actor, outcome);
                    sends.acknowledged(sent, ids(outcome).getFirst());
                });
    }

    private static InputReplyToMessage replyTo(Message message) {
        return new InputReplyToMessage(
                message.id(), null, null, null, null, null, null, null, null);
    }

    private static List<Integer> ids(Outcome outcome) {
        var ids = new ArrayList<Integer>();
        if (outcome.answer() instanceof Updates updates)
            for (var update : updates.updates())
                if (update instanceof UpdateMessageID named) ids.add(named.id());
        return ids;
    }

    private boolean refused(Outcome outcome) {
        if (outcome.failed()
                && !MET.contains(outcome.error())
                && !alsoMet.contains(outcome.error())) throw new AssertionError(outcome.error());
        return outcome.failed();
    }

    private static void take(Actor actor, Outcome outcome) {
        if (!actor.empty && outcome.answer() instanceof AnyUpdates updates)
            actor.copy.take(updates);
    }

    /// Any message that the session has, of one chat or of all (0).
    private @Nullable Message message(Actor actor, long peer) {
        var all = new ArrayList<Message>();
        for (var m : actor.copy.box.messages.values())
            if (peer == 0 || Box.peer(m.peerId()) == peer) all.add(m);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private void read(Actor actor, long peer) {
        var upTo = message(actor, peer);
        if (upTo == null) return;
        int id = random.nextInt(3) == 0 ? 0 : upTo.id();
        actor.ask(
                new ReadHistory(server.peer(actor.client, peer), id),
                false,
                outcome -> {
                    if (refused(outcome) || actor.empty) return;
                    var affected = (AffectedMessages) outcome.got();
                    // What exactly was read, only the log says: id 0 means all that were there.
                    if (affected.ptsCount() > 0) actor.copy.behind = true;
                });
    }

    private void edit(Actor actor) {
        var message = message(actor, 0);
        if (message == null || Sends.number(message.message()) == 0) return;
        var text = "m" + Sends.number(message.message()) + "." + ++texts;
        var query =
                EditMessage.builder()
                        .peer(server.peer(actor.client, Box.peer(message.peerId())))
                        .id(message.id())
                        .message(text)
                        .build();
        actor.ask(
                query,
                false,
                outcome -> {
                    if (!refused(outcome)) take(actor, outcome);
                });
    }

    private void delete(Actor actor) {
        var message = message(actor, 0);
        if (message == null) return;
        long peer = Box.peer(message.peerId());
        var ids = new HashSet<Integer>(List.of(message.id()));
        var also = message(actor, peer);
        if (also != null) ids.add(also.id());
        var numbers = new ArrayList<Integer>();
        for (var m : actor.copy.box.messages.values())
            if (ids.contains(m.id())) numbers.add(Sends.number(m.message()));
        boolean revoke = random.nextBoolean();
        var done = sends.removal(actor.client.id(), peer, numbers, revoke);
        var asked = List.copyOf(ids);
        actor.ask(
                new DeleteMessages(revoke, asked),
                true,
                outcome -> {
                    done.run();
                    if (refused(outcome) || actor.empty) return;
                    var affected = (AffectedMessages) outcome.got();
                    int pts = affected.pts();
                    int count = affected.ptsCount();
                    actor.copy.place(
                            pts,
                            count,
                            () ->
                                    actor.copy.box.change(
                                            new UpdateDeleteMessages(asked, pts, count)));
                });
    }

    private void clear(Actor actor, long peer) {
        boolean revoke = random.nextBoolean();
        var done = sends.removal(actor.client.id(), peer, null, revoke);
        actor.ask(
                new DeleteHistory(false, revoke, server.peer(actor.client, peer), 0, null, null),
                false,
                outcome -> {
                    done.run();
                    if (refused(outcome) || actor.empty) return;
                    var affected = (AffectedHistory) outcome.got();
                    if (affected.ptsCount() > 0) actor.copy.behind = true;
                });
    }

    private void forward(Actor actor, long to) {
        var message = message(actor, 0);
        if (message == null) return;
        long from = Box.peer(message.peerId());
        var also = message(actor, from);
        var ids = new ArrayList<Integer>(List.of(message.id()));
        if (also != null && also.id() > message.id()) ids.add(also.id());
        var randomIds = new ArrayList<Long>();
        for (int i = 0; i < ids.size(); i++) randomIds.add(random.nextLong());
        var query =
                ForwardMessages.builder()
                        .fromPeer(server.peer(actor.client, from))
                        .toPeer(server.peer(actor.client, to))
                        .id(ids)
                        .randomId(randomIds)
                        .dropAuthor(false)
                        .build();
        actor.ask(
                query,
                true,
                outcome -> {
                    if (!refused(outcome)) take(actor, outcome);
                });
    }

    private void pin(Actor actor) {
        var message = message(actor, 0);
        if (message == null) return;
        var peer = server.peer(actor.client, Box.peer(message.peerId()));
        actor.ask(
                new UpdatePinnedMessage(
                        true, random.nextInt(3) == 0, random.nextBoolean(), peer, message.id()),
                false,
                outcome -> {
                    if (!refused(outcome)) take(actor, outcome);
                });
    }

    private void unpinAll(Actor actor, long peer) {
        actor.ask(
                new UnpinAllMessages(server.peer(actor.client, peer), null, null),
                false,
                outcome -> {
                    if (refused(outcome) || actor.empty) return;
                    var affected = (AffectedHistory) outcome.got();
                    int pts = affected.pts();
                    actor.copy.place(pts, affected.ptsCount(), () -> unpinned(actor, peer));
                });
    }

    private static void unpinned(Actor actor, long peer) {
        actor.copy.box.messages.replaceAll(
                (_, m) -> Box.peer(m.peerId()) == peer ? m.toBuilder().pinned(false).build() : m);
    }

    private void draft(Actor actor, long peer) {
        var query =
                SaveDraft.builder()
                        .peer(server.peer(actor.client, peer))
                        .message(random.nextInt(3) == 0 ? "" : "draft " + ++texts)
                        .build();
        actor.ask(query, false, outcome -> changed(actor, outcome));
    }

    private void pinDialog(Actor actor, long peer) {
        boolean pinned = random.nextBoolean();
        var input = new InputDialogPeer(server.peer(actor.client, peer));
        actor.ask(new ToggleDialogPin(pinned, input), false, outcome -> changed(actor, outcome));
    }

    private void mark(Actor actor, long peer) {
        boolean unread = random.nextBoolean();
        var input = new InputDialogPeer(server.peer(actor.client, peer));
        actor.ask(
                new MarkDialogUnread(unread, null, input),
                false,
                outcome -> changed(actor, outcome));
    }

    private void mute(Actor actor, long peer) {
        int until = random.nextInt(1_000);
        if (random.nextInt(4) == 0) {
            actor.ask(new ResetNotifySettings(), false, outcome -> changed(actor, outcome));
            return;
        }
        actor.ask(
                new UpdateNotifySettings(
                        new InputNotifyPeer(server.peer(actor.client, peer)),
                        new InputPeerNotifySettings(null, null, until, null, null, null, null)),
                false,
                outcome -> changed(actor, outcome));
    }

    /// A change without `pts` is taken from the log, with those of others in their order.
    private void changed(Actor actor, Outcome outcome) {
        if (!refused(outcome)) actor.copy.behind = true;
    }
}
