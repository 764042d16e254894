package heliograph.files;

import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.profiles.Profiles;
import heliograph.render.Acquaintance;
import heliograph.render.ChatCards;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.TlObject;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.Channel;
import heliograph.tl.api.Chat;
import heliograph.tl.api.ChatPhoto;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Photo;
import heliograph.tl.api.UpdateUser;
import heliograph.tl.stored.StoredFile;
import heliograph.tl.stored.StoredPastPhoto;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The photos of profiles: the one that is shown, those before it, and the fallback for whom the
/// first is hidden from.
public final class ProfilePhotos {
    private static final Table<Long, StoredPastPhoto> PHOTOS =
            new Table<>("photos", Codecs.LONG, new TlCodec<>(StoredPastPhoto::read));

    /// Photos that an account may keep.
    static final int PHOTOS_MAX = 1_000;

    private final FileStorage files;
    private final Store store;
    private final Profiles profiles;
    private final Updates updates;
    private final Audience audience;

    /// Who may see the photos of whom, and whom a client means.
    ///
    /// @param chats groups and channels, which show their photos to who may see them
    public record Audience(Peers peers, Acquaintance acquaintance, ChatCards chats) {}

    public ProfilePhotos(
            FileStorage files, Store store, Profiles profiles, Updates updates, Audience audience) {
        this.files = files;
        this.store = store;
        this.profiles = profiles;
        this.updates = updates;
        this.audience = audience;
    }

    /// One page of photos.
    ///
    /// @param total how many there are, beyond the page
    record Page(int total, List<Photo> photos) {}

    /// Shows a photo in the caller's profile, and keeps it among the others.
    void show(Caller caller, Photo photo) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    remove(tx, p -> p.id() == photo.id());
                    var all = newest(tx);
                    if (all.size() >= PHOTOS_MAX) throw FileErrors.ALBUM_PHOTOS_TOO_MANY.refusal();
                    long number = all.isEmpty() ? 1 : all.getFirst().key() + 1;
                    tx.put(PHOTOS, number, new StoredPastPhoto(photo));
                    changed(tx, caller, photo);
                    return true;
                });
    }

    /// Shows a photo to those from whom the profile's own is hidden; null: shows them none.
    void showFallback(Caller caller, @Nullable Photo photo) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    profiles.change(
                            tx,
                            caller.user(),
                            before ->
                                    before == null
                                            ? null
                                            : before.toBuilder().fallbackPhoto(photo).build());
                    updates.state(tx, caller.user(), new UpdateUser(caller.user()), caller);
                    return true;
                });
    }

    /// Removes photos of the caller, and gives the ids of those that there were. When the one that
    /// is shown goes, the one before it is shown.
    List<Long> remove(Caller caller, Collection<Long> ids) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var removed = remove(tx, photo -> ids.contains(photo.id()));
                    if (!removed.isEmpty()) {
                        var left = newest(tx);
                        changed(tx, caller, left.isEmpty() ? null : photo(left.getFirst()));
                    }
                    return removed;
                });
    }

    /// The photo that is shown in an account's profile.
    @Nullable Photo shown(long user) {
        var profile = profiles.find(user);
        return profile != null && profile.photo() instanceof Photo photo ? photo : null;
    }

    private void changed(Tx tx, Caller caller, @Nullable Photo photo) {
        var after =
                profiles.change(
                        tx,
                        caller.user(),
                        before -> before == null ? null : before.toBuilder().photo(photo).build());
        if (after != null) updates.state(tx, caller.user(), new UpdateUser(caller.user()), caller);
    }

    private static List<Long> remove(Tx tx, Predicate<Photo> which) {
        var removed = new ArrayList<Long>();
        for (var entry : newest(tx)) {
            var photo = photo(entry);
            if (!which.test(photo)) continue;
            tx.delete(PHOTOS, entry.key());
            removed.add(photo.id());
        }
        return removed;
    }

    private static List<Entry<Long, StoredPastPhoto>> newest(View view) {
        return view.descending(PHOTOS, null, null, PHOTOS_MAX);
    }

    private static Photo photo(Entry<Long, StoredPastPhoto> entry) {
        return (Photo) entry.value().photo();
    }

    /// The photos of `user` that `viewer` may see, the newest first.
    ///
    /// @param maxId the photo that the page begins after; 0: with the newest
    /// @param offset photos to skip from there on; −1 with a `maxId` begins with that photo itself
    Page page(long viewer, long user, int offset, long maxId, int limit) {
        var all = visible(viewer, user);
        int from = 0;
        if (maxId != 0) {
            while (from < all.size() && all.get(from).id() != maxId) from++;
            from++;
        }
        from = Math.clamp((long) from + offset, 0, all.size());
        int to = Math.min(all.size(), from + limit);
        return new Page(all.size(), all.subList(from, to));
    }

    private List<Photo> visible(long viewer, long user) {
        if (viewer == user || audience.acquaintance.seesPhoto(viewer, user))
            return store.read(
                    Home.account(user),
                    view -> newest(view).stream().map(ProfilePhotos::photo).toList());
        var profile = profiles.find(user);
        TlObject fallback = profile == null ? null : profile.fallbackPhoto();
        return fallback instanceof Photo photo ? List.of(photo) : List.of();
    }

    /// The file of a photo of a profile or chat that the caller was shown. Refuses with
    /// `LOCATION_INVALID`.
    StoredFile find(Caller caller, InputPeer peer, long photoId) {
        var whose = audience.peers.resolve(caller, peer);
        if (!sees(caller.user(), whose, photoId)) throw FileErrors.LOCATION_INVALID.refusal();
        var record = files.records().find(photoId);
        if (record == null) throw FileErrors.LOCATION_INVALID.refusal();
        return record;
    }

    private boolean sees(long viewer, PeerId whose, long photoId) {
        if (!whose.isUser()) return shows(audience.chats.card(viewer, whose), photoId);
        boolean free = viewer == whose.id() || audience.acquaintance.seesPhoto(viewer, whose.id());
        var current = shown(whose.id());
        if (free && current != null && current.id() == photoId) return true;
        return visible(viewer, whose.id()).stream().anyMatch(photo -> photo.id() == photoId);
    }

    private static boolean shows(@Nullable AnyChat chat, long photoId) {
        var photo =
                switch (chat) {
                    case Channel channel -> channel.photo();
                    case Chat group -> group.photo();
                    case null, default -> null;
                };
        return photo instanceof ChatPhoto shown && shown.photoId() == photoId;
    }
}
