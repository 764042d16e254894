package heliograph.app;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelGround;
import heliograph.channels.ChannelIds;
import heliograph.channels.NewMembers;
import heliograph.channels.life.Founding;
import heliograph.channels.life.FullChannels;
import heliograph.channels.life.LifeRpc;
import heliograph.channels.life.ReadMarks;
import heliograph.channels.members.Banning;
import heliograph.channels.members.Inviting;
import heliograph.channels.members.Joining;
import heliograph.channels.members.Lists;
import heliograph.channels.members.ListsRpc;
import heliograph.channels.members.MembersRpc;
import heliograph.channels.members.Promoting;
import heliograph.channels.members.Renaming;
import heliograph.channels.names.Names;
import heliograph.channels.names.NamesRpc;
import heliograph.channels.settings.Governing;
import heliograph.channels.settings.Settings;
import heliograph.channels.settings.SettingsRpc;
import heliograph.channels.settings.Toggles;
import heliograph.contacts.Contacts;
import heliograph.files.ChatPhotos;
import heliograph.messages.NotifySettings;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Rpc;
import heliograph.store.Store;

/// The life of channels and who is in them, put together.
final class ChannelFeatures {
    /// What the rows stand on.
    record Ground(
            Rpc rpc,
            PeerRows rows,
            Store store,
            Peers peers,
            Renderer renderer,
            Profiles profiles,
            ChatPhotos photos) {}

    private final Ground ground;
    private final Communities communities;

    ChannelFeatures(Ground ground, Communities communities) {
        this.ground = ground;
        this.communities = communities;
    }

    /// Enters the rows.
    ///
    /// @param marks what accounts have read of channels
    void serve(
            NotifySettings notify, ReadMarks marks, Contacts contacts, Inviting.Consent consent) {
        var rpc = ground.rpc;
        var profiles = ground.profiles;
        var channels = communities.channels;
        var log = communities.log;
        var announcements = new Announcements(channels, communities.posts);
        var base = new ChannelGround(channels, log, announcements, ground.peers, ground.renderer);
        var newMembers = new NewMembers(profiles);
        var ids = new ChannelIds(ground.store);
        var founding = new Founding(channels, ids, newMembers, announcements);
        var full = new FullChannels(ground.store, channels, notify, marks);
        new LifeRpc(base, founding, full).register(rpc);
        var joining = new Joining(channels, newMembers, announcements, (_, _) -> {});
        var inviting = new Inviting(channels, newMembers, joining, announcements, consent);
        var office =
                new MembersRpc.Office(
                        new Promoting(channels, newMembers, joining, consent),
                        new Banning(channels, newMembers, announcements));
        new MembersRpc(base, profiles, joining, inviting, office).register(rpc);
        new Renaming(ground.store, channels, profiles);
        new ListsRpc(base, new Lists(channels, contacts::saved)).register(rpc);
        var governing = new Governing(channels, log, announcements);
        new SettingsRpc(
                        base,
                        new Settings(governing),
                        new Toggles(governing, channels),
                        ground.photos)
                .register(rpc, ground.rows);
        new NamesRpc(base, new Names(channels, log, profiles)).register(rpc);
    }
}
