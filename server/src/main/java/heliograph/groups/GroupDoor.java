package heliograph.groups;

import heliograph.channels.invites.Importers;
import heliograph.channels.invites.Invitable;
import heliograph.channels.invites.InviteHall;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyChatInvite;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatInvite;
import heliograph.tl.api.ChatInviteAlready;
import heliograph.tl.api.PhotoEmpty;
import org.jspecify.annotations.Nullable;

/// Basic groups, as those find them who come by links.
public final class GroupDoor implements Invitable {
    private final GroupHall hall;
    private final Entering entering;
    private final Importers importers;
    private final Renderer renderer;

    GroupDoor(GroupHall hall, Entering entering, Importers importers, Renderer renderer) {
        this.hall = hall;
        this.entering = entering;
        this.importers = importers;
        this.renderer = renderer;
    }

    /// What the links of groups need.
    public InviteHall hall() {
        return hall;
    }

    @Override
    public AnyChatInvite look(Caller caller, PeerId chat, String hash) {
        var door = entering.look(caller, chat.id(), hash);
        var state = door.group().state();
        if (door.group().isMember(caller.user())) {
            var cards = renderer.chats(caller.user(), new Named().add(chat));
            return new ChatInviteAlready(cards.getFirst());
        }
        return ChatInvite.builder()
                .requestNeeded(door.invite().requestNeeded())
                .title(state.title())
                .about(state.about().isEmpty() ? null : state.about())
                .photo(state.photo() instanceof AnyPhoto photo ? photo : new PhotoEmpty(0))
                .participantsCount(state.members().size())
                .build();
    }

    @Override
    public AnyUpdates enter(Caller caller, PeerId chat, String hash) {
        return renderer.updates(caller.user(), entering.enter(caller, chat.id(), hash));
    }

    @Override
    public AnyUpdates answer(Caller caller, PeerId chat, long user, boolean welcome) {
        var updates = entering.answer(caller, chat.id(), user, welcome);
        return renderer.updates(caller.user(), updates);
    }

    @Override
    public AnyUpdates answerAll(
            Caller caller, PeerId chat, @Nullable String hash, boolean welcome) {
        var updates = entering.answerAll(caller, chat.id(), hash, welcome);
        return renderer.updates(caller.user(), updates);
    }

    @Override
    public Importers importers() {
        return importers;
    }
}
