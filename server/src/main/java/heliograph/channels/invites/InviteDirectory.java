package heliograph.channels.invites;

import heliograph.peers.PeerId;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which chat each link leads to. Groups of every kind share it.
public final class InviteDirectory {
    private static final Table<String, Long> ENTRIES =
            new Table<>("invdir", Codecs.STRING, Codecs.LONG);

    /// Bytes of chance in a link, at six bits a letter.
    private static final int RANDOM = 12;

    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{16}");
    private static final Pattern LINK = Pattern.compile("(?:.*[/+=])?([A-Za-z0-9_-]{16})");

    private final Store store;
    private final RandomGenerator random;

    public InviteDirectory(Store store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /// A new link's hash, which leads to `chat` once the chat has it.
    public String enter(PeerId chat) {
        var bytes = new byte[RANDOM];
        random.nextBytes(bytes);
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        store.write(
                home(hash),
                tx -> {
                    tx.put(ENTRIES, hash, chat.marked());
                    return true;
                });
        return hash;
    }

    /// Where a hash leads, null when nowhere.
    public @Nullable PeerId find(String hash) {
        if (!HASH.matcher(hash).matches()) return null;
        var marked = store.<@Nullable Long>read(home(hash), view -> view.get(ENTRIES, hash));
        return marked == null ? null : new PeerId(marked);
    }

    /// The hash in a link, however its host is written; empty when there is none.
    public static String hash(String link) {
        var found = LINK.matcher(link);
        return found.matches() ? found.group(1) : "";
    }

    private static Home home(String hash) {
        return Home.directory("invite", hash);
    }
}
