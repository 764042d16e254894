package heliograph.app;

import heliograph.alarms.Alarms;
import heliograph.auth.Phones;
import heliograph.channels.Announcements;
import heliograph.channels.invites.InviteCards;
import heliograph.channels.invites.InviteDirectory;
import heliograph.channels.members.BansEnd;
import heliograph.contacts.ContactTokensRpc;
import heliograph.contacts.PresenceRpc;
import heliograph.files.Cards;
import heliograph.files.ChatPhotos;
import heliograph.files.FilesRpc;
import heliograph.files.PhotosRpc;
import heliograph.files.ProfilePhotos;
import heliograph.folders.ChatlistsRpc;
import heliograph.folders.FoldersRpc;
import heliograph.groups.Common;
import heliograph.groups.GroupFeature;
import heliograph.help.HelpRpc;
import heliograph.help.Place;
import heliograph.messages.ChatList;
import heliograph.messages.ChatState;
import heliograph.messages.Company;
import heliograph.messages.DialogsRpc;
import heliograph.messages.ForwardRpc;
import heliograph.messages.MediaSource;
import heliograph.messages.Messages;
import heliograph.messages.MessagesRpc;
import heliograph.messages.Scheduled;
import heliograph.messages.ScheduledRpc;
import heliograph.mtproto.exchange.RsaKey;
import heliograph.mtproto.session.Sessions;
import heliograph.net.Handshakes;
import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.polls.Polls;
import heliograph.posts.ChannelChats;
import heliograph.posts.DifferenceRpc;
import heliograph.posts.DiscussionRpc;
import heliograph.posts.PostsRpc;
import heliograph.privacy.Privacy;
import heliograph.privacy.Topic;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.reactions.Favourites;
import heliograph.render.Renderer;
import heliograph.render.Service;
import heliograph.reports.ReportsRpc;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter;
import heliograph.rpc.Rpc;
import heliograph.secrets.Vault;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.api.Update;
import heliograph.tl.stored.StoredProfile;
import heliograph.updates.Delivery;
import heliograph.updates.Online;
import heliograph.updates.Updates;
import heliograph.updates.UpdatesRpc;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Puts the features together, by hand, each by its constructor.
public final class Wiring {
    /// The world that the features stand on: a real one, or one that a test makes.
    ///
    /// @param folder where files and the list of guests are
    /// @param threads runs each call on a thread of its own
    public record Ground(
            Store store,
            Vault vault,
            RsaKey key,
            InstantSource clock,
            SecureRandom random,
            Path folder,
            Executor threads) {}

    private final Config config;
    private final InstantSource clock;
    private final Executor threads;
    private final Rpc rpc;
    private final Limiter limiter = new Limiter();
    private final Profiles profiles;
    private final Renderer renderer;
    private final Peers peers;
    private final Messages messages;
    private final Online online = new Online();
    private final Alarms alarms;
    private final Delivery delivery;
    private final Communities communities;
    private final ChannelChats channelChats;
    private final Social social;
    private final PresenceRpc presence;
    private final Library library;
    private final Finding finding;
    private final Favourites favourites;
    private final Entrance entrance;

    /// What links to chats begin with; known with the port.
    private volatile String links = "";

    public Wiring(Config config, Ground ground) {
        this(config, ground, null);
    }

    /// @param index where the search index is kept; null for one that goes with this object
    Wiring(Config config, Ground ground, @Nullable Path index) {
        this.config = config;
        this.clock = ground.clock();
        this.threads = ground.threads();
        this.rpc = new Rpc(limiter, clock);
        var store = ground.store();
        var random = ground.random();
        var hashes = new AccessHashes(ground.vault());
        this.profiles = new Profiles(store, this::names);
        var updates = new Updates(this::push);
        this.favourites = new Favourites(store, updates);
        this.alarms = new Alarms(store, clock, threads);
        this.social = new Social(store, profiles, updates, online, clock);
        var towns = new Communities.Ground(store, updates, hashes, clock, config.groupSize());
        this.communities = new Communities(towns, new Polls(store, random));
        this.finding = new Finding(index, store);
        this.renderer =
                new Renderer(profiles, hashes, social.visibility, communities.sources(), clock);
        this.delivery = new Delivery(online, renderer);
        this.peers = new Peers(hashes, (viewer, chat, id, seen) -> saw(viewer, chat, id, seen));
        var company = new Company(social.contacts, communities.groups, profiles::byUsername);
        this.messages = new Messages(store, updates, company, peers, random);
        this.channelChats = communities.open(online, renderer, threads, messages, profiles);
        this.entrance =
                Entrance.open(
                        config,
                        ground,
                        new Entrance.Desk(rpc, limiter, online),
                        new Entrance.House(profiles, renderer, updates, messages));
        this.library = Library.open(config, ground, new Cards(profiles, social.visibility, random));
        var files = library.files();
        var photos =
                new ProfilePhotos(
                        files,
                        store,
                        profiles,
                        updates,
                        new ProfilePhotos.Audience(
                                peers, social.visibility, communities.sources().cards()));
        new FilesRpc(files, library.media(), photos, peers).register(rpc);
        new PhotosRpc(files, photos, peers, renderer).register(rpc);
        this.presence = register(store, updates, communities.media(library.media()), random);
    }

    /// The log is written by features that the renderer stands on, so delivery comes after it.
    private void push(long account, List<Update> news, Caller cause) {
        finding.changed(Home.account(account));
        delivery.push(account, news, cause);
    }

    /// The renderer stands on profiles, and channels on nothing of it.
    private NameOrder names(PeerId peer) {
        return communities.names(peer);
    }

