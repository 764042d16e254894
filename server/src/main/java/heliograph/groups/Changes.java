package heliograph.groups;

import heliograph.messages.Messages;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.MessageAction;
import heliograph.tl.api.MessageActionChatMigrateTo;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChatParticipants;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.stored.NoteGroupEvent;
import heliograph.tl.stored.NoteGroupMigrated;
import heliograph.tl.stored.NoteGroupNews;
import heliograph.tl.stored.StoredGroup;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes groups: first in the group's home, then in the box of who did it, and from there in the
/// others'.
final class Changes {
    /// What becomes of a group.
    ///
    /// @param after its state; the number of the change is set here
    /// @param action the service message that says so; null for none
    /// @param news what members get where there is no service message; null for nothing
    /// @param history how many old messages a newcomer gets
    /// @param newcomer who comes in; null for nobody
    record Change(
            StoredGroup after,
            @Nullable MessageAction action,
            @Nullable Update news,
            int history,
            @Nullable Long newcomer) {
        static Change said(StoredGroup after, MessageAction action) {
            return new Change(after, action, null, 0, null);
        }

        /// The group goes on as a supergroup.
        static Change moved(StoredGroup after, long channel) {
            return new Change(after, new MessageActionChatMigrateTo(channel), null, 0, null);
        }

        static Change told(StoredGroup after, Update news) {
            return new Change(after, null, news, 0, null);
        }
    }

    /// Makes a change of a group; runs in its home, and may run more than once.
    @FunctionalInterface
    interface Work {
        /// What becomes of the group.
        ///
        /// @param now seconds since 1970
        Change change(Group group, int now);
    }

    /// As [Work], with more to write in the group's home.
    @FunctionalInterface
    interface Step {
        Change change(Tx tx, Group group, int now);
    }

    /// Tells the home of whoever changed a group.
    static final NoteType<NoteGroupEvent> EVENT =
            new NoteType<>("groups.event", new TlCodec<>(NoteGroupEvent::read));

    /// Tells the home of the supergroup that a group becomes.
    static final NoteType<NoteGroupMigrated> MIGRATED =
            new NoteType<>("groups.migrated", new TlCodec<>(NoteGroupMigrated::read));

    private static final NoteType<NoteGroupNews> NEWS =
            new NoteType<>("groups.news", new TlCodec<>(NoteGroupNews::read));
    private static final Table<Pair<Long, Integer>, Pair<Integer, Integer>> WRITTEN =
            new Table<>(
                    "gevent",
                    Codecs.pair(Codecs.LONG, Codecs.INT),
                    Codecs.pair(Codecs.INT, Codecs.INT));

    private final Store store;
    private final Groups groups;
    private final Messages messages;
    private final Updates updates;
    private final Updates.Messenger messenger;

    Changes(
            Store store,
            Groups groups,
            Messages messages,
            Updates updates,
            Updates.Messenger messenger) {
        this.store = store;
        this.groups = groups;
        this.messages = messages;
        this.updates = updates;
        this.messenger = messenger;
        store.onNote(EVENT, this::happened);
        store.onNote(NEWS, this::news);
    }

    /// Makes a group.
    List<Update> create(Caller caller, long id, StoredGroup made, MessageAction action) {
        var note =
                groups.write(
                        id,
                        tx -> {
                            var found = Groups.find(tx);
                            if (found != null) throw RpcError.CHAT_ID_INVALID.refusal();
                            return commit(tx, caller, null, Change.said(made, action));
                        });
        var all = new ArrayList<>(written(caller, note));
        all.add(new UpdateChatParticipants(Participants.of(new Group(id, made))));
        return all;
    }

    /// Changes a group.
    ///
    /// @return what the caller's answer carries
    List<Update> change(Caller caller, long id, Work work) {
        return step(caller, id, (_, group, now) -> work.change(group, now));
    }

    /// As [#change(Caller, long, Work)], with more to write in the group's home.
    List<Update> step(Caller caller, long id, Step work) {
        var news = new ArrayList<Update>();
        var note = commit(caller, id, work, news);
        var all = new ArrayList<>(written(caller, note));
        all.addAll(news);
        return all;
    }

