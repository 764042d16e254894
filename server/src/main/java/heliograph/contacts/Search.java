package heliograph.contacts;

import heliograph.messages.KnownChats;
import heliograph.peers.PeerId;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds people: those around an account by the words of their names, all others by how their
/// username begins.
public final class Search {
    /// Chats, the newest first, whose people are looked through.
    private static final int CHATS_MAX = 1_000;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]+");

    /// @param mine contacts and people one has spoken with
    /// @param others everybody else
    record Found(List<Long> mine, List<Long> others) {}

    /// Groups and channels that were found.
    ///
    /// @param mine those that one is in
    /// @param others those that are open to all
    public record Places(List<PeerId> mine, List<PeerId> others) {
        public static final Places NONE = new Places(List.of(), List.of());
    }

    /// Where groups and channels are found.
    @FunctionalInterface
    public interface Gatherings {
        /// Those whose titles have the words, or whose usernames begin so; the largest first.
        ///
        /// @param limit results of each kind
        Places find(long account, String text, boolean broadcasts, int limit);
    }

    private final Contacts contacts;
    private final KnownChats chats;
    private final Profiles profiles;
    private final NameIndex names;

    public Search(Contacts contacts, KnownChats chats, Profiles profiles, NameIndex names) {
        this.contacts = contacts;
        this.chats = chats;
        this.profiles = profiles;
        this.names = names;
    }

    /// @param limit results of each kind
    Found find(long account, String text, int limit) {
        var words = words(text);
        var around = around(account);
        var mine = new ArrayList<Long>();
        for (long user : around) {
            if (mine.size() == limit) break;
            if (matches(account, user, words)) mine.add(user);
        }
        var others = new ArrayList<Long>();
        if (BETWEEN_WORDS.matcher(text).find()) return new Found(mine, others);
        for (long user : names.beginning(text, limit + mine.size()))
            if (others.size() < limit && user != account && !mine.contains(user)) others.add(user);
        return new Found(mine, others);
    }

    /// Contacts first, then the people of the newest chats.
    private Set<Long> around(long account) {
        var around = new LinkedHashSet<>(contacts.circle(account).contacts().keySet());
        for (long peer : chats.recent(account, CHATS_MAX))
            if (new PeerId(peer).isUser()) around.add(peer);
        return around;
    }

    /// Whether each word begins a word of the user's names, as the account knows them.
    private boolean matches(long account, long user, List<String> wanted) {
        var profile = profiles.find(user);
        if (profile == null || profile.deleted()) return false;
        var saved = contacts.circle(account).contacts().get(user);
        var all = new ArrayList<String>();
        all.addAll(words(profile.firstName()));
        all.addAll(words(profile.lastName()));
        for (var name : NameOrder.of(profile).active()) all.addAll(words(name));
        if (saved != null) {
            all.addAll(words(saved.firstName()));
            all.addAll(words(saved.lastName()));
        }
        for (var word : wanted) if (all.stream().noneMatch(w -> w.startsWith(word))) return false;
        return !wanted.isEmpty();
    }

    private static List<String> words(@Nullable String text) {
        if (text == null) return List.of();
        var words = new ArrayList<String>();
        for (var word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1))
            if (!word.isEmpty()) words.add(word);
        return words;
    }
}
