package heliograph.channels.invites;

import heliograph.channels.ChannelGround;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyChatInvite;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatInvite;
import heliograph.tl.api.ChatInviteAlready;
import heliograph.tl.api.PhotoEmpty;
import org.jspecify.annotations.Nullable;

/// Channels and supergroups, as those find them who come by links.
public final class ChannelDoor implements Invitable {
    private final ChannelGround ground;
    private final Entering entering;
    private final Importers importers;

    public ChannelDoor(ChannelGround ground, Entering entering, Importers importers) {
        this.ground = ground;
        this.entering = entering;
        this.importers = importers;
    }

    @Override
    public AnyChatInvite look(Caller caller, PeerId chat, String hash) {
        var door = entering.look(caller, chat.id(), hash);
        if (door.standing().isMember()) {
            var cards = ground.renderer().chats(caller.user(), new Named().add(chat));
            return new ChatInviteAlready(cards.getFirst());
        }
        var channel = door.standing().channel();
        return ChatInvite.builder()
                .channel(true)
                .broadcast(channel.broadcast())
                .megagroup(!channel.broadcast())
                .public_(channel.username() != null)
                .requestNeeded(door.link().invite().requestNeeded())
                .title(channel.title())
                .about(channel.about().isEmpty() ? null : channel.about())
                .photo(channel.photo() instanceof AnyPhoto photo ? photo : new PhotoEmpty(0))
                .participantsCount(door.members())
                .build();
    }

    @Override
    public AnyUpdates enter(Caller caller, PeerId chat, String hash) {
        return ground.renderer().updates(caller.user(), entering.enter(caller, chat.id(), hash));
    }

    @Override
    public AnyUpdates answer(Caller caller, PeerId chat, long user, boolean welcome) {
        var updates = entering.answer(caller, chat.id(), user, welcome);
        return ground.renderer().updates(caller.user(), updates);
    }

    @Override
    public AnyUpdates answerAll(
            Caller caller, PeerId chat, @Nullable String hash, boolean welcome) {
        var updates = entering.answerAll(caller, chat.id(), hash, welcome);
        return ground.renderer().updates(caller.user(), updates);
    }

    @Override
    public Importers importers() {
        return importers;
    }
}
