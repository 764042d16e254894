package heliograph.stickers;

import static heliograph.stickers.StickerErrors.STICKER_INVALID;

import heliograph.files.StickerFiles;
import heliograph.rpc.Caller;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.api.AnyInputDocument;
import heliograph.tl.api.Document;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetItem;
import heliograph.tl.api.MaskCoords;
import heliograph.tl.stored.StoredSticker;
import heliograph.tl.stored.StoredStickerSet;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes sets and changes them. Only who made a set may do so: anyone else is told
/// `STICKERSET_INVALID`.
final class Authoring {
    static final int TITLE_MAX = 64;

    /// Letters of all keywords of one sticker, and how many there may be.
    static final int KEYWORDS_LENGTH_MAX = 64;

    static final int KEYWORDS_MAX = 20;

    /// Sets of one account.
    static final int OWN_MAX = 1_000;

    private static final Table<Long, Integer> OWN = new Table<>("ownpack", Codecs.LONG, Codecs.INT);

    private final Store store;
    private final Sets sets;
    private final InstantSource clock;
    private final SecureRandom random;

    Authoring(Store store, Sets sets, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.sets = sets;
        this.clock = clock;
        this.random = random;
    }

    /// A set that is to be made.
    record Draft(
            Kind kind,
            boolean textColor,
            String title,
            String shortName,
            @Nullable AnyInputDocument thumb,
            List<InputStickerSetItem> stickers) {}

    /// Refuses with the names of titles, short names and files.
    Sets.Found create(Caller caller, Draft draft) {
        var title = draft.title.strip();
        if (title.isEmpty() || title.length() > TITLE_MAX)
            throw StickerErrors.PACK_TITLE_INVALID.refusal();
        if (!ShortNames.isGood(draft.shortName)) throw StickerErrors.PACK_NAME_INVALID.refusal();
        if (draft.stickers.isEmpty()) throw StickerErrors.STICKERS_EMPTY.refusal();
        if (draft.stickers.size() > draft.kind.max)
            throw StickerErrors.STICKERPACK_TOO_MUCH.refusal();
        if (own(caller.user()).size() >= OWN_MAX) throw StickerErrors.STICKERS_TOO_MUCH.refusal();
        if (!isFree(draft.shortName)) throw StickerErrors.PACK_NAME_OCCUPIED.refusal();
        long id = next();
        int now = (int) clock.instant().getEpochSecond();
        var set =
                StoredStickerSet.builder()
                        .masks(draft.kind == Kind.MASKS)
                        .emojis(draft.kind == Kind.EMOJIS)
                        .textColor(draft.textColor)
                        .creator(caller.user())
                        .title(title)
                        .shortName(draft.shortName)
                        .created(now);
        var stickers = new ArrayList<StoredSticker>();
        for (var item : draft.stickers) stickers.add(made(caller, id, set.build(), item));
        set.stickers(stickers);
        if (draft.thumb != null)
            set.thumb(thumb(caller, id, draft.kind, draft.thumb)).thumbVersion(1);
        claim(draft.shortName, id);
        store.write(
                Home.account(caller.user()),
                tx -> {
                    tx.put(OWN, id, now);
                    return true;
                });
        var made = set.build();
        sets.put(id, made);
        return new Sets.Found(id, made);
    }

    /// The id of a new set; no other has it, those that the server brings along have small ones.
    private long next() {
        long id;
        do id = random.nextLong() & Long.MAX_VALUE;
        while (id <= Integer.MAX_VALUE || sets.find(id) != null);
        return id;
    }

    /// Refuses with `PACK_SHORT_NAME_OCCUPIED` when another was first.
    private void claim(String name, long id) {
        var seen = sets.names.find(name);
        if (!isFree(name) || !sets.names.claim(name, id, seen))
            throw StickerErrors.PACK_NAME_OCCUPIED.refusal();
    }

