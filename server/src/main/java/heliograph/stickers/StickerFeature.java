package heliograph.stickers;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.StickerSets;
import heliograph.files.FileStorage;
import heliograph.files.SetThumbs;
import heliograph.messages.MediaSource;
import heliograph.rpc.Rpc;
import heliograph.store.Store;
import heliograph.tl.api.Document;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetID;
import heliograph.tl.api.StickerSet;
import heliograph.tl.api.messages.AnyAvailableReactions;
import heliograph.tl.api.messages.AvailableReactionsNotModified;
import heliograph.tl.api.messages.GetAvailableReactions;
import heliograph.tl.api.messages.GetDefaultTagReactions;
import heliograph.tl.api.messages.Reactions;
import heliograph.tl.api.messages.ReactionsNotModified;
import heliograph.updates.Updates;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The feature, put together.
public final class StickerFeature implements SetThumbs, StickerSets {
    private final StandardReactions standard;
    private final Sets sets;
    private final Installed installed;
    private final SetView view;
    private final Shelves shelves;
    private final Authoring authoring;

    /// What it stands on.
    public record Ground(
            Store store,
            FileStorage files,
            Updates updates,
            InstantSource clock,
            SecureRandom random) {}

    public StickerFeature(Ground ground) {
        standard = new StandardReactions(ground.files);
        sets = new Sets(ground.store, ground.files);
        installed = new Installed(ground.store, sets, ground.updates);
        view = new SetView(sets, installed);
        shelves = new Shelves(ground.store, sets.files, ground.updates);
        authoring = new Authoring(ground.store, sets, ground.clock, ground.random);
    }

    /// Enters the rows.
    public void register(Rpc rpc) {
        new InstalledRpc(sets, installed, view).register(rpc);
        new AuthoringRpc(sets, authoring, view).register(rpc);
        new ShelvesRpc(shelves, sets.files).register(rpc);
        new FindingRpc(sets, installed, authoring, shelves, view).register(rpc);
        rpc.on(GetAvailableReactions.METHOD, USERS, (_, query) -> available(query.hash()));
        rpc.constant(
                GetDefaultTagReactions.METHOD,
                USERS,
                query -> {
                    var tags = StandardReactions.tags();
                    long hash = tags.hashCode() & Integer.MAX_VALUE;
                    return query.hash() == hash
                            ? new ReactionsNotModified()
                            : new Reactions(hash, tags);
                });
    }

    private AnyAvailableReactions available(int known) {
        var all = standard.available();
        return all.hash() == known ? new AvailableReactionsNotModified() : all;
    }

    /// All media; stickers that are sent are remembered.
    public MediaSource media(MediaSource others) {
        return new StickerMedia(shelves, others);
    }

    @Override
    public InputStickerSet checked(InputStickerSet named, boolean emojis) {
        var found = sets.require(named);
        if (emojis != (found.kind() == Kind.EMOJIS))
            throw StickerErrors.STICKERSET_INVALID.refusal();
        return sets.files.set(found.id());
    }

    @Override
    public @Nullable StickerSet shown(InputStickerSet kept, long viewer) {
        var found = kept instanceof InputStickerSetID set ? sets.find(set.id()) : null;
        return found == null ? null : view.set(found, viewer);
    }

    /// Whether an id is that of a custom emoji.
    public boolean isCustomEmoji(long id) {
        var document = sets.files.find(id);
        return document != null && FindingRpc.isCustomEmoji(document);
    }

    @Override
    public @Nullable Document find(InputStickerSet named, int version) {
        var set = sets.require(named).set();
        return set.thumb() == null || set.thumbVersion() != version
                ? null
                : sets.files.find(set.thumb());
    }
}
