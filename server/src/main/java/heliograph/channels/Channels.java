package heliograph.channels;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Nothing;
import heliograph.store.Query;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.Work;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateChannelTooLong;
import heliograph.tl.stored.NoteMembership;
import heliograph.tl.stored.NoteStanding;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredChannelBox;
import heliograph.tl.stored.StoredJoined;
import heliograph.tl.stored.StoredLeft;
import heliograph.tl.stored.StoredMember;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The state of every channel and of who is in it, and the accounts' own lists of channels.
public final class Channels {
    private static final Table<Nothing, StoredChannel> CHANNEL =
            new Table<>("channel", Codecs.NOTHING, new TlCodec<>(StoredChannel::read));
    private static final Table<Nothing, StoredChannelBox> BOX =
            new Table<>("chanbox", Codecs.NOTHING, new TlCodec<>(StoredChannelBox::read));
    private static final Table<Long, StoredJoined> JOINED =
            new Table<>("channels", Codecs.LONG, new TlCodec<>(StoredJoined::read));
    private static final Table<Long, StoredLeft> LEFT =
            new Table<>("chanleft", Codecs.LONG, new TlCodec<>(StoredLeft::read));
    private static final NoteType<NoteMembership> MEMBERSHIP =
            new NoteType<>("channels.membership", new TlCodec<>(NoteMembership::read));
    private static final NoteType<NoteStanding> STANDING =
            new NoteType<>("channels.standing", new TlCodec<>(NoteStanding::read));

    /// `pts` begins at 1, because clients take 0 for "unknown".
    private static final StoredChannelBox NEW = StoredChannelBox.builder().pts(1).build();

    /// Channels that an account was in, as far as they are listed.
    private static final int LEFT_MAX = 5_000;

    private static final int CACHED_MAX = 100_000;

    /// What everyone sees of a channel, and its counters.
    public record Head(StoredChannel channel, StoredChannelBox box) {}

    /// Told when an account has come into a channel or is out of it, inside the step of the
    /// account's home.
    @FunctionalInterface
    public interface Watcher {
        void changed(Tx tx, long account, long channel, boolean member);
    }

    /// Told when someone's standing has changed, after the step of the channel's home.
    @FunctionalInterface
    public interface Doorkeeper {
        void changed(long channel, long user, boolean member);
    }

    private final Store store;
    private final Updates updates;
    private final Doorkeeper door;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final List<LongConsumer> homeWatchers = new CopyOnWriteArrayList<>();
    private final Places places = new Places(this::leavesPlace);
    private final Cache<Long, Optional<Head>> heads =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    /// @param updates the logs of accounts
    public Channels(Store store, Updates updates, Doorkeeper door) {
        this.store = store;
        this.updates = updates;
        this.door = door;
        store.onNote(MEMBERSHIP, this::membership);
        store.onNote(STANDING, this::rights);
    }

    /// Enters a watcher. Call it before the store starts, as for notes.
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /// Enters who is told that something in a channel is another now, after the commit. It must be
    /// quick: it holds up the channel.
    public void watchHomes(LongConsumer watcher) {
        homeWatchers.add(watcher);
    }

    /// Who may be in how many channels.
    public Places places() {
        return places;
    }

    private boolean leavesPlace(long account, long channel, Set<Long> held) {
        return store.read(
                Home.account(account),
                view -> {
                    if (isJoined(view, channel)) return true;
                    int count = view.count(JOINED, null, null);
                    for (long other : held) if (!isJoined(view, other)) count++;
                    return count < ChannelRules.JOINED_MAX;
                });
    }

    public <R extends @Nullable Object> R read(long channel, Query<R> query) {
        return store.read(Home.channel(channel), query);
    }

    public <R extends @Nullable Object> R write(long channel, Work<R> work) {
        return store.write(Home.channel(channel), work);
    }

    /// The newest state of a channel, from memory when it is there; null when there is none.
    public @Nullable Head head(long channel) {
        return heads.get(channel, id -> Optional.ofNullable(read(id, Channels::head))).orElse(null);
    }

    private static @Nullable Head head(View view) {
        var channel = find(view);
        return channel == null ? null : new Head(channel, box(view));
    }

    public static @Nullable StoredChannel find(View view) {
        return view.get(CHANNEL, NOTHING);
    }

    public static StoredChannelBox box(View view) {
        var box = view.get(BOX, NOTHING);
        return box == null ? NEW : box;
    }

    public void put(Tx tx, StoredChannel channel) {
        tx.put(CHANNEL, NOTHING, channel);
        changed(tx, head -> new Head(channel, head.box()));
    }

    void put(Tx tx, StoredChannelBox box) {
        tx.put(BOX, NOTHING, box);
        changed(tx, head -> new Head(head.channel(), box));
    }

    /// What is in memory follows the commits of the home, in their order. What is not there is read
    /// when it is asked for; `compute` waits for who reads it just now.
    private void changed(Tx tx, UnaryOperator<Head> change) {
        long id = tx.home().id();
        tx.afterCommit(() -> {
            heads.asMap()
                    .compute(
                            id,
                            (_, known) ->
                                    known == null || known.isEmpty() ? null : known.map(change));
            for (var watcher : homeWatchers) watcher.accept(id);
        });
    }

    public @Nullable StoredMember member(View view, long user) {
        return People.find(view, user);
    }

    /// What a user is in the channel that is looked at. Refuses with `CHANNEL_INVALID` when there
    /// is no channel, and with `CHANNEL_PRIVATE` when it was deleted.
    public Standing standing(View view, long user) {
        var channel = find(view);
        if (channel == null) throw RpcError.CHANNEL_INVALID.refusal();
        if (channel.deleted()) throw RpcError.CHANNEL_PRIVATE.refusal();
        return standing(view, channel, user);
    }

