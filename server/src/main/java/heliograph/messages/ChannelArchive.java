package heliograph.messages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.stored.StoredDialog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Archived channels and supergroups that come back when someone else posts there, unless they are
/// muted (`keep_archived_unmuted` of https://core.telegram.org/constructor/globalPrivacySettings).
///
/// A post is written once and not for each member, so nobody's row is touched by it. A row in the
/// archive keeps the channel's newest message of that moment; when the account next looks at its
/// chats or at the channel, a newer one brings the chat back. Accounts that have looked since the
/// service started are known here, and theirs come back at once.
public final class ChannelArchive {
    static final int ARCHIVE = 1;

    /// Channels, and accounts for each, whose chats come back at once; others' at the next look.
    private static final int CHANNELS_MAX = 10_000;

    private static final int ACCOUNTS_MAX = 1_000;

    /// Takes a chat out of the archive, and says so.
    @FunctionalInterface
    interface Back {
        void bring(Tx tx, long account, long peer);
    }

    private final Store store;
    private final Dialogs dialogs;
    private final NotifySettings settings;
    private final OtherChats others;
    private final Predicate<View> keeps;
    private final Back back;
    private final Cache<Long, Set<Long>> known =
            Caffeine.newBuilder().maximumSize(CHANNELS_MAX).build();

    /// @param keeps whose archived chats stay there
    ChannelArchive(
            Messages messages,
            NotifySettings settings,
            OtherChats others,
            Predicate<View> keeps,
            Back back) {
        this.store = messages.store();
        this.dialogs = messages.dialogs();
        this.settings = settings;
        this.others = others;
        this.keeps = keeps;
        this.back = back;
    }

    /// Someone has posted in a channel.
    ///
    /// @param author whose own archive stays as it is; 0 for nobody's
    /// @param threads where the chats of others are brought back
    public void posted(long channel, long author, Executor threads) {
        long peer = PeerId.channel(channel).marked();
        var accounts = known.getIfPresent(peer);
        if (accounts == null) return;
        for (long account : List.copyOf(accounts))
            if (account != author && accounts.remove(account))
                threads.execute(() -> wake(account, List.of(peer)));
    }

    /// Brings back those of an account's archived channels in which someone has posted since.
    void wake(long account) {
        wake(
                account,
                store.read(
                        Home.account(account),
                        view -> {
                            var archived = new ArrayList<Long>();
                            for (var row : dialogs.channels(view).entrySet())
                                if (isArchived(row.getValue())) archived.add(row.getKey());
                            return archived;
                        }));
    }

    /// As above, of these chats.
    public void wake(long account, Collection<Long> peers) {
        boolean some =
                store.read(Home.account(account), view -> !woken(view, account, peers).isEmpty());
        if (!some) return;
        store.write(
                Home.account(account),
                tx -> {
                    for (long peer : woken(tx, account, peers)) back.bring(tx, account, peer);
                    return true;
                });
    }

    private List<Long> woken(View view, long account, Collection<Long> peers) {
        var archived = new HashMap<Long, StoredDialog>();
        for (long peer : peers) {
            if (new PeerId(peer).kind() != PeerId.Kind.CHANNEL) continue;
            var row = dialogs.find(view, peer);
            if (row != null && isArchived(row)) archived.put(peer, row);
        }
        if (archived.isEmpty() || keeps.test(view)) return List.of();
        var found = new ArrayList<Long>();
        for (var newest : others.newest(view)) {
            var row = archived.get(newest.peer());
            if (row == null || isMuted(view, newest)) continue;
            if (hasNews(account, newest, row)) found.add(newest.peer());
            else know(newest.peer(), account);
        }
        return found;
    }

    /// Whether a chat is muted, or was when its newest message came.
    private boolean isMuted(View view, OtherChats.Newest newest) {
        var until = settings.of(view, newest.peer()).muteUntil();
        return until != null && until > Math.min(newest.date(), view.now().getEpochSecond());
    }

    private boolean hasNews(long account, OtherChats.Newest newest, StoredDialog row) {
        var before = row.folderTop();
        if (before == null || newest.id() <= before) return false;
        var seen = others.row(account, newest.peer(), row);
        if (seen == null || MessageHead.id(seen.newest()) <= before) return false;
        return switch (seen.newest()) {
            case Message m -> !m.out();
            case MessageService m -> !m.out();
            default -> false;
        };
    }

    private void know(long peer, long account) {
        var accounts = known.get(peer, _ -> ConcurrentHashMap.newKeySet());
        if (accounts.size() < ACCOUNTS_MAX) accounts.add(account);
    }

    /// The newest message of a channel that goes into the archive, to be kept in its row; null for
    /// other chats, which come back by what arrives in their box.
    @Nullable Integer top(View view, long peer) {
        long account = view.home().id();
        if (new PeerId(peer).kind() != PeerId.Kind.CHANNEL) return null;
        var row = dialogs.find(view, peer);
        var seen = others.row(account, peer, row == null ? Dialogs.NEW : row);
        if (seen == null) return null;
        know(peer, account);
        return MessageHead.id(seen.newest());
    }

    private static boolean isArchived(StoredDialog row) {
        return row.folder() != null && row.folder() == ARCHIVE;
    }
}