    /// Whether a name leads nowhere, and nobody is about to make a set of it.
    boolean isFree(String name) {
        if (sets.find(name) != null) return false;
        var claim = sets.names.find(name);
        return claim == null || !ShortNames.isFresh(claim, (int) clock.instant().getEpochSecond());
    }

    private StoredSticker made(
            Caller caller, long id, StoredStickerSet set, InputStickerSetItem item) {
        var emoji = String.join("", EmojiText.of(item.emoji()));
        var keywords = keywords(item.keywords());
        var label = label(id, set, emoji, item.maskCoords());
        var document = sets.files.make(caller.user(), item.document(), label);
        return new StoredSticker(document.id(), emoji, keywords, item.maskCoords());
    }

    /// Documents show the first of the emoji only.
    private static StickerFiles.Label label(
            long id, StoredStickerSet set, String emoji, @Nullable MaskCoords mask) {
        var first = EmojiText.of(emoji).getFirst();
        return new StickerFiles.Label(
                id, set.masks(), set.emojis(), set.textColor(), first, set.masks() ? mask : null);
    }

    /// Words between commas; more than fit are left out.
    private static @Nullable String keywords(@Nullable String given) {
        if (given == null) return null;
        var kept = new ArrayList<String>();
        int length = 0;
        for (var word : given.split(",", -1)) {
            var clean = word.strip().toLowerCase(Locale.ROOT);
            length += clean.length();
            if (clean.isEmpty() || kept.size() == KEYWORDS_MAX || length > KEYWORDS_LENGTH_MAX)
                continue;
            kept.add(clean);
        }
        return kept.isEmpty() ? null : String.join(",", kept);
    }

    /// A picture that stands for a set, as large as an emoji.
    private long thumb(Caller caller, long id, Kind kind, AnyInputDocument thumb) {
        var label = new StickerFiles.Label(id, kind == Kind.MASKS, true, false, "", null);
        return sets.files.make(caller.user(), thumb, label).id();
    }

    /// The set that a sticker is in, when the caller made it. Refuses with `STICKER_INVALID`.
    private Sets.Found of(Caller caller, Document sticker) {
        InputStickerSet named = StickerFiles.set(sticker);
        if (named == null) throw STICKER_INVALID.refusal();
        var found = sets.require(named);
        if (found.set().creator() != caller.user()
                || found.set().stickers().stream().noneMatch(s -> s.document() == sticker.id()))
            throw STICKER_INVALID.refusal();
        return found;
    }

    private Sets.Found own(Caller caller, InputStickerSet named) {
        var found = sets.require(named);
        if (found.set().creator() != caller.user())
            throw StickerErrors.STICKERSET_INVALID.refusal();
        return found;
    }

    /// Changes the list of stickers of a set.
    private interface Listing {
        /// @param stickers changed in place
        void change(List<StoredSticker> stickers);
    }

    private Sets.Found list(Caller caller, Sets.Found found, Listing how) {
        return sets.change(
                caller.user(),
                found.id(),
                set -> {
                    var stickers = new ArrayList<>(set.stickers());
                    how.change(stickers);
                    return set.toBuilder().stickers(List.copyOf(stickers)).build();
                });
    }

    /// @return where it stands; refuses with `STICKER_INVALID` when it is there no more
    private static int place(List<StoredSticker> stickers, long document) {
        for (int i = 0; i < stickers.size(); i++)
            if (stickers.get(i).document() == document) return i;
        throw STICKER_INVALID.refusal();
    }

    Sets.Found add(Caller caller, InputStickerSet named, InputStickerSetItem item) {
        var found = own(caller, named);
        requireRoom(found.set().stickers(), found.kind());
        var made = made(caller, found.id(), found.set(), item);
        return list(
                caller,
                found,
                stickers -> {
                    requireRoom(stickers, found.kind());
                    stickers.add(made);
                });
    }

    private static void requireRoom(List<StoredSticker> stickers, Kind kind) {
        if (stickers.size() >= kind.max) throw StickerErrors.STICKERPACK_TOO_MUCH.refusal();
    }

