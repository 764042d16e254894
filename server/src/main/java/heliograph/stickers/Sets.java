package heliograph.stickers;

import static heliograph.stickers.StickerErrors.STICKERSET_INVALID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.artwork.Artwork;
import heliograph.files.FileStorage;
import heliograph.files.StandardSet;
import heliograph.files.StickerFiles;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.api.Document;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetAnimatedEmoji;
import heliograph.tl.api.InputStickerSetAnimatedEmojiAnimations;
import heliograph.tl.api.InputStickerSetDice;
import heliograph.tl.api.InputStickerSetEmojiChannelDefaultStatuses;
import heliograph.tl.api.InputStickerSetEmojiDefaultStatuses;
import heliograph.tl.api.InputStickerSetEmojiDefaultTopicIcons;
import heliograph.tl.api.InputStickerSetEmojiGenericAnimations;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.InputStickerSetID;
import heliograph.tl.api.InputStickerSetPremiumGifts;
import heliograph.tl.api.InputStickerSetShortName;
import heliograph.tl.api.InputStickerSetTonGifts;
import heliograph.tl.stored.StoredSticker;
import heliograph.tl.stored.StoredStickerSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All sets, those that the server brings along as well.
final class Sets {
    private static final Table<Long, StoredStickerSet> SETS =
            new Table<>("stickers", Codecs.LONG, new TlCodec<>(StoredStickerSet::read));

    private static final int CACHED_MAX = 2_000;

    private final Store store;
    private final FileStorage pictures;
    final StickerFiles files;
    final ShortNames names;

    private final Cache<Long, Optional<StoredStickerSet>> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    Sets(Store store, FileStorage pictures) {
        this.store = store;
        this.pictures = pictures;
        this.files = new StickerFiles(pictures);
        this.names = new ShortNames(store);
    }

    /// A set and what is in it.
    record Found(long id, StoredStickerSet set) {
        Kind kind() {
            return Kind.of(set);
        }

        boolean isStandard() {
            return set.creator() == 0;
        }
    }

    private static Home home(long id) {
        return Home.directory("stickers", Long.toString(id));
    }

    /// A set by its id; null when there is none, or none any more.
    @Nullable Found find(long id) {
        var known = cache.get(id, wanted -> Optional.ofNullable(read(wanted))).orElse(null);
        return known == null || known.deleted() ? null : new Found(id, known);
    }

    private @Nullable StoredStickerSet read(long id) {
        for (var standard : StandardSet.values())
            if (standard.id() == id) return standard(standard);
        return store.<@Nullable StoredStickerSet>read(home(id), view -> view.get(SETS, id));
    }

    private StoredStickerSet standard(StandardSet which) {
        var stickers = new ArrayList<StoredSticker>();
        for (var picture : Artwork.OURS.pictures(which.role()))
            stickers.add(
                    new StoredSticker(
                            pictures.document(picture).id(), picture.emoji(), null, null));
        return StoredStickerSet.builder()
                .emojis(which == StandardSet.TOPIC_ICONS)
                .title(which.title())
                .shortName(which.shortName())
                .stickers(stickers)
                .build();
    }

    /// A set by its short name; null when there is none.
    @Nullable Found find(String name) {
        for (var standard : StandardSet.values())
            if (standard.shortName().equalsIgnoreCase(name)) return find(standard.id());
        var claim = names.find(name);
        if (claim == null) return null;
        var found = find(claim.first());
        return found != null && found.set.shortName().equalsIgnoreCase(name) ? found : null;
    }

    /// The set that a client names. Refuses with `STICKERSET_INVALID`.
    Found require(InputStickerSet named) {
        var found =
                switch (named) {
                    case InputStickerSetID(long id, long hash) ->
                            hash == files.set(id).accessHash() ? find(id) : null;
                    case InputStickerSetShortName(var name) -> find(name);
                    case InputStickerSetAnimatedEmoji _ -> find(StandardSet.ANIMATED_EMOJI.id());
                    case InputStickerSetEmojiDefaultTopicIcons _ ->
                            find(StandardSet.TOPIC_ICONS.id());
                    case InputStickerSetEmpty _,
                            InputStickerSetDice _,
                            InputStickerSetAnimatedEmojiAnimations _,
                            InputStickerSetPremiumGifts _,
                            InputStickerSetTonGifts _,
                            InputStickerSetEmojiGenericAnimations _,
                            InputStickerSetEmojiDefaultStatuses _,
                            InputStickerSetEmojiChannelDefaultStatuses _ ->
                            null;
                };
        if (found == null) throw STICKERSET_INVALID.refusal();
        return found;
    }

    /// Keeps a new set.
    void put(long id, StoredStickerSet set) {
        store.write(
                home(id),
                tx -> {
                    tx.put(SETS, id, set);
                    return true;
                });
        cache.put(id, Optional.of(set));
    }

    /// Changes a set that an account has made. Refuses with `STICKERSET_INVALID` anyone else, and
    /// with what `change` refuses.
    Found change(long account, long id, UnaryOperator<StoredStickerSet> change) {
        var after =
                store.write(
                        home(id),
                        tx -> {
                            var before = tx.get(SETS, id);
                            if (before == null || before.deleted() || before.creator() != account)
                                throw STICKERSET_INVALID.refusal();
                            var changed = change.apply(before);
                            tx.put(SETS, id, changed);
                            return changed;
                        });
        cache.invalidate(id);
        return new Found(id, after);
    }

    /// What is in a set, in its order.
    List<Document> documents(Found found) {
        var documents = new ArrayList<Document>();
        for (var sticker : found.set.stickers()) {
            var document = files.find(sticker.document());
            if (document != null) documents.add(document);
        }
        return documents;
    }

    /// Whether a set's title or name begins a word so.
    static boolean isCalled(Found found, String words) {
        var wanted = words.toLowerCase(Locale.ROOT);
        return (" " + found.set.title() + " " + found.set.shortName().replace("_", " "))
                .toLowerCase(Locale.ROOT)
                .contains(" " + wanted);
    }
}