    private boolean saw(long viewer, PeerId chat, int id, PeerId seen) {
        return chat.kind() == PeerId.Kind.CHANNEL
                ? channelChats.saw(viewer, chat, id, seen)
                : messages.saw(viewer, chat, id, seen);
    }

    private PresenceRpc register(
            Store store, Updates updates, MediaSource media, SecureRandom random) {
        var phones = new Phones(config.testAccounts(), config.floodLimits());
        var chats = messages.chats();
        var rows = new PeerRows(rpc, peers);
        var known = social.contacts;
        var wishes = social.visibility;
        chats.open(PeerId.Kind.USER, peer -> messages.privateChat(peer, known, delivery, wishes));
        var search = finding.open(messages, communities, chats);
        var common = new Common(communities.groups, communities.channels);
        finding.register(rpc, renderer);
        var served =
                social.serve(
                        new Social.Ground(
                                rpc,
                                peers,
                                renderer,
                                messages,
                                delivery,
                                search::named,
                                common::count),
                        phones::written,
                        (caller, entries) -> importing(caller.user(), entries));
        new ContactTokensRpc(peers, renderer, clock, () -> links).register(rpc);
        var cards = new InviteCards(() -> links);
        var door =
                GroupFeature.register(
                        communities.groups,
                        new GroupFeature.Ground(store, updates, profiles, clock),
                        new GroupFeature.Stage(rpc, rows, chats, renderer, delivery),
                        new GroupFeature.Others(
                                messages,
                                new ChatState(messages, served.notifications()),
                                social.visibility,
                                new GroupFeature.Extras(
                                        new ChatPhotos(library.files()),
                                        online::isOnline,
                                        cards,
                                        entrance.proof())),
                        new GroupFeature.Successors(
                                communities.channels,
                                new Announcements(communities.channels, communities.posts)));
        var sync = new UpdatesRpc(store, renderer, messages, messages::unread, channelChats::moved);
        sync.register(rpc);
        var scheduled = new Scheduled(messages, chats, updates, random, online::isOnline);
        alarms.wake(scheduled::wake);
        alarms.wake(messages.expiry()::wake);
        alarms.wake(channelChats.ends()::wake);
        alarms.wake(new BansEnd(communities.channels)::wake);
        new ScheduledRpc(scheduled, chats, renderer).register(rpc);
        new FoldersRpc(store, updates, peers).register(rpc);
        var linking = library.register(rpc, threads);
        new MessagesRpc(messages, media, linking, scheduled, renderer).register(rpc);
        new ForwardRpc(messages, chats, renderer, social.visibility, scheduled).register(rpc);
        communities.register(rpc, rows, chats, renderer);
        Conversations.register(
                new Conversations.Ground(rpc, rows, updates, renderer), messages, favourites);
        new ReportsRpc(store, chats, communities::govern).register(rpc);
        var list =
                new ChatList(
                        messages,
                        served.notifications(),
                        updates,
                        channelChats,
                        Privacy::keepsArchived);
        communities.watch(list.archive());
        new DialogsRpc(messages, list, peers, renderer, sync::state).register(rpc);
        var doors =
                new ChannelFeatures(
                                new ChannelFeatures.Ground(
                                        rpc,
                                        rows,
                                        store,
                                        peers,
                                        renderer,
                                        profiles,
                                        new ChatPhotos(library.files()),
                                        clock),
                                communities,
                                (user, inviter) ->
                                        social.visibility.sees(Topic.INVITE, inviter, user))
                        .serve(
                                served.notifications(),
                                channelChats::marks,
                                social.contacts,
                                new ChannelFeatures.Links(
                                        new InviteDirectory(store, random),
                                        cards,
                                        delivery,
                                        door,
                                        config.dc()),
                                entrance.proof());
        new ChatlistsRpc(
                        new ChatlistsRpc.Ground(store, updates, random),
                        doors,
                        peers,
                        renderer,
                        () -> links)
                .register(rpc);
        new PostsRpc(channelChats, peers, renderer, () -> links).register(rpc, rows);
        new DiscussionRpc(channelChats, peers, renderer).register(rpc);
        communities.topics(
                new Communities.TopicGround(chats, renderer, messages.channelRows()),
                channelChats.topicReading(),
                served.notifications(),
                rpc);
        new DifferenceRpc(channelChats, peers, renderer, list, communities::visit).register(rpc);
        return served.presence();
    }

    private void importing(long user, int entries) {
        limiter.pay(Limiter.Cost.IMPORT, Long.toString(user), entries, clock.millis());
    }

    /// Enters what depends on the port, and the account that speaks for the service.
    public void open(int port) {
        links = config.endpoint().url(port);
        var address = config.endpoint().address();
        var place = new Place(config.dc(), address, port, links, config.groupSize());
        new HelpRpc(place, renderer, favourites::chosen, clock).register(rpc);
        profiles.put(
                Service.ID,
                StoredProfile.builder()
                        .firstName("Heliograph")
                        .phone(Service.PHONE)
                        .created((int) clock.instant().getEpochSecond())
                        .build());
        social.load(threads);
    }

    /// Begins to follow what changes, on threads of search's own: for a service that runs.
    void follow() {
        finding.follow();
    }

    /// What happens by the clock; called about ten times a second. Sessions tick with the network.
    public void tick() {
        presence.tick();
        alarms.tick();
        finding.tick();
    }

    /// What wants doing now and then; called about once an hour.
    public void sweep() {
        library.files().expire();
    }

    /// Nothing is asked of the features any more.
    public void close() {
        finding.close();
        library.files().close();
    }

    Rpc rpc() {
        return rpc;
    }

    /// Where connections bring what clients say.
    public Sessions sessions() {
        return entrance.sessions();
    }

    /// Where clients get their keys.
    public Handshakes handshakes() {
        return entrance.handshakes();
    }
}