    /// As [#standing(View, long)], also in a channel that was deleted. There must be one.
    public Standing at(View view, long user) {
        var channel = find(view);
        if (channel == null) throw RpcError.CHANNEL_INVALID.refusal();
        return standing(view, channel, user);
    }

    private Standing standing(View view, StoredChannel channel, long user) {
        return new Standing(channel, user, member(view, user), (int) view.now().getEpochSecond());
    }

    /// As [#standing(View, long)], of the newest state, also in a channel that was deleted; null
    /// when there is no such channel.
    public @Nullable Standing standing(long channel, long user) {
        return read(channel, view -> current(view, user));
    }

    /// As [#standing(long, long)], for a view of the newest state that reads more: what everyone
    /// sees of the channel is long, and comes from memory when it is there.
    public @Nullable Standing current(View view, long user) {
        var head = head(view.home().id());
        return head == null ? null : standing(view, head.channel(), user);
    }

    /// Whether a user is in a channel at this moment.
    public boolean isIn(long channel, long user) {
        var standing = standing(channel, user);
        return standing != null && standing.isMember();
    }

    /// Writes what a user is, and keeps rolls, counts, the account's own list and the listeners in
    /// step. Null removes the row.
    public void put(Tx tx, long user, @Nullable StoredMember after) {
        var channel = find(tx);
        if (channel == null) throw new IllegalStateException("members of no channel");
        var before = member(tx, user);
        boolean was = People.isIn(before);
        boolean is = People.isIn(after);
        put(tx, People.put(tx, channel, box(tx), user, after));
        if (was != is) MemberDays.changed(tx, is);
        long id = tx.home().id();
        var account = Home.account(user);
        if (was != is) {
            int date = after == null ? 0 : after.date();
            tx.tell(account, MEMBERSHIP, new NoteMembership(is, date));
        } else if (is && before != null && after != null && !sameRights(before, after))
            tx.tell(account, STANDING, new NoteStanding());
        tx.afterCommit(() -> {
            if (is && !was) places.came(user, id);
            door.changed(id, user, is);
        });
    }

    /// Writes in a member's row what no list goes by, as when it last wrote.
    public void note(Tx tx, long user, UnaryOperator<StoredMember> change) {
        var before = member(tx, user);
        if (before != null) People.note(tx, user, change.apply(before));
    }

    private static boolean sameRights(StoredMember before, StoredMember after) {
        return Objects.equals(before.rights(), after.rights())
                && Objects.equals(before.banned(), after.banned());
    }

    /// The users of a roll, by id, after `after`.
    public List<Long> roll(View view, Roll roll, long after, int limit) {
        return People.roll(view, roll, after, limit);
    }

    /// Users who are forbidden something until a date that has come by `date`.
    public List<Long> over(View view, int date, int limit) {
        return People.over(view, date, limit);
    }

    /// All rows of people, members or not, by user id, after `after`.
    public List<Entry<Long, StoredMember>> people(View view, long after, int limit) {
        return People.all(view, after, limit);
    }

    /// Members from the one who came last, leaving out the first `offset` of them. Takes the same
    /// time wherever the page lies.
    public List<Long> newest(View view, int offset, int limit) {
        return People.newest(view, offset, limit);
    }

    /// The first members who are still in it, in the order in which they came.
    public List<Long> oldest(View view, int limit) {
        return People.oldest(view, limit);
    }

    /// Members one of whose words begins with `start`, which is folded; each once for each such
    /// word.
    public List<Long> beginning(View view, String start, int limit) {
        return People.beginning(view, start, limit);
    }

    private void membership(Tx tx, Home from, NoteMembership note) {
        long account = tx.home().id();
        long channel = from.id();
        boolean again = note.member() && tx.get(LEFT, channel) != null;
        if (note.member()) {
            tx.put(JOINED, channel, new StoredJoined(note.date()));
            tx.delete(LEFT, channel);
        } else {
            tx.delete(JOINED, channel);
            tx.put(LEFT, channel, new StoredLeft((int) tx.now().getEpochSecond()));
        }
        for (var watcher : watchers) watcher.changed(tx, account, channel, note.member());

        updates.state(tx, account, new UpdateChannel(channel), Caller.NOBODY);
        // A session that never learned that the account was out has missed what was said meanwhile.
        if (again)
            updates.state(tx, account, new UpdateChannelTooLong(channel, null), Caller.NOBODY);
        tx.afterCommit(() -> {
            if (note.member()) places.listed(account, channel);
            door.changed(channel, account, note.member());
        });
    }

    /// What the account may do in a channel has changed: its sessions ask for it anew.
    private void rights(Tx tx, Home from, NoteStanding note) {
        updates.state(tx, tx.home().id(), new UpdateChannel(from.id()), Caller.NOBODY);
    }

    /// The channels that an account is in, as its own home lists them.
    public List<Long> joined(View account) {
        var channels = new ArrayList<Long>();
        for (var entry : account.ascending(JOINED, null, null, Integer.MAX_VALUE))
            channels.add(entry.key());
        return channels;
    }

    public List<Long> joined(long account) {
        return store.read(Home.account(account), this::joined);
    }

    /// The channels that an account was in and is in no more, the one that it left last first.
    public List<Long> left(long account) {
        return store.read(
                Home.account(account),
                view -> {
                    var all = new ArrayList<>(view.ascending(LEFT, null, null, LEFT_MAX));
                    all.sort(
                            Comparator.comparingInt((Entry<Long, StoredLeft> e) -> e.value().date())
                                    .reversed());
                    return all.stream().map(Entry::key).toList();
                });
    }

    /// Whether a home's own list has the channel.
    public boolean isJoined(View account, long channel) {
        return account.get(JOINED, channel) != null;
    }
}