    /// The first half of a change: in the group's home.
    ///
    /// @param news gets what the answer carries beside the service message
    /// @return what the caller's own box has to be told; null for nothing
    @Nullable NoteGroupEvent commit(Caller caller, long id, Step work, List<Update> news) {
        return groups.<@Nullable NoteGroupEvent>write(
                id,
                tx -> {
                    var group = Groups.find(tx);
                    if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
                    int now = (int) tx.now().getEpochSecond();
                    var change = work.change(tx, group, now);
                    news.clear();
                    if (change.news != null) news.add(change.news);
                    else if (change.after.version() != group.state().version())
                        news.add(people(tx, caller, new Group(id, change.after)));
                    return commit(tx, caller, group, change);
                });
    }

    /// Tells the members that listen who is in the group now; the others learn it by its version.
    private Update people(Tx tx, Caller caller, Group after) {
        var update = new UpdateChatParticipants(Participants.of(after));
        tx.afterCommit(() -> {
            for (long user : after.users()) messenger.push(user, List.of(update), caller);
        });
        return update;
    }

    private @Nullable NoteGroupEvent commit(
            Tx tx, Caller caller, @Nullable Group before, Change change) {
        int event = before == null ? 1 : before.state().event() + 1;
        var after = change.after.toBuilder().event(event).build();
        groups.put(tx, before, after);
        var now = new Group(tx.home().id(), after);
        var to = new LinkedHashSet<>(now.users());
        if (before != null) to.addAll(before.users());
        to.remove(caller.user());
        if (change.news != null)
            for (long user : to) tx.tell(Home.account(user), NEWS, new NoteGroupNews(change.news));
        if (change.action == null) return null;
        var note =
                new NoteGroupEvent(
                        tx.home().id(),
                        event,
                        change.action,
                        List.copyOf(to),
                        change.history == 0 ? null : change.history,
                        change.newcomer);
        // The supergroup is there before anyone is told to go to it.
        if (change.action instanceof MessageActionChatMigrateTo(var channel))
            tx.tell(
                    Home.channel(channel),
                    MIGRATED,
                    new NoteGroupMigrated(caller.user(), after, note));
        else tx.tell(Home.account(caller.user()), EVENT, note);
        return note;
    }

    /// Writes the service message of a change for its answer.
    List<Update> written(Caller caller, @Nullable NoteGroupEvent note) {
        if (note == null) return List.of();
        var update =
                store.<@Nullable Update>write(
                        Home.account(caller.user()), tx -> write(tx, caller, note));
        return update == null ? List.of() : List.of(update);
    }

    private void happened(Tx tx, Home from, NoteGroupEvent note) {
        var _ = write(tx, Caller.NOBODY, note);
    }

    /// Writes the service message of a change, once: who comes second finds what the first wrote.
    private @Nullable Update write(Tx tx, Caller cause, NoteGroupEvent note) {
        var name = new Pair<>(note.group(), note.event());
        var peer = PeerId.chat(note.group());
        var before = tx.get(WRITTEN, name);
        if (before != null) {
            tx.delete(WRITTEN, name);
            var message = messages.message(tx, peer.marked(), before.first());
            return message == null ? null : new UpdateNewMessage(message, before.second(), 1);
        }
        if (note.newcomer() != null && note.history() != null)
            messages.pass(tx, peer, note.newcomer(), note.history(), note.event());
        var action = (MessageAction) note.action();
        var update = messages.announce(tx, cause, peer, action, note.to(), note.event());
        tx.put(WRITTEN, name, new Pair<>(id(update.message()), update.pts()));
        return update;
    }

    private static int id(AnyMessage message) {
        return switch (message) {
            case heliograph.tl.api.Message m -> m.id();
            case heliograph.tl.api.MessageService m -> m.id();
            case heliograph.tl.api.MessageEmpty m -> m.id();
        };
    }

    private void news(Tx tx, Home from, NoteGroupNews note) {
        updates.state(tx, tx.home().id(), (Update) note.update(), Caller.NOBODY);
    }
}
