package heliograph.reactions;

import static heliograph.store.Nothing.NOTHING;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.StoreException;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.TlObject;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.UpdateConfig;
import heliograph.tl.api.UpdateRecentReactions;
import heliograph.tl.stored.StoredReactionHabits;
import heliograph.tl.stored.StoredReactionUse;
import heliograph.updates.Updates;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What accounts react with: lately, most often, and with a double tap.
public final class Favourites {
    private static final Logger LOG = System.getLogger(Favourites.class.getName());

    /// Reactions that are remembered as the last ones.
    static final int RECENT_MAX = 50;

    private static final StoredReactionHabits NONE = new StoredReactionHabits(null, null);
    private static final Table<Nothing, StoredReactionHabits> HABITS =
            new Table<>("reachab", Codecs.NOTHING, new TlCodec<>(StoredReactionHabits::read));
    private static final Table<String, StoredReactionUse> USES =
            new Table<>("reacuse", Codecs.STRING, new TlCodec<>(StoredReactionUse::read));

    private final Store store;
    private final Updates updates;

    public Favourites(Store store, Updates updates) {
        this.store = store;
        this.updates = updates;
    }

    private static StoredReactionHabits of(View view) {
        var kept = view.get(HABITS, NOTHING);
        return kept == null ? NONE : kept;
    }

    /// An account has reacted so, and wants that remembered. What the store has no room for is not:
    /// the reaction is there already.
    public void used(Caller caller, List<Reaction> reactions) {
        var known = new LinkedHashSet<Reaction>();
        for (var one : reactions) if (one instanceof ReactionEmoji) known.add(one);
        if (known.isEmpty()) return;
        try {
            remember(caller, known);
        } catch (StoreException lost) {
            LOG.log(Level.DEBUG, "A reaction was not remembered", lost);
        }
    }

    private void remember(Caller caller, Set<Reaction> known) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = of(tx);
                    var recent = new LinkedHashSet<TlObject>(known);
                    if (before.recent() != null) recent.addAll(before.recent());
                    var after = recent.stream().limit(RECENT_MAX).toList();
                    tx.put(HABITS, NOTHING, new StoredReactionHabits(after, before.favourite()));
                    for (var one : known) {
                        var name = ((ReactionEmoji) one).emoticon();
                        var use = tx.get(USES, name);
                        int count = use == null ? 1 : use.count() + 1;
                        tx.put(USES, name, new StoredReactionUse(one, count, null));
                    }
                    updates.state(tx, caller.user(), new UpdateRecentReactions(), caller);
                    return true;
                });
    }

    /// The last ones first.
    public List<Reaction> recent(long account, int limit) {
        return store.read(
                Home.account(account),
                view -> {
                    var all = new ArrayList<Reaction>();
                    var kept = of(view).recent();
                    if (kept != null) for (var one : kept) all.add((Reaction) one);
                    return List.copyOf(all.subList(0, Math.min(all.size(), limit)));
                });
    }

    public void forget(Caller caller) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = of(tx);
                    if (before.recent() == null) return false;
                    tx.put(HABITS, NOTHING, new StoredReactionHabits(null, before.favourite()));
                    updates.state(tx, caller.user(), new UpdateRecentReactions(), caller);
                    return true;
                });
    }

    /// Those that the account uses most, and after them the standard ones.
    public List<Reaction> top(long account, int limit) {
        var all =
                store.<LinkedHashSet<Reaction>>read(
                        Home.account(account),
                        view -> {
                            var uses = new ArrayList<StoredReactionUse>();
                            for (var entry : view.ascending(USES, null, null, Integer.MAX_VALUE))
                                uses.add(entry.value());
                            uses.sort(Comparator.comparingInt(StoredReactionUse::count).reversed());
                            var top = new LinkedHashSet<Reaction>();
                            for (var use : uses) top.add((Reaction) use.reaction());
                            return top;
                        });
        all.addAll(Palette.standard(Integer.MAX_VALUE));
        return all.stream().limit(limit).toList();
    }

    /// Sets what a double tap puts. Refuses with `REACTION_INVALID`.
    public void choose(Caller caller, Reaction reaction) {
        if (!Palette.isStandard(reaction)) throw RpcError.bad("REACTION_INVALID").refusal();
        store.write(
                Home.account(caller.user()),
                tx -> {
                    tx.put(HABITS, NOTHING, new StoredReactionHabits(of(tx).recent(), reaction));
                    updates.state(tx, caller.user(), new UpdateConfig(), caller);
                    return true;
                });
    }

    /// What a double tap puts; null while the account has chosen nothing.
    public @Nullable Reaction chosen(long account) {
        return store.<@Nullable Reaction>read(
                Home.account(account), view -> (Reaction) of(view).favourite());
    }
}
