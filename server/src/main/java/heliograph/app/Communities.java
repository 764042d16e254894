package heliograph.app;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelCards;
import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Due;
import heliograph.channels.PostReactions;
import heliograph.channels.Posts;
import heliograph.channels.members.BansEnd;
import heliograph.channels.members.Ownership;
import heliograph.groups.Common;
import heliograph.groups.GroupCards;
import heliograph.groups.Groups;
import heliograph.messages.ChannelArchive;
import heliograph.messages.ChannelRows;
import heliograph.messages.Chats;
import heliograph.messages.MediaSource;
import heliograph.messages.Messages;
import heliograph.messages.NotifySettings;
import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.polls.PollMedia;
import heliograph.polls.PollView;
import heliograph.polls.Polls;
import heliograph.polls.PollsRpc;
import heliograph.posts.ChannelChats;
import heliograph.posts.PublicForwards;
import heliograph.posts.TopicReading;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.render.ChatCards;
import heliograph.render.Renderer;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.stats.Statistics;
import heliograph.stats.StatsRpc;
import heliograph.store.Store;
import heliograph.tl.api.ChatOnlines;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.messages.GetOnlines;
import heliograph.tl.stored.StoredChannel;
import heliograph.topics.Forum;
import heliograph.topics.ForumView;
import heliograph.topics.TopicList;
import heliograph.topics.TopicsRpc;
import heliograph.updates.Audience;
import heliograph.updates.Online;
import heliograph.updates.Rooms;
import heliograph.updates.Updates;
import heliograph.users.FullUsers;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Groups and channels, put together in two steps: what the renderer stands on, and then what
/// stands on the renderer.
final class Communities {
    private final Store store;
    private final Updates updates;
    final Channels channels;
    final Posts posts;
    final ChannelLog log;
    private final Polls polls;
    private final PollView pollView;
    private final InstantSource clock;
    final Groups groups;
    final PostReactions postReactions;
    private final ChatCards cards;

    /// News is told only once connections are there.
    private @Nullable Audience audience;

    private @Nullable Rooms rooms;

    private @Nullable Executor threads;
    private @Nullable ChannelArchive archive;

    /// What they stand on.
    ///
    /// @param groupSize people in one basic group
    record Ground(
            Store store,
            Updates updates,
            AccessHashes hashes,
            InstantSource clock,
            int groupSize) {}

    Communities(Ground ground, Polls polls) {
        this.store = ground.store;
        this.updates = ground.updates;
        this.polls = polls;
        this.clock = ground.clock;
        this.pollView = new PollView(polls, clock);
        this.channels = new Channels(store, updates, this::changed);
        this.log = new ChannelLog(channels, this::push);
        this.posts = new Posts(channels, log);
        this.postReactions = new PostReactions(channels, posts, log);
        this.groups = new Groups(store, ground.groupSize);
        this.cards =
                new CardsByKind(
                        new GroupCards(groups, ground.hashes),
                        new ChannelCards(channels, ground.hashes));
    }

    /// What the renderer shows of groups, channels and polls.
    Renderer.Sources sources() {
        return new Renderer.Sources(cards, pollView.then(postReactions));
    }

    /// All media, of which polls are made here.
    MediaSource media(MediaSource others) {
        return new PollMedia(polls, others, clock);
    }

    /// Enters the rows.
    void register(Rpc rpc, PeerRows rows, Chats chats, Renderer renderer) {
        new PollsRpc(polls, pollView, chats, renderer, clock).register(rpc);
        rows.on(
                GetOnlines.METHOD,
                Access.USERS,
                PeerId.Kind.CHANNEL,
                GetOnlines::peer,
                (caller, peer, _) -> onlines(caller, peer.id()));
    }

    /// How many members of a supergroup have a session that listens; of a channel it is not told.
    private ChatOnlines onlines(Caller caller, long channel) {
        boolean broadcast =
                channels.read(
                        channel,
                        view ->
                                channels.standing(view, caller.user())
                                        .viewing()
                                        .channel()
                                        .broadcast());
        return new ChatOnlines(
                broadcast || audience == null ? 0 : Math.max(1, audience.online(channel)));
    }