    Sets.Found remove(Caller caller, Document sticker) {
        return list(
                caller,
                of(caller, sticker),
                stickers -> stickers.remove(place(stickers, sticker.id())));
    }

    /// @param position from 0; behind the end is the end
    Sets.Found move(Caller caller, Document sticker, int position) {
        return list(
                caller,
                of(caller, sticker),
                stickers -> {
                    var moved = stickers.remove(place(stickers, sticker.id()));
                    stickers.add(Math.clamp(position, 0, stickers.size()), moved);
                });
    }

    Sets.Found replace(Caller caller, Document sticker, InputStickerSetItem item) {
        var found = of(caller, sticker);
        var made = made(caller, found.id(), found.set(), item);
        return list(caller, found, stickers -> stickers.set(place(stickers, sticker.id()), made));
    }

    /// @param emoji null to leave them, as all that follow
    Sets.Found change(
            Caller caller,
            Document sticker,
            @Nullable String emoji,
            @Nullable MaskCoords mask,
            @Nullable String keywords) {
        var found = of(caller, sticker);
        var emojis = emoji == null ? null : String.join("", EmojiText.of(emoji));
        var after =
                list(
                        caller,
                        found,
                        stickers -> {
                            int place = place(stickers, sticker.id());
                            var old = stickers.get(place);
                            stickers.set(
                                    place,
                                    new StoredSticker(
                                            old.document(),
                                            emojis == null ? old.emoji() : emojis,
                                            keywords == null ? old.keywords() : keywords(keywords),
                                            mask == null ? old.mask() : mask));
                        });
        var changed = after.set().stickers().get(place(after.set().stickers(), sticker.id()));
        var coords = changed.mask() instanceof MaskCoords kept ? kept : null;
        sets.files.relabel(sticker, label(found.id(), after.set(), changed.emoji(), coords));
        return after;
    }

    Sets.Found rename(Caller caller, InputStickerSet named, String given) {
        var title = given.strip();
        if (title.isEmpty() || title.length() > TITLE_MAX)
            throw StickerErrors.PACK_TITLE_INVALID.refusal();
        return sets.change(
                caller.user(),
                own(caller, named).id(),
                set -> set.toBuilder().title(title).build());
    }

    /// Shows another picture for a set: a small one of its own, one of its custom emoji, or, when
    /// both are null, its first sticker.
    Sets.Found picture(
            Caller caller,
            InputStickerSet named,
            @Nullable AnyInputDocument thumb,
            @Nullable Long emoji) {
        var found = own(caller, named);
        if (emoji != null) {
            if (found.kind() != Kind.EMOJIS) throw STICKER_INVALID.refusal();
            place(found.set().stickers(), emoji);
        }
        var made = thumb == null ? null : thumb(caller, found.id(), found.kind(), thumb);
        return sets.change(
                caller.user(),
                found.id(),
                set ->
                        set.toBuilder()
                                .thumb(made)
                                .thumbVersion(set.thumbVersion() + 1)
                                .thumbEmoji(emoji)
                                .build());
    }

    void delete(Caller caller, InputStickerSet named) {
        var found = own(caller, named);
        sets.change(caller.user(), found.id(), set -> set.toBuilder().deleted(true).build());
        sets.names.release(found.set().shortName(), found.id());
        store.write(
                Home.account(caller.user()),
                tx -> {
                    tx.delete(OWN, found.id());
                    return true;
                });
    }

    /// The sets that an account has made.
    List<Sets.Found> own(long account) {
        var ids =
                store.<List<Long>>read(
                        Home.account(account),
                        view -> {
                            var all = new ArrayList<Long>();
                            for (var row : view.ascending(OWN, null, null, OWN_MAX))
                                all.add(row.key());
                            return all;
                        });
        var found = new ArrayList<Sets.Found>();
        for (long id : ids) {
            var set = sets.find(id);
            if (set != null) found.add(set);
        }
        return found;
    }
}
