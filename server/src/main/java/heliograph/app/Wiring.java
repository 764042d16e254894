package heliograph.app;

import heliograph.alarms.Alarms;
import heliograph.auth.Phones;
import heliograph.channels.Announcements;
import heliograph.channels.invites.InviteCards;
import heliograph.channels.invites.InviteDirectory;
import heliograph.contacts.ContactTokensRpc;
import heliograph.contacts.PresenceRpc;
import heliograph.files.Cards;
import heliograph.files.ChatPhotos;
import heliograph.files.FilesRpc;
import heliograph.files.PhotosRpc;
import heliograph.files.ProfilePhotos;
import heliograph.folders.ChatlistsRpc;
import heliograph.folders.FoldersRpc;
import heliograph.groups.GroupDoor;
import heliograph.groups.GroupFeature;
import heliograph.help.HelpRpc;
import heliograph.help.Place;
import heliograph.messages.ChatList;
import heliograph.messages.ChatState;
import heliograph.messages.Chats;
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
import heliograph.notifications.Notifications;
import heliograph.passkeys.Passkeys;
import heliograph.passkeys.RelyingParty;
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
import heliograph.search.Search;
import heliograph.secrets.Vault;
import heliograph.stickers.StickerFeature;
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
    private final StickerFeature stickers;
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
        updates.watch(account -> finding.changed(Home.account(account)));
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
                        new Entrance.House(profiles, renderer, updates, messages, () -> links));
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
        this.stickers =
                new StickerFeature(new StickerFeature.Ground(store, files, updates, clock, random));
        new FilesRpc(files, library.media(), photos, stickers, peers).register(rpc);
        new PhotosRpc(files, photos, peers, renderer).register(rpc);
        stickers.register(rpc);
        this.presence =
                register(
                        store, updates, communities.media(stickers.media(library.media())), random);
    }

    /// The log is written by features that the renderer stands on, so delivery comes after it.
    private void push(long account, List<Update> news, Caller cause) {
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

    /// What the rows stand on besides this object's own.
    private record Stage(
            Store store, Updates updates, SecureRandom random, PeerRows rows, Chats chats) {}

    private PresenceRpc register(
            Store store, Updates updates, MediaSource media, SecureRandom random) {
        var chats = messages.chats();
        var stage = new Stage(store, updates, random, new PeerRows(rpc, peers), chats);
        var known = social.contacts;
        var wishes = social.visibility;
        chats.open(PeerId.Kind.USER, peer -> messages.privateChat(peer, known, delivery, wishes));
        var search = finding.open(messages, communities, chats);
        finding.register(rpc, renderer);
        var served = people(search);
        var cards = new InviteCards(() -> links);
        var door = groups(stage, served.notifications(), cards);
        talk(stage, media);
        var list = lists(stage, served.notifications());
        var invites =
                new ChannelFeatures.Links(
                        new InviteDirectory(store, random), cards, delivery, door, config.dc());
        channels(stage, served.notifications(), invites, list);
        return served.presence();
    }

    private Social.Served people(Search search) {
        var phones = new Phones(config.testAccounts(), config.floodLimits());
        new ContactTokensRpc(peers, renderer, clock, () -> links).register(rpc);
        return social.serve(
                new Social.Ground(
                        rpc,
                        peers,
                        renderer,
                        messages,
                        delivery,
                        search::named,
                        communities.circles(),
                        communities::showable),
                phones::written,
                (caller, entries) -> importing(caller.user(), entries));
    }

    private GroupDoor groups(Stage stage, Notifications notifications, InviteCards cards) {
        return GroupFeature.register(
                communities.groups,
                new GroupFeature.Ground(stage.store, stage.updates, profiles, clock),
                new GroupFeature.Stage(rpc, stage.rows, stage.chats, renderer, delivery),
                new GroupFeature.Others(
                        messages,
                        new ChatState(messages, notifications),
                        social.visibility,
                        new GroupFeature.Extras(
                                new ChatPhotos(library.files()),
                                online::isOnline,
                                cards,
                                entrance.proof())),
                new GroupFeature.Successors(
                        communities.channels,
                        new Announcements(communities.channels, communities.posts)));
    }

    /// What is said, now and later, and what is done with it.
    private void talk(Stage stage, MediaSource media) {
        var chats = stage.chats;
        var scheduled =
                new Scheduled(messages, chats, stage.updates, stage.random, online::isOnline);
        alarms.wake(scheduled::wake);
        alarms.wake(messages.expiry()::wake);
        alarms.wake(communities.due(channelChats)::wake);
        new ScheduledRpc(scheduled, chats, renderer).register(rpc);
        var linking = library.register(rpc, threads);
        new MessagesRpc(messages, media, linking, scheduled, renderer).register(rpc);
        new ForwardRpc(messages, chats, renderer, social.visibility, scheduled).register(rpc);
        communities.register(rpc, stage.rows, chats, renderer);
        Conversations.register(
                new Conversations.Ground(rpc, stage.rows, stage.updates, renderer),
                messages,
                favourites);
        new ReportsRpc(stage.store, chats, communities::govern).register(rpc);
    }

    /// The chats that an account has, and how they stand.
    private ChatList lists(Stage stage, Notifications notifications) {
        var list =
                new ChatList(
                        messages,
                        notifications,
                        stage.updates,
                        channelChats,
                        Privacy::keepsArchived);
        communities.watch(list.archive());
        var sync =
                new UpdatesRpc(
                        stage.store, renderer, messages, messages::unread, channelChats::moved);
        sync.register(rpc);
        new DialogsRpc(messages, list, peers, renderer, sync::state).register(rpc);
        new FoldersRpc(stage.store, stage.updates, peers).register(rpc);
        return list;
    }

    private void channels(
            Stage stage,
            Notifications notifications,
            ChannelFeatures.Links invites,
            ChatList list) {
        var doors =
                new ChannelFeatures(
                                new ChannelFeatures.Ground(
                                        rpc,
                                        stage.rows,
                                        stage.store,
                                        peers,
                                        renderer,
                                        profiles,
                                        new ChatPhotos(library.files()),
                                        stickers,
                                        clock),
                                communities,
                                (user, inviter) ->
                                        social.visibility.sees(Topic.INVITE, inviter, user))
                        .serve(
                                notifications,
                                channelChats::marks,
                                social.contacts,
                                invites,
                                entrance.proof());
        new ChatlistsRpc(
                        new ChatlistsRpc.Ground(stage.store, stage.updates, stage.random),
                        doors,
                        peers,
                        renderer,
                        () -> links)
                .register(rpc);
        new PostsRpc(channelChats, peers, renderer, () -> links).register(rpc, stage.rows);
        new DiscussionRpc(channelChats, peers, renderer).register(rpc);
        communities.topics(
                new Communities.TopicGround(
                        stage.chats, renderer, messages.channelRows(), stickers::isCustomEmoji),
                channelChats.topicReading(),
                notifications,
                rpc);
        new DifferenceRpc(channelChats, peers, renderer, list, communities::visit).register(rpc);
    }

    private void importing(long user, int entries) {
        limiter.pay(Limiter.Cost.IMPORT, Long.toString(user), entries, clock.millis());
    }

    /// Enters what depends on the port, and the account that speaks for the service.
    public void open(int port) {
        links = config.endpoint().url(port);
        var address = config.endpoint().address();
        int passkeys = RelyingParty.at(links) == null ? 0 : Passkeys.MAX;
        var place = new Place(config.dc(), address, port, links, config.groupSize(), passkeys);
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
