package heliograph.posts;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.channels.Channels;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.messages.Affected;
import heliograph.messages.Page;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.render.Found;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ExportedMessageLink;
import heliograph.tl.api.InputMessage;
import heliograph.tl.api.InputMessageCallbackQuery;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputMessagePinned;
import heliograph.tl.api.InputMessageReplyTo;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannelTooLong;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.channels.DeleteHistory;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.DeleteParticipantHistory;
import heliograph.tl.api.channels.ExportMessageLink;
import heliograph.tl.api.channels.GetMessages;
import heliograph.tl.api.channels.ReadHistory;
import heliograph.tl.api.channels.ReadMessageContents;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AffectedMessages;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.DeleteParticipantReaction;
import heliograph.tl.api.messages.DeleteParticipantReactions;
import heliograph.tl.api.messages.GetMessageReadParticipants;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.GetUnreadMentions;
import heliograph.tl.api.messages.MessageViews;
import heliograph.tl.api.messages.ReadMentions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `channels.*` of messages, and those `messages.*` that mean something in channels only.
public final class PostsRpc {
    private static final int IDS_MAX = 1_000;

    /// Ids in one `channels.deleteMessages`.
    private static final int DELETED_MAX = 1_000;

    /// Steps of one `channels.deleteHistory`, each of [Changing#AT_ONCE] messages.
    private static final int STEPS_MAX = 1_000;

    private static final int MENTIONS_MAX = 5_000;

    private final ChannelChats chats;
    private final Channels channels;
    private final Peers peers;
    private final Renderer renderer;
    private final Supplier<String> links;

    /// @param links what links to chats begin with, such as `https://t.me/`
    public PostsRpc(ChannelChats chats, Peers peers, Renderer renderer, Supplier<String> links) {
        this.chats = chats;
        this.channels = chats.ground().channels();
        this.peers = peers;
        this.renderer = renderer;
        this.links = links;
    }

    /// Enters the rows.
    ///
    /// @param rows of methods that mean something in groups as well
    public void register(Rpc rpc, PeerRows rows) {
        rpc.on(GetMessages.METHOD, SIGNED_IN, this::getMessages);
        rpc.on(ReadHistory.METHOD, USERS, this::readHistory);
        rpc.on(ReadMessageContents.METHOD, USERS, this::readMessageContents);
        rpc.on(DeleteMessages.METHOD, SIGNED_IN, this::deleteMessages);
        rpc.on(DeleteHistory.METHOD, USERS, this::deleteHistory);
        rpc.on(DeleteParticipantHistory.METHOD, USERS, this::deleteParticipantHistory);
        rpc.on(ExportMessageLink.METHOD, USERS, this::exportMessageLink);
        rpc.on(GetMessagesViews.METHOD, USERS, this::getMessagesViews);
        rows.on(
                GetMessageReadParticipants.METHOD,
                USERS,
                PeerId.Kind.CHANNEL,
                GetMessageReadParticipants::peer,
                (caller, peer, query) -> chats.reading().readers(caller, peer.id(), query.msgId()));
        rows.on(
                GetUnreadMentions.METHOD,
                USERS,
                PeerId.Kind.CHANNEL,
                GetUnreadMentions::peer,
                this::getUnreadMentions);
        rows.on(
                ReadMentions.METHOD,
                USERS,
                PeerId.Kind.CHANNEL,
                ReadMentions::peer,
                this::readMentions);
        rows.on(
                DeleteParticipantReaction.METHOD,
                SIGNED_IN,
                PeerId.Kind.CHANNEL,
                DeleteParticipantReaction::peer,
                this::deleteReaction);
        rows.on(
                DeleteParticipantReactions.METHOD,
                SIGNED_IN,
                PeerId.Kind.CHANNEL,
                DeleteParticipantReactions::peer,
                this::deleteReactions);
    }

    private AnyUpdates deleteReaction(Caller caller, PeerId peer, DeleteParticipantReaction query) {
        long user = user(caller, query.participant());
        var after = chats.reactions().take(caller, peer.id(), query.msgId(), user);
        var told = new UpdateMessageReactions(peer.toTl(), query.msgId(), null, null, after);
        return renderer.updates(caller.user(), List.of(told));
    }

    private Boolean deleteReactions(Caller caller, PeerId peer, DeleteParticipantReactions query) {
        chats.reactions().takeAll(caller, peer.id(), user(caller, query.participant()));
        return true;
    }

    private long user(Caller caller, InputPeer participant) {
        var peer = peers.resolve(caller, participant);
        if (!peer.isUser()) throw RpcError.PEER_ID_INVALID.refusal();
        return peer.id();
    }

