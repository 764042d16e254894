package heliograph.channels.invites;

import static heliograph.store.Nothing.NOTHING;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.stored.StoredImporter;
import heliograph.tl.stored.StoredInvite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The links in a channel's home, and who came by which.
final class Invites {
    private static final Table<String, StoredInvite> INVITES =
            new Table<>("invite", Codecs.STRING, new TlCodec<>(StoredInvite::read));
    private static final Table<Pair<Long, String>, Nothing> BY_ADMIN =
            new Table<>("inviteby", Codecs.pair(Codecs.LONG, Codecs.STRING), Codecs.NOTHING);
    private static final Table<Triple<String, Integer, Long>, StoredImporter> IMPORTERS =
            new Table<>(
                    "importer",
                    Codecs.triple(Codecs.STRING, Codecs.INT, Codecs.LONG),
                    new TlCodec<>(StoredImporter::read));

    /// Links of one admin in one channel, revoked ones with them.
    static final int LINKS_MAX = 1_000;

    /// A link and its hash.
    record Link(String hash, StoredInvite invite) {}

    private Invites() {}

    static @Nullable StoredInvite find(View view, String hash) {
        return view.get(INVITES, hash);
    }

    static void put(Tx tx, String hash, StoredInvite invite) {
        tx.put(INVITES, hash, invite);
        tx.put(BY_ADMIN, new Pair<>(invite.admin(), hash), NOTHING);
    }

    static void delete(Tx tx, String hash, StoredInvite invite) {
        tx.delete(INVITES, hash);
        tx.delete(BY_ADMIN, new Pair<>(invite.admin(), hash));
    }

    /// The links of an admin, the newest first.
    static List<Link> of(View view, long admin) {
        var links = new ArrayList<Link>();
        for (var entry : view.ascending(BY_ADMIN, Prefix.of(Codecs.LONG, admin), LINKS_MAX)) {
            var hash = entry.key().second();
            var invite = find(view, hash);
            if (invite != null) links.add(new Link(hash, invite));
        }
        links.sort(
                Comparator.comparingInt((Link link) -> link.invite.date())
                        .thenComparing(Link::hash)
                        .reversed());
        return links;
    }

    /// The link that an admin has for ever, until it takes another.
    static @Nullable Link permanent(View view, long admin) {
        for (var link : of(view, admin))
            if (link.invite.permanent() && !link.invite.revoked()) return link;
        return null;
    }

    static void came(Tx tx, String hash, long user, @Nullable Long approvedBy) {
        int now = (int) tx.now().getEpochSecond();
        tx.put(IMPORTERS, new Triple<>(hash, now, user), new StoredImporter(approvedBy));
    }

    /// Who came by a link, the newest first.
    ///
    /// @param date only those who came before this second, or in it with an id below `user`; 0 for
    ///   all
    static List<Entry<Triple<String, Integer, Long>, StoredImporter>> importers(
            View view, String hash, int date, long user, int limit) {
        var from = new Triple<>(hash, Integer.MIN_VALUE, Long.MIN_VALUE);
        var to =
                date == 0
                        ? new Triple<>(hash, Integer.MAX_VALUE, Long.MAX_VALUE)
                        : new Triple<>(hash, date, user);
        return view.descending(IMPORTERS, from, to, limit);
    }
}
