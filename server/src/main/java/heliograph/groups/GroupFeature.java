package heliograph.groups;

import heliograph.auth.PasswordProof;
import heliograph.channels.Announcements;
import heliograph.channels.Channels;
import heliograph.channels.invites.Importers;
import heliograph.channels.invites.InviteCards;
import heliograph.contacts.Visibility;
import heliograph.files.ChatPhotos;
import heliograph.messages.ChatState;
import heliograph.messages.Chats;
import heliograph.messages.Messages;
import heliograph.messages.ReadersRpc;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Rpc;
import heliograph.store.Store;
import heliograph.updates.Delivery;
import heliograph.updates.Updates;
import java.time.InstantSource;
import java.util.function.LongPredicate;

/// Basic groups, entered among the methods that are served.
public final class GroupFeature {
    /// What groups are kept by.
    public record Ground(Store store, Updates updates, Profiles profiles, InstantSource clock) {}

    /// What they are shown by.
    public record Stage(
            Rpc rpc, PeerRows rows, Chats chats, Renderer renderer, Delivery delivery) {}

    /// Whom they ask about people.
    public record Others(Messages messages, ChatState rows, Visibility visibility, Extras extras) {}

    /// What a few of their methods need.
    ///
    /// @param online whether an account listens
    public record Extras(
            ChatPhotos photos, LongPredicate online, InviteCards cards, PasswordProof passwords) {}

    /// The supergroups that groups become.
    public record Successors(Channels channels, Announcements announcements) {}

    private GroupFeature() {}

    /// Enters the rows, and tells how groups are entered by links.
    public static GroupDoor register(
            Groups groups, Ground ground, Stage stage, Others others, Successors successors) {
        var messages = others.messages;
        var changes = new Changes(ground.store, groups, messages, ground.updates, stage.delivery);
        stage.chats.open(
                PeerId.Kind.CHAT, peer -> messages.groupChat(peer, groups, stage.delivery));
        var hall = new GroupHall(groups);
        var entering = new Entering(groups, changes, hall, stage.delivery);
        var people = new People(groups, changes, entering, others.visibility, ground);
        var extras = others.extras;
        var peers = stage.chats.peers();
        new GroupsRpc(people, stage.chats, stage.renderer, extras.photos).register(stage.rpc);
        new GroupInfoRpc(groups, changes, others.rows, stage.renderer, extras)
                .register(stage.rpc, stage.rows, peers);
        new CreatorRpc(groups, changes, peers, stage.renderer, extras.passwords)
                .register(stage.rows);
        new ReadersRpc(messages, groups).register(stage.rows);
        new Migration(ground, groups, changes, successors.channels, successors.announcements)
                .register(stage.rpc, stage.renderer);
        new CommonRpc(new Common(groups, successors.channels), peers, stage.renderer)
                .register(stage.rpc);
        return new GroupDoor(hall, entering, new Importers(hall, ground.profiles), stage.renderer);
    }
}
