package heliograph.stickers;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Caller;
import heliograph.rpc.ListHash;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.StickerSet;
import heliograph.tl.api.messages.AllStickers;
import heliograph.tl.api.messages.AllStickersNotModified;
import heliograph.tl.api.messages.AnyAllStickers;
import heliograph.tl.api.messages.AnyStickerSet;
import heliograph.tl.api.messages.ArchivedStickers;
import heliograph.tl.api.messages.GetAllStickers;
import heliograph.tl.api.messages.GetArchivedStickers;
import heliograph.tl.api.messages.GetEmojiStickers;
import heliograph.tl.api.messages.GetMaskStickers;
import heliograph.tl.api.messages.GetStickerSet;
import heliograph.tl.api.messages.InstallStickerSet;
import heliograph.tl.api.messages.ReorderStickerSets;
import heliograph.tl.api.messages.StickerSetInstallResult;
import heliograph.tl.api.messages.StickerSetInstallResultArchive;
import heliograph.tl.api.messages.StickerSetInstallResultSuccess;
import heliograph.tl.api.messages.StickerSetNotModified;
import heliograph.tl.api.messages.ToggleStickerSets;
import heliograph.tl.api.messages.UninstallStickerSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `messages.*` of whole sets: those that an account has, and what is in one.
final class InstalledRpc {
    static final int PAGE_MAX = 100;

    private final Sets sets;
    private final Installed installed;
    private final SetView view;

    InstalledRpc(Sets sets, Installed installed, SetView view) {
        this.sets = sets;
        this.installed = installed;
        this.view = view;
    }

    void register(Rpc rpc) {
        rpc.on(GetStickerSet.METHOD, SIGNED_IN, this::getStickerSet);
        rpc.on(GetAllStickers.METHOD, USERS, (c, q) -> all(c, Kind.STICKERS, q.hash()));
        rpc.on(GetMaskStickers.METHOD, USERS, (c, q) -> all(c, Kind.MASKS, q.hash()));
        rpc.on(GetEmojiStickers.METHOD, USERS, (c, q) -> all(c, Kind.EMOJIS, q.hash()));
        rpc.on(GetArchivedStickers.METHOD, USERS, this::getArchivedStickers);
        rpc.on(InstallStickerSet.METHOD, USERS, this::installStickerSet);
        rpc.on(UninstallStickerSet.METHOD, USERS, this::uninstallStickerSet);
        rpc.on(ReorderStickerSets.METHOD, USERS, this::reorderStickerSets);
        rpc.on(ToggleStickerSets.METHOD, USERS, this::toggleStickerSets);
    }

    /// A client is told that it has the set already only when it has said which it has: some end
    /// otherwise.
    private AnyStickerSet getStickerSet(Caller caller, GetStickerSet query) {
        var found = sets.require(query.stickerset());
        if (query.hash() != 0 && query.hash() == SetView.hash(found.set()))
            return new StickerSetNotModified();
        return view.whole(found, caller.user());
    }

    private AnyAllStickers all(Caller caller, Kind kind, long known) {
        var shown = new ArrayList<StickerSet>();
        for (var found : installed.list(caller.user(), kind, false))
            shown.add(view.set(found, caller.user()));
        long hash = ListHash.of(shown, StickerSet::hash);
        return known != 0 && known == hash
                ? new AllStickersNotModified()
                : new AllStickers(hash, shown);
    }

    private ArchivedStickers getArchivedStickers(Caller caller, GetArchivedStickers query) {
        var kind = Kind.of(query.masks(), query.emojis());
        var all = installed.list(caller.user(), kind, true);
        var page = page(all, query.offsetId(), query.limit());
        return new ArchivedStickers(all.size(), view.covered(page, caller.user()));
    }

    /// Those behind a set, as many as are asked for.
    ///
    /// @param after the last set of the page before; 0 for the first page
    static List<Sets.Found> page(List<Sets.Found> all, long after, int limit) {
        int from = 0;
        if (after != 0)
            for (int i = 0; i < all.size(); i++) if (all.get(i).id() == after) from = i + 1;
        int to = Math.min(all.size(), from + Math.clamp(limit, 0, PAGE_MAX));
        return List.copyOf(all.subList(from, to));
    }

    private StickerSetInstallResult installStickerSet(Caller caller, InstallStickerSet query) {
        var found = sets.require(query.stickerset());
        var shown = view.whole(found, caller.user());
        var moved = installed.install(caller, found, query.archived(), shown);
        return moved.isEmpty()
                ? new StickerSetInstallResultSuccess()
                : new StickerSetInstallResultArchive(view.covered(moved, caller.user()));
    }

    private Boolean uninstallStickerSet(Caller caller, UninstallStickerSet query) {
        var found = sets.require(query.stickerset());
        installed.uninstall(caller, found.kind(), Set.of(found.id()));
        return true;
    }

    private Boolean reorderStickerSets(Caller caller, ReorderStickerSets query) {
        if (query.order().size() > Installed.MAX) throw RpcError.LIMIT_INVALID.refusal();
        installed.order(caller, Kind.of(query.masks(), query.emojis()), query.order());
        return true;
    }

    private Boolean toggleStickerSets(Caller caller, ToggleStickerSets query) {
        if (query.stickersets().size() > PAGE_MAX) throw RpcError.LIMIT_INVALID.refusal();
        for (var kind : Kind.values()) {
            var ids = new ArrayList<Long>();
            for (var named : query.stickersets()) {
                var found = sets.require(named);
                if (found.kind() == kind) ids.add(found.id());
            }
            if (ids.isEmpty()) continue;
            if (query.uninstall()) installed.uninstall(caller, kind, Set.copyOf(ids));
            else if (query.archive() || query.unarchive())
                installed.archive(caller, kind, ids, query.archive());
        }
        return true;
    }
}
