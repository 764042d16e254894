package heliograph.app;

import heliograph.auth.PasswordProof;
import heliograph.channels.Announcements;
import heliograph.channels.ChannelGround;
import heliograph.channels.ChannelIds;
import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.JoinRequests;
import heliograph.channels.NewMembers;
import heliograph.channels.Posts;
import heliograph.channels.StickerSets;
import heliograph.channels.adminlog.AdminLogRpc;
import heliograph.channels.around.AroundRpc;
import heliograph.channels.invites.AdminBell;
import heliograph.channels.invites.ChannelDoor;
import heliograph.channels.invites.ChannelHall;
import heliograph.channels.invites.Entering;
import heliograph.channels.invites.EnteringRpc;
import heliograph.channels.invites.Importers;
import heliograph.channels.invites.InviteCards;
import heliograph.channels.invites.InviteDirectory;
import heliograph.channels.invites.InviteLinks;
import heliograph.channels.invites.InvitesRpc;
import heliograph.channels.life.Ending;
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
import heliograph.channels.members.Ownership;
import heliograph.channels.members.OwnershipRpc;
import heliograph.channels.members.Promoting;
import heliograph.channels.members.Renaming;
import heliograph.channels.members.SendAs;
import heliograph.channels.members.Shared;
import heliograph.channels.names.Names;
import heliograph.channels.names.NamesRpc;
import heliograph.channels.settings.Governing;
import heliograph.channels.settings.Linking;
import heliograph.channels.settings.LinkingRpc;
import heliograph.channels.settings.Settings;
import heliograph.channels.settings.SettingsRpc;
import heliograph.channels.settings.Toggles;
import heliograph.contacts.Contacts;
import heliograph.files.ChatPhotos;
import heliograph.folders.Doors;
import heliograph.groups.GroupDoor;
import heliograph.messages.NotifySettings;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Rpc;
import heliograph.store.Store;
import heliograph.store.View;
import heliograph.tl.api.ExportedChatInvite;
import heliograph.updates.Updates;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            ChatPhotos photos,
            StickerSets stickers,
            InstantSource clock) {}

    private final Ground ground;
    private final Channels channels;
    private final ChannelLog log;
    private final Posts posts;
    private final Announcements announcements;
    private final NewMembers newMembers;
    private final ChannelGround base;
    private final Inviting.Consent consent;

    /// @param consent who may be brought into groups by whom
    ChannelFeatures(Ground ground, Communities communities, Inviting.Consent consent) {
        this.ground = ground;
        this.consent = consent;
        this.channels = communities.channels;
        this.log = communities.log;
        this.posts = communities.posts;
        this.announcements = new Announcements(channels, posts);
        this.newMembers = new NewMembers(ground.profiles);
        this.base = new ChannelGround(channels, log, announcements, ground.peers, ground.renderer);
    }

    /// What links are made of.
    ///
    /// @param groups how basic groups are entered
    /// @param dc the number of this service's data centre
    record Links(
            InviteDirectory directory,
            InviteCards cards,
            Updates.Messenger messenger,
            GroupDoor groups,
            int dc) {}

    /// Enters the rows, and tells how shared folders lead into channels.
    ///
    /// @param marks what accounts have read of channels
    Doors serve(
            NotifySettings notify,
            ReadMarks marks,
            Contacts contacts,
            Links links,
            PasswordProof passwords) {
        var cards = links.cards;
        var bell = new AdminBell(channels, links.messenger);
        var porch = new Entering.Porch(JoinRequests.of(channels), cards, bell);
        var entering = new Entering(channels, newMembers, announcements, porch);
        invites(links, entering);
        var ids = new ChannelIds(ground.store);
        var founding = new Founding(channels, ids, newMembers, announcements);
        var full =
                new FullChannels(
                        ground.store, channels, notify, marks, shown(links, ground.stickers));
        var ending = new Ending(ground.store, channels, log, ground.profiles);
        new LifeRpc(base, founding, full, ending).register(ground.rpc);
        serve(entering.joining(), contacts);
        var ownership = new Ownership(channels, log, announcements);
        new OwnershipRpc(base, ownership, new SendAs(channels), passwords)
                .register(ground.rpc, ground.rows);
        govern();
        return new Shared(channels, entering.joining());
    }

    private static FullChannels.Links shown(Links links, StickerSets stickers) {
        return new FullChannels.Links() {
            @Override
            public @Nullable ExportedChatInvite permanent(View view, long admin) {
                return links.cards.permanent(view, admin);
            }

            @Override
            public int dc() {
                return links.dc;
            }

            @Override
            public StickerSets sets() {
                return stickers;
            }
        };
    }

    private void invites(Links links, Entering entering) {
        var hall = new ChannelHall(channels);
        var door = new ChannelDoor(base, entering, new Importers(hall, ground.profiles));
        new EnteringRpc(
                        ground.peers,
                        ground.renderer,
                        links.directory,
                        Map.of(PeerId.Kind.CHANNEL, door, PeerId.Kind.CHAT, links.groups))
                .register(ground.rpc, ground.rows);
        for (var each : List.of(hall, links.groups.hall()))
            new InvitesRpc(
                            ground.peers,
                            ground.renderer,
                            new InviteLinks(each, links.directory, links.cards),
                            links.cards)
                    .register(ground.rows);
    }

    private void serve(Joining joining, Contacts contacts) {
        var inviting = new Inviting(channels, newMembers, joining, announcements, consent);
        var banning = new Banning(channels, newMembers, announcements);
        var office =
                new MembersRpc.Office(
                        new Promoting(channels, newMembers, joining, consent), banning);
        new MembersRpc(base, ground.profiles, joining, inviting, office).register(ground.rpc);
        new Renaming(ground.store, channels, ground.profiles);
        new ListsRpc(base, new Lists(channels, contacts::saved)).register(ground.rpc);
    }

    private void govern() {
        var governing = new Governing(channels, log, announcements);
        var toggles = new Toggles(governing, channels, posts);
        new SettingsRpc(base, new Settings(governing), toggles, ground.photos, ground.stickers)
                .register(ground.rpc, ground.rows);
        new LinkingRpc(base, new Linking(ground.store, channels, log)).register(ground.rpc);
        new NamesRpc(base, new Names(channels, log, ground.profiles)).register(ground.rpc);
        new AdminLogRpc(base, ground.profiles).register(ground.rpc);
        new AroundRpc(base, ground.clock).register(ground.rpc);
    }
}
