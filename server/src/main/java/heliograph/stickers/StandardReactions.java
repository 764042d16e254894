package heliograph.stickers;

import heliograph.artwork.Artwork;
import heliograph.artwork.Picture;
import heliograph.artwork.Picture.Role;
import heliograph.files.FileStorage;
import heliograph.reactions.Palette;
import heliograph.tl.api.AvailableReaction;
import heliograph.tl.api.Document;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.messages.AvailableReactions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The standard reactions with their pictures (https://core.telegram.org/api/reactions).
final class StandardReactions {
    /// Tags that apps offer for saved messages before there are others.
    private static final int TAGS = 20;

    private final FileStorage files;

    /// Made when it is first asked for, and then the same for everyone.
    private volatile @Nullable AvailableReactions made;

    StandardReactions(FileStorage files) {
        this.files = files;
    }

    /// All of them, in the order in which apps show them. Nobody needs to pay for any.
    AvailableReactions available() {
        var known = made;
        if (known == null) made = known = make();
        return known;
    }

    private AvailableReactions make() {
        var around = files.document(Artwork.OURS.pictures(Role.AROUND).getFirst());
        Map<String, Map<Role, Picture>> pictures = new HashMap<>();
        for (var picture : Artwork.OURS.pictures())
            pictures.computeIfAbsent(picture.emoji(), _ -> new EnumMap<>(Role.class))
                    .put(picture.role(), picture);
        var all = new ArrayList<AvailableReaction>();
        int hash = 0;
        for (var icon : Artwork.OURS.pictures(Role.ICON)) {
            var one = reaction(icon, pictures.getOrDefault(icon.emoji(), Map.of()), around);
            all.add(one);
            for (var document : List.of(one.staticIcon(), one.selectAnimation()))
                if (document instanceof Document d) hash = 31 * hash + Long.hashCode(d.id());
        }
        return new AvailableReactions(Math.max(1, hash & Integer.MAX_VALUE), all);
    }

    private AvailableReaction reaction(Picture icon, Map<Role, Picture> of, Document around) {
        return AvailableReaction.builder()
                .reaction(icon.emoji())
                .title(icon.title())
                .staticIcon(files.document(icon))
                .appearAnimation(document(of, Role.APPEAR))
                .selectAnimation(document(of, Role.SELECT))
                .activateAnimation(document(of, Role.ACTIVATE))
                .effectAnimation(document(of, Role.EFFECT))
                .aroundAnimation(around)
                .centerIcon(document(of, Role.SELECT))
                .build();
    }

    private Document document(Map<Role, Picture> of, Role role) {
        var picture = of.get(role);
        if (picture == null) throw new IllegalStateException("a reaction without " + role);
        return files.document(picture);
    }

    /// What saved messages may be tagged with at first.
    static List<Reaction> tags() {
        return Palette.standard(TAGS);
    }
}
