package heliograph.privacy;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import heliograph.render.Service;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.api.GlobalPrivacySettings;
import heliograph.tl.api.PrivacyRule;
import heliograph.tl.api.PrivacyValueAllowUsers;
import heliograph.tl.api.PrivacyValueDisallowUsers;
import heliograph.tl.api.UpdatePrivacy;
import heliograph.tl.api.account.PrivacyRules;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The rules by which accounts show themselves, and what they come to for one viewer.
public final class Privacy {
    private static final Table<String, PrivacyRules> RULES =
            new Table<>("privacy", Codecs.STRING, new TlCodec<>(PrivacyRules::read));
    private static final Table<Nothing, GlobalPrivacySettings> GLOBAL =
            new Table<>("gprivacy", Codecs.NOTHING, new TlCodec<>(GlobalPrivacySettings::read));
    private static final Table<Nothing, Integer> LIFE =
            new Table<>("ttl", Codecs.NOTHING, Codecs.INT);

    /// What an account has that never chose: 18 months.
    static final int LIFE_DAYS = 548;

    private static final GlobalPrivacySettings PLAIN = GlobalPrivacySettings.builder().build();
    private static final int CACHED_MAX = 100_000;

    private final Store store;
    private final Updates updates;
    private final People people;

    /// The rules that each account has set; most have set none.
    private final LoadingCache<Long, Map<Topic, List<PrivacyRule>>> cache;

    public Privacy(Store store, Updates updates, People people) {
        this.store = store;
        this.updates = updates;
        this.people = people;
        this.cache =
                Caffeine.newBuilder()
                        .maximumSize(CACHED_MAX)
                        .build(account -> store.read(Home.account(account), Privacy::all));
    }

    private static Map<Topic, List<PrivacyRule>> all(View view) {
        var all = new EnumMap<Topic, List<PrivacyRule>>(Topic.class);
        for (var kept : view.ascending(RULES, null, null, Integer.MAX_VALUE))
            all.put(Topic.of(kept.key()), kept.value().rules());
        return all.isEmpty() ? Map.of() : all;
    }

    /// Whether `owner` shows the topic to `viewer`. The service hides nothing.
    public boolean allows(Topic topic, long owner, long viewer) {
        if (owner == viewer || owner == Service.ID) return true;
        return new Judgement(owner, viewer, people).allows(rules(owner, topic));
    }

    List<PrivacyRule> rules(long account, Topic topic) {
        return Objects.requireNonNull(cache.get(account)).getOrDefault(topic, topic.usual());
    }

    /// Puts an account's rules for a topic in the place of those before.
    void set(Caller caller, Topic topic, List<PrivacyRule> rules) {
        long account = caller.user();
        store.write(
                Home.account(account),
                tx -> {
                    tx.afterCommit(() -> cache.invalidate(account));
                    tx.put(RULES, topic.key, new PrivacyRules(rules, List.of(), List.of()));
                    updates.state(tx, account, new UpdatePrivacy(topic.toTl(), rules), caller);
                    return true;
                });
    }

    /// Makes an exception of one user: it is shown the topic from now on.
    ///
    /// @return false when it saw it before
    public boolean allow(Caller caller, Topic topic, long user) {
        if (allows(topic, caller.user(), user)) return false;
        var rules = new ArrayList<PrivacyRule>();
        Set<Long> named = new LinkedHashSet<>();
        for (var rule : rules(caller.user(), topic)) {
            if (rule instanceof PrivacyValueAllowUsers(var users)) named.addAll(users);
            else if (rule instanceof PrivacyValueDisallowUsers(var users)) {
                var left = users.stream().filter(id -> id != user).toList();
                if (!left.isEmpty()) rules.add(new PrivacyValueDisallowUsers(left));
            } else rules.add(rule);
        }
        named.add(user);
        rules.addFirst(new PrivacyValueAllowUsers(List.copyOf(named)));
        set(caller, topic, rules);
        return true;
    }

    /// Whether chats of an account stay in its archive when there is news in them.
    public static boolean keepsArchived(View account) {
        var kept = account.get(GLOBAL, NOTHING);
        return kept != null && kept.keepArchivedUnmuted();
    }

    /// The settings that hold for all chats of an account.
    public GlobalPrivacySettings global(long account) {
        return store.read(
                Home.account(account),
                view -> {
                    var kept = view.get(GLOBAL, NOTHING);
                    return kept == null ? PLAIN : kept;
                });
    }

    void setGlobal(long account, GlobalPrivacySettings settings) {
        store.write(
                Home.account(account),
                tx -> {
                    tx.put(GLOBAL, NOTHING, settings);
                    return true;
                });
    }

    /// Days of silence after which the account may be deleted.
    int lifeDays(long account) {
        return store.read(
                Home.account(account),
                view -> {
                    var kept = view.get(LIFE, NOTHING);
                    return kept == null ? LIFE_DAYS : kept;
                });
    }

    void setLifeDays(long account, int days) {
        store.write(
                Home.account(account),
                tx -> {
                    tx.put(LIFE, NOTHING, days);
                    return true;
                });
    }
}