    private AnyMessages getMessages(Caller caller, GetMessages query) {
        if (query.id().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        long channel = peers.resolve(caller, query.channel());
        var ids = new ArrayList<Integer>();
        for (var input : query.id()) ids.add(id(caller, channel, input));
        var found = new ArrayList<AnyMessage>();
        var messages = chats.pages().messages(caller.user(), channel, ids);
        for (int i = 0; i < ids.size(); i++) {
            var message = messages.get(i);
            var nothing = new MessageEmpty(ids.get(i), PeerId.channel(channel).toTl());
            found.add(message == null ? nothing : message);
        }
        var page = new Found(found, found.size(), chats.pts(channel));
        return renderer.page(caller.user(), page, PeerId.channel(channel));
    }

    private int id(Caller caller, long channel, InputMessage input) {
        return switch (input) {
            case InputMessageID(var id) -> id;
            case InputMessageReplyTo(var from) -> {
                var one = chats.pages().messages(caller.user(), channel, List.of(from)).getFirst();
                yield one instanceof Message m
                                && m.replyTo() instanceof MessageReplyHeader reply
                                && reply.replyToMsgId() != null
                        ? reply.replyToMsgId()
                        : 0;
            }
            case InputMessagePinned _ ->
                    channels.read(
                            channel,
                            view -> {
                                var pinned = chats.ground().posts().pinned(view, 1);
                                return pinned.isEmpty() ? 0 : pinned.getFirst();
                            });
            case InputMessageCallbackQuery _ -> 0;
        };
    }

    private Boolean readHistory(Caller caller, ReadHistory query) {
        chats.reading().read(caller, peers.resolve(caller, query.channel()), query.maxId());
        return true;
    }

    private Boolean readMessageContents(Caller caller, ReadMessageContents query) {
        if (query.id().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        long channel = peers.resolve(caller, query.channel());
        chats.reading().readContents(caller, channel, query.id());
        return true;
    }

    private AffectedMessages deleteMessages(Caller caller, DeleteMessages query) {
        if (query.id().size() > DELETED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        long channel = peers.resolve(caller, query.channel());
        var affected = chats.changing().delete(caller, channel, query.id());
        return new AffectedMessages(affected.pts(), affected.count());
    }

    private AnyUpdates deleteHistory(Caller caller, DeleteHistory query) {
        long channel = peers.resolve(caller, query.channel());
        var updates = new ArrayList<Update>();
        if (!query.forEveryone()) {
            updates.add(chats.forget(caller, channel, query.maxId()));
            return renderer.updates(caller.user(), updates);
        }
        boolean more = true;
        for (int step = 0; more && step < STEPS_MAX; step++)
            more = chats.changing().clear(caller, channel, query.maxId(), _ -> true).more();
        // What went is told as to every other session: this one must not take it for its own step.
        updates.add(new UpdateChannelTooLong(channel, chats.pts(channel)));
        return renderer.updates(caller.user(), updates);
    }

    private AffectedHistory deleteParticipantHistory(
            Caller caller, DeleteParticipantHistory query) {
        long channel = peers.resolve(caller, query.channel());
        long author = peers.resolve(caller, query.participant()).marked();
        Affected affected = chats.changing().clearOf(caller, channel, author);
        return new AffectedHistory(affected.pts(), affected.count(), affected.more() ? 1 : 0);
    }

    private ExportedMessageLink exportMessageLink(Caller caller, ExportMessageLink query) {
        long channel = peers.resolve(caller, query.channel());
        var found = chats.pages().messages(caller.user(), channel, List.of(query.id())).getFirst();
        if (found == null) throw RpcError.MSG_ID_INVALID.refusal();
        var head = channels.head(channel);
        var name = head == null ? null : head.channel().username();
        int topic = head == null || !head.channel().forum() ? Topics.GENERAL : Topics.of(found);
        var link =
                links.get()
                        + (name == null ? "c/" + channel : name)
                        + (topic == Topics.GENERAL ? "/" : "/" + topic + "/")
                        + query.id();
        if (query.thread()
                && found instanceof Message m
                && m.replyTo() instanceof MessageReplyHeader reply
                && ChannelChats.thread(reply) != null)
            link += "?thread=" + ChannelChats.thread(reply);
        else if (!query.grouped() && found instanceof Message m && m.groupedId() != null)
            link += "?single";
        return new ExportedMessageLink(link, "<a href=\"" + link + "\">" + link + "</a>");
    }

    private MessageViews getMessagesViews(Caller caller, GetMessagesViews query) {
        if (query.id().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var peer = peers.resolve(caller, query.peer());
        var views = new ArrayList<heliograph.tl.api.MessageViews>();
        if (peer.kind() == PeerId.Kind.CHANNEL)
            views.addAll(chats.counters().views(caller, peer.id(), query.id(), query.increment()));
        else
            for (int i = 0; i < query.id().size(); i++)
                views.add(new heliograph.tl.api.MessageViews(null, null, null));
        var named = new Named();
        for (var one : views)
            if (one.replies() != null && one.replies().recentRepliers() != null)
                for (var replier : one.replies().recentRepliers()) named.add(replier);
        return new MessageViews(
                views, renderer.chats(caller.user(), named), renderer.users(caller.user(), named));
    }

    private AnyMessages getUnreadMentions(Caller caller, PeerId peer, GetUnreadMentions query) {
        long channel = peer.id();
        var page =
                new Page(
                        query.offsetId(),
                        0,
                        query.addOffset(),
                        query.limit(),
                        query.maxId(),
                        query.minId());
        var posts = chats.ground().posts();
        var found =
                channels.read(
                        channel,
                        view -> {
                            Standing standing = channels.standing(view, caller.user()).viewing();
                            var ids =
                                    inTopic(
                                            view,
                                            posts.mentions(view, caller.user(), MENTIONS_MAX),
                                            query.topMsgId());
                            return new Found(
                                    chats.pages().of(view, standing, ids, page),
                                    ids.size(),
                                    Channels.box(view).pts());
                        });
        return renderer.page(caller.user(), found, PeerId.channel(channel));
    }

    private static List<Integer> inTopic(View view, List<Integer> ids, @Nullable Integer topic) {
        if (topic == null) return ids;
        return ids.stream().filter(id -> Topics.contains(view, topic, id)).toList();
    }

    private AffectedHistory readMentions(Caller caller, PeerId peer, ReadMentions query) {
        int topic = query.topMsgId() == null ? 0 : query.topMsgId();
        var affected = chats.reading().readMentions(caller, peer.id(), topic);
        return new AffectedHistory(affected.pts(), 0, affected.more() ? 1 : 0);
    }
}
