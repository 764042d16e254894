package heliograph.stickers;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.files.StandardSet;
import heliograph.files.StickerFiles;
import heliograph.rpc.Caller;
import heliograph.rpc.ListHash;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyDocument;
import heliograph.tl.api.AnyEmojiList;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeCustomEmoji;
import heliograph.tl.api.EmojiList;
import heliograph.tl.api.EmojiListNotModified;
import heliograph.tl.api.messages.AnyFoundStickerSets;
import heliograph.tl.api.messages.AnyFoundStickers;
import heliograph.tl.api.messages.AnyStickers;
import heliograph.tl.api.messages.FoundStickerSets;
import heliograph.tl.api.messages.FoundStickerSetsNotModified;
import heliograph.tl.api.messages.FoundStickers;
import heliograph.tl.api.messages.FoundStickersNotModified;
import heliograph.tl.api.messages.GetCustomEmojiDocuments;
import heliograph.tl.api.messages.GetStickers;
import heliograph.tl.api.messages.SearchCustomEmoji;
import heliograph.tl.api.messages.SearchEmojiStickerSets;
import heliograph.tl.api.messages.SearchStickerSets;
import heliograph.tl.api.messages.SearchStickers;
import heliograph.tl.api.messages.Stickers;
import heliograph.tl.api.messages.StickersNotModified;
import heliograph.tl.stored.StoredSticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `messages.*` that find stickers and sets: among those that an account has or has made, those
/// that the server brings along, and, by its whole short name, any. There is no list of all sets.
final class FindingRpc {
    private static final int IDS_MAX = 200;
    private static final int FOUND_MAX = 100;

    private final Sets sets;
    private final Installed installed;
    private final Authoring authoring;
    private final Shelves shelves;
    private final SetView view;

    FindingRpc(Sets sets, Installed installed, Authoring authoring, Shelves shelves, SetView view) {
        this.sets = sets;
        this.installed = installed;
        this.authoring = authoring;
        this.shelves = shelves;
        this.view = view;
    }

    void register(Rpc rpc) {
        rpc.on(GetStickers.METHOD, USERS, this::getStickers);
        rpc.on(SearchStickers.METHOD, USERS, this::searchStickers);
        rpc.on(SearchCustomEmoji.METHOD, USERS, this::searchCustomEmoji);
        rpc.on(
                SearchStickerSets.METHOD,
                USERS,
                (caller, query) -> sets(caller, Kind.STICKERS, query.q(), query.hash()));
        rpc.on(
                SearchEmojiStickerSets.METHOD,
                USERS,
                (caller, query) -> sets(caller, Kind.EMOJIS, query.q(), query.hash()));
        rpc.on(GetCustomEmojiDocuments.METHOD, SIGNED_IN, this::getCustomEmojiDocuments);
    }

    /// The sets of a kind that an account can be shown.
    private List<Sets.Found> known(Caller caller, Kind kind) {
        Map<Long, Sets.Found> all = new LinkedHashMap<>();
        for (var found : installed.all(caller.user(), kind)) all.put(found.id(), found);
        for (var found : authoring.own(caller.user()))
            if (found.kind() == kind) all.putIfAbsent(found.id(), found);
        if (kind == Kind.EMOJIS) {
            var icons = sets.find(StandardSet.TOPIC_ICONS.id());
            if (icons != null) all.putIfAbsent(icons.id(), icons);
        }
        return List.copyOf(all.values());
    }

    private List<Document> stickers(Caller caller, Kind kind, Predicate<StoredSticker> wanted) {
        var found = new ArrayList<Document>();
        for (var set : known(caller, kind))
            for (var sticker : set.set().stickers())
                if (found.size() < FOUND_MAX && wanted.test(sticker)) {
                    var document = sets.files.find(sticker.document());
                    if (document != null) found.add(document);
                }
        return found;
    }

    private static Predicate<StoredSticker> of(String emoji) {
        var wanted = EmojiText.plain(emoji);
        return sticker -> EmojiText.plain(sticker.emoji()).contains(wanted);
    }

