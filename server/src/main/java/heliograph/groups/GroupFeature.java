package heliograph.groups;

import heliograph.channels.Announcements;
import heliograph.channels.Channels;
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
    ///
    /// @param online whether an account listens
    public record Others(
            Messages messages,
            ChatState rows,
            Visibility visibility,
            ChatPhotos photos,
            LongPredicate online) {}

    /// The supergroups that groups become.
    public record Successors(Channels channels, Announcements announcements) {}

    private GroupFeature() {}

    public static void register(
            Groups groups, Ground ground, Stage stage, Others others, Successors successors) {
        var messages = others.messages;
        var changes = new Changes(ground.store, groups, messages, ground.updates, stage.delivery);
        stage.chats.open(
                PeerId.Kind.CHAT, peer -> messages.groupChat(peer, groups, stage.delivery));
        var people = new People(groups, changes, ground.profiles, others.visibility, ground.clock);
        new GroupsRpc(people, stage.chats, stage.renderer, others.photos).register(stage.rpc);
        new GroupInfoRpc(groups, changes, others.rows, stage.renderer, others.online)
                .register(stage.rpc, stage.rows, stage.chats.peers());
        new ReadersRpc(messages, groups).register(stage.rows);
        new Migration(ground, groups, changes, successors.channels, successors.announcements)
                .register(stage.rpc, stage.renderer);
        new CommonRpc(groups, successors.channels, stage.chats.peers(), stage.renderer)
                .register(stage.rpc);
    }
}
