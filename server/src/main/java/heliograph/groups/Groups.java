package heliograph.groups;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.messages.Roster;
import heliograph.messages.Rosters;
import heliograph.reactions.Palette;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Nothing;
import heliograph.store.Query;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.Work;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.stored.NoteGroupMembership;
import heliograph.tl.stored.StoredGroup;
import heliograph.tl.stored.StoredInGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of every basic group, and the accounts' own lists of groups.
public final class Groups implements Rosters {
    private static final Table<Nothing, StoredGroup> GROUP =
            new Table<>("group", Codecs.NOTHING, new TlCodec<>(StoredGroup::read));
    private static final Table<Nothing, Long> IDS =
            new Table<>("groupid", Codecs.NOTHING, Codecs.LONG);
    private static final Table<Long, StoredInGroup> IN =
            new Table<>("ingroup", Codecs.LONG, new TlCodec<>(StoredInGroup::read));
    private static final NoteType<NoteGroupMembership> MEMBERSHIP =
            new NoteType<>("groups.membership", new TlCodec<>(NoteGroupMembership::read));

    private static final int CACHED_MAX = 100_000;

    private final Store store;

    /// The newest state of groups, as it was committed.
    private final Cache<Long, Optional<StoredGroup>> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    private final int membersMax;

    /// @param membersMax people in one group
    public Groups(Store store, int membersMax) {
        this.store = store;
        this.membersMax = membersMax;
        store.onNote(MEMBERSHIP, Groups::membership);
    }

    int membersMax() {
        return membersMax;
    }

    boolean isFull(Group group) {
        return group.state().members().size() >= membersMax;
    }

    /// Refuses with `USERS_TOO_MUCH` where no more have room.
    void refuseFull(Group group) {
        if (isFull(group)) throw RpcError.bad("USERS_TOO_MUCH").refusal();
    }

    /// A number for a new group.
    long next() {
        return store.write(
                Home.system(),
                tx -> {
                    var last = tx.get(IDS, NOTHING);
                    long next = last == null ? 1 : last + 1;
                    tx.put(IDS, NOTHING, next);
                    return next;
                });
    }

    /// A group as it is now, from memory when it is there; null when there is none.
    @Nullable Group find(long id) {
        var state =
                cache.get(
                        id,
                        _ ->
                                Optional.ofNullable(
                                        store.<@Nullable StoredGroup>read(
                                                Home.group(id), view -> view.get(GROUP, NOTHING))));
        return state.map(kept -> new Group(id, kept)).orElse(null);
    }

    <R extends @Nullable Object> R write(long id, Work<R> work) {
        return store.write(Home.group(id), work);
    }

    <R extends @Nullable Object> R read(long id, Query<R> query) {
        return store.read(Home.group(id), query);
    }

    static @Nullable Group find(View view) {
        var state = view.get(GROUP, NOTHING);
        return state == null ? null : new Group(view.home().id(), state);
    }

    /// Writes a group's state; whoever came or went since is told.
    void put(Tx tx, @Nullable Group before, StoredGroup after) {
        long id = tx.home().id();
        tx.put(GROUP, NOTHING, after);
        var old = before == null ? List.<Long>of() : before.users();
        var now = new Group(id, after).users();
        for (long user : now)
            if (!old.contains(user)) tell(tx, user, new NoteGroupMembership(true, after.event()));
        for (long user : old)
            if (!now.contains(user)) tell(tx, user, new NoteGroupMembership(false, after.event()));
        tx.afterCommit(() -> cache.put(id, Optional.of(after)));
    }

    private static void tell(Tx tx, long user, NoteGroupMembership note) {
        tx.tell(Home.account(user), MEMBERSHIP, note);
    }

    private static void membership(Tx tx, Home from, NoteGroupMembership note) {
        var known = tx.get(IN, from.id());
        if (known == null || known.event() < note.event())
            tx.put(IN, from.id(), new StoredInGroup(!note.member(), note.event()));
    }

    @Override
    public @Nullable Roster of(long group) {
        var found = find(group);
        if (found == null) return null;
        var state = found.state();
        return new Roster(
                found.users(),
                state.event(),
                found.admins(),
                found.banned(),
                found.isClosed(),
                state.noForwards(),
                state.ttl(),
                new Palette.Allowed(
                        state.reactions() instanceof ChatReactions some ? some : null,
                        state.reactionsLimit()));
    }

    @Override
    public boolean isOut(View account, long group, int event) {
        var known = account.get(IN, group);
        return known != null && known.left() && known.event() > event;
    }

    @Override
    public boolean knew(View account, long group) {
        return account.get(IN, group) != null;
    }

    /// Whether an account is in a group or ever was.
    boolean knew(long account, long group) {
        return store.read(Home.account(account), view -> knew(view, group));
    }

    /// The groups that an account is in, as its own home lists them.
    List<Long> joined(long account) {
        return store.read(
                Home.account(account),
                view -> {
                    var groups = new ArrayList<Long>();
                    for (var entry : view.ascending(IN, null, null, Integer.MAX_VALUE))
                        if (!entry.value().left()) groups.add(entry.key());
                    return groups;
                });
    }
}