    private static String emoticon(String given) {
        if (given.isBlank()) throw StickerErrors.EMOTICON_EMPTY.refusal();
        return given.strip();
    }

    private static long hash(List<Document> found) {
        return ListHash.of(found, Document::id);
    }

    private static boolean isKnown(long known, long hash) {
        return known != 0 && known == hash;
    }

    /// Those that are faved come first.
    private AnyStickers getStickers(Caller caller, GetStickers query) {
        var emoji = emoticon(query.emoticon());
        var found = new LinkedHashSet<Document>();
        for (var kept : shelves.list(caller.user(), Shelf.FAVED))
            if (EmojiText.plain(StickerFiles.emoji(kept.document())).equals(EmojiText.plain(emoji)))
                found.add(kept.document());
        found.addAll(stickers(caller, Kind.STICKERS, of(emoji)));
        var all = List.copyOf(found);
        return isKnown(query.hash(), hash(all))
                ? new StickersNotModified()
                : new Stickers(hash(all), List.<AnyDocument>copyOf(all));
    }

    private AnyFoundStickers searchStickers(Caller caller, SearchStickers query) {
        var words = query.q().strip().toLowerCase(Locale.ROOT);
        if (words.isEmpty() && query.emoticon().isBlank())
            throw StickerErrors.EMOTICON_EMPTY.refusal();
        var byEmoji = of(query.emoticon().strip());
        var kind = query.emojis() ? Kind.EMOJIS : Kind.STICKERS;
        var all =
                stickers(
                        caller,
                        kind,
                        sticker ->
                                (!query.emoticon().isBlank() && byEmoji.test(sticker))
                                        || (!words.isEmpty() && isCalled(sticker, words)));
        int from = Math.clamp(query.offset(), 0, all.size());
        int to = Math.min(all.size(), from + Math.clamp(query.limit(), 1, FOUND_MAX));
        var page = all.subList(from, to);
        @Nullable Integer next = to < all.size() ? to : null;
        return isKnown(query.hash(), hash(page))
                ? new FoundStickersNotModified(next)
                : new FoundStickers(next, hash(page), List.<AnyDocument>copyOf(page));
    }

    private static boolean isCalled(StoredSticker sticker, String words) {
        return sticker.keywords() != null && ("," + sticker.keywords()).contains("," + words);
    }

    private AnyEmojiList searchCustomEmoji(Caller caller, SearchCustomEmoji query) {
        var found = stickers(caller, Kind.EMOJIS, of(emoticon(query.emoticon())));
        return isKnown(query.hash(), hash(found))
                ? new EmojiListNotModified()
                : new EmojiList(hash(found), found.stream().map(Document::id).toList());
    }

    private AnyFoundStickerSets sets(Caller caller, Kind kind, String given, long known) {
        var words = given.strip();
        var found = new ArrayList<Sets.Found>();
        if (!words.isEmpty()) {
            for (var one : known(caller, kind)) if (Sets.isCalled(one, words)) found.add(one);
            var named = sets.find(words);
            if (named != null && named.kind() == kind && !found.contains(named)) found.add(named);
        }
        long hash = ListHash.of(found, Sets.Found::id);
        return isKnown(known, hash)
                ? new FoundStickerSetsNotModified()
                : new FoundStickerSets(hash, view.covered(found, caller.user()));
    }

    /// Whoever knows an id may see the emoji: messages name nothing else. Those that are none are
    /// left out.
    private List<AnyDocument> getCustomEmojiDocuments(
            Caller caller, GetCustomEmojiDocuments query) {
        if (query.documentId().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var found = new ArrayList<AnyDocument>();
        for (long id : new LinkedHashSet<>(query.documentId())) {
            var document = sets.files.find(id);
            if (document != null && isCustomEmoji(document)) found.add(document);
        }
        return found;
    }

    static boolean isCustomEmoji(Document document) {
        return document.attributes().stream()
                .anyMatch(DocumentAttributeCustomEmoji.class::isInstance);
    }
}
