package heliograph.groups;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelIds;
import heliograph.channels.Channels;
import heliograph.channels.NewMembers;
import heliograph.channels.life.Founding;
import heliograph.groups.Changes.Change;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Tx;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.MessageActionChannelMigrateFrom;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.messages.MigrateChat;
import heliograph.tl.stored.NoteGroupMigrated;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredGroup;
import heliograph.tl.stored.StoredMember;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Makes a supergroup of a basic group (https://core.telegram.org/api/channel#migration).
///
/// The group closes first and names its successor; the successor's home makes itself of what the
/// group was, once, whoever tells it first; only then are the members told where to go. What was
/// said before stays in their boxes.
final class Migration {
    private final Groups groups;
    private final Changes changes;
    private final Channels channels;
    private final Announcements announcements;
    private final ChannelIds ids;
    private final NewMembers newMembers;

    Migration(
            GroupFeature.Ground ground,
            Groups groups,
            Changes changes,
            Channels channels,
            Announcements announcements) {
        this.groups = groups;
        this.changes = changes;
        this.channels = channels;
        this.announcements = announcements;
        this.ids = new ChannelIds(ground.store());
        this.newMembers = new NewMembers(ground.profiles());
        ground.store()
                .onNote(
                        Changes.MIGRATED,
                        (Tx tx, Home from, NoteGroupMigrated note) -> {
                            var _ = found(tx, Caller.NOBODY, from.id(), note);
                        });
    }

    void register(Rpc rpc, Renderer renderer) {
        rpc.on(
                MigrateChat.METHOD,
                USERS,
                Cost.CHANGE,
                (caller, query) -> migrate(renderer, caller, query));
    }

    private AnyUpdates migrate(Renderer renderer, Caller caller, MigrateChat query) {
        var group = groups.find(query.chatId());
        if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
        refuseOthers(group, caller);
        long channel = ids.next();
        try (var places = channels.places().hold(channel, List.of(caller.user()))) {
            if (!places.has(caller.user())) throw ChannelErrors.CHANNELS_TOO_MUCH.refusal();
            return renderer.updates(caller.user(), migrate(caller, group, channel));
        }
    }

    private List<Update> migrate(Caller caller, Group group, long channel) {
        var updates = new ArrayList<Update>();
        // Who came since it was looked at comes along.
        var last = new AtomicReference<>(group);
        var said =
                changes.commit(
                        caller,
                        group.id(),
                        (_, now, _) -> {
                            refuseOthers(now, caller);
                            last.set(now);
                            var after =
                                    now.state().toBuilder()
                                            .migratedTo(channel)
                                            .version(now.state().version() + 1)
                                            .build();
                            return Change.moved(after, channel);
                        },
                        new ArrayList<>());
        if (said == null) throw new IllegalStateException("a migration without a message");
        var note = new NoteGroupMigrated(caller.user(), last.get().state(), said);
        updates.add(new UpdateChannel(channel));
        var first = channels.write(channel, tx -> found(tx, caller, group.id(), note));
        if (first != null) updates.add(first);
        updates.addAll(changes.written(caller, said));
        return updates;
    }

    private static void refuseOthers(Group group, Caller caller) {
        group.open(caller.user());
        if (!group.isCreator(caller.user()))
            throw RpcError.forbidden("CHAT_ADMIN_REQUIRED").refusal();
    }

    /// Makes the supergroup, once.
    ///
    /// @return its first message; null when it was there already
    private @Nullable Update found(Tx tx, Caller cause, long id, NoteGroupMigrated note) {
        if (Channels.find(tx) != null) return null;
        var group = new Group(id, note.group());
        int now = (int) tx.now().getEpochSecond();
        var channel = channel(group);
        channels.put(tx, channel);
        for (var member : note.group().members()) {
            var newcomer = newMembers.of(member.user());
            var row = NewMembers.row(newcomer, channel, null, 0, now).rank(member.rank());
            boolean creator = member.user() == channel.creator();
            if (!creator) row.inviter(member.inviter());
            if (member.admin() && !creator) row.rights(Group.ADMIN).promotedBy(channel.creator());
            StoredMember made = row.build();
            channels.put(tx, member.user(), made);
        }
        tx.tell(Home.account(note.actor()), Changes.EVENT, note.said());
        var from = new MessageActionChannelMigrateFrom(channel.title(), id);
        return announcements.announce(tx, cause, note.actor(), from);
    }

    private static StoredChannel channel(Group group) {
        StoredGroup state = group.state();
        ChatBannedRights banned = group.banned();
        return StoredChannel.builder()
                .title(state.title())
                .about(state.about())
                .creator(state.creator())
                .created(state.created())
                .photo(state.photo())
                .defaultBanned(banned == null ? Founding.NOTHING_BANNED : banned)
                .noForwards(state.noForwards())
                .ttl(state.ttl())
                .reactions(state.reactions())
                .reactionsLimit(state.reactionsLimit())
                .migratedFrom(group.id())
                .build();
    }
}