    /// Begins to tell news, and opens the channels as chats.
    ChannelChats open(
            Online online,
            Renderer renderer,
            Executor threads,
            Messages messages,
            Profiles profiles) {
        this.threads = threads;
        audience = new Audience(online, memberships(), threads, clock);
        rooms = new Rooms(audience, online, renderer, threads, clock);
        var ground = new ChannelChats.Ground(channels, posts, log, postReactions);
        return new ChannelChats(ground, store, messages, updates, profiles);
    }

    /// Has archived channels come back by what is posted.
    void watch(ChannelArchive watching) {
        archive = watching;
    }

    /// What the rows of topics stand on.
    ///
    /// @param icons which ids are those of custom emoji
    record TopicGround(Chats chats, Renderer renderer, ChannelRows rows, LongPredicate icons) {}

    /// Enters the rows of topics and statistics.
    void topics(TopicGround ground, TopicReading reading, NotifySettings notify, Rpc rpc) {
        var forum =
                new Forum(channels, posts, log, new Announcements(channels, posts), ground.icons);
        var personal = new TopicList.Personal(reading, ground.rows, notify);
        var list = new TopicList(forum, store, channels, posts, personal);
        var view = new ForumView(store, channels, ground.rows, updates);
        new TopicsRpc(forum, list, view, ground.chats, ground.renderer).register(rpc);
        var forwards = new PublicForwards(channels, posts);
        new StatsRpc(
                        new Statistics(channels, posts),
                        forwards,
                        polls,
                        ground.chats,
                        ground.renderer)
                .register(rpc);
    }

    /// Someone who is no member looks into a channel.
    void visit(long channel, long account, int seconds) {
        if (audience != null) audience.visit(channel, account, seconds);
    }

    /// What is done in channels when its date has come.
    Due due(ChannelChats chats) {
        var ownership = new Ownership(channels, log, new Announcements(channels, posts));
        return new Due(
                channels,
                List.of(chats::expire, new BansEnd(channels)::forgive, ownership::inherit));
    }

    /// The usernames that a channel says it has.
    NameOrder names(PeerId peer) {
        if (peer.kind() != PeerId.Kind.CHANNEL) return NameOrder.NONE;
        var channel = channels.read(peer.id(), Channels::find);
        return channel == null || channel.deleted() ? NameOrder.NONE : NameOrder.of(channel);
    }

    /// What groups and channels have to do with people.
    FullUsers.Circles circles() {
        var common = new Common(groups, channels);
        return new FullUsers.Circles() {
            @Override
            public int common(long one, long other) {
                return common.count(one, other);
            }

            @Override
            public @Nullable Integer newest(long channel) {
                var head = channels.head(channel);
                return head != null && isPublic(head.channel()) ? posts.top(channel).id() : null;
            }
        };
    }

    private static boolean isPublic(StoredChannel channel) {
        return channel.broadcast() && channel.username() != null && !channel.deleted();
    }

    /// Refuses what the caller cannot show on its page.
    void showable(Caller caller, long channel) {
        govern(caller, channel);
        var head = channels.head(channel);
        if (head == null || !isPublic(head.channel()))
            throw RpcError.bad("PUBLIC_BROADCAST_EXPECTED").refusal();
    }

    /// Refuses who is no admin of a channel.
    void govern(Caller caller, long channel) {
        var admin =
                channels.read(
                        channel,
                        view -> channels.standing(view, caller.user()).viewing().isAdmin());
        if (!admin) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
    }

    private void changed(long channel, long user, boolean member) {
        if (audience != null) audience.changed(channel, user, member);
    }

    private void push(long channel, ChannelLog.News news, Caller cause) {
        if (rooms != null)
            rooms.push(channel, new Rooms.News(news.shared(), news.personal(), cause));
        if (archive != null && threads != null && news.shared() instanceof UpdateNewChannelMessage)
            archive.posted(channel, cause.user(), threads);
    }

    private Audience.Memberships memberships() {
        return new Audience.Memberships() {
            @Override
            public List<Long> channels(long account) {
                return channels.joined(account);
            }

            @Override
            public boolean isIn(long channel, long account) {
                var standing = channels.standing(channel, account);
                return standing != null && standing.isMember();
            }

            @Override
            public boolean isOpen(long channel) {
                var head = channels.head(channel);
                return head != null
                        && !head.channel().deleted()
                        && (head.channel().username() != null || head.channel().location() != null);
            }
        };
    }
}
