package heliograph.topics;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.channels.TopicErrors;
import heliograph.channels.Topics;
import heliograph.messages.Chat;
import heliograph.messages.Chats;
import heliograph.messages.Outgoing;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.channels.ToggleViewForumAsMessages;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.CreateForumTopic;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.EditForumTopic;
import heliograph.tl.api.messages.ForumTopics;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetForumTopicsByID;
import heliograph.tl.api.messages.ReorderPinnedForumTopics;
import heliograph.tl.api.messages.UpdatePinnedForumTopic;
import java.util.List;

/// `messages.*` of topics, which older layers call `channels.*`.
public final class TopicsRpc {
    private final Forum forum;
    private final TopicList list;
    private final ForumView view;
    private final Chats chats;
    private final Renderer renderer;

    public TopicsRpc(Forum forum, TopicList list, ForumView view, Chats chats, Renderer renderer) {
        this.forum = forum;
        this.list = list;
        this.view = view;
        this.chats = chats;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetForumTopics.METHOD, USERS, this::getForumTopics);
        rpc.on(GetForumTopicsByID.METHOD, USERS, this::getForumTopicsByID);
        rpc.on(CreateForumTopic.METHOD, SIGNED_IN, Cost.SEND, this::createForumTopic);
        rpc.on(EditForumTopic.METHOD, SIGNED_IN, Cost.GOVERN, this::editForumTopic);
        rpc.on(UpdatePinnedForumTopic.METHOD, USERS, Cost.GOVERN, this::updatePinnedForumTopic);
        rpc.on(ReorderPinnedForumTopics.METHOD, USERS, Cost.GOVERN, this::reorderPinned);
        rpc.on(DeleteTopicHistory.METHOD, SIGNED_IN, this::deleteTopicHistory);
        rpc.on(ToggleViewForumAsMessages.METHOD, USERS, this::toggleViewForumAsMessages);
    }

    private long channel(Caller caller, InputPeer input) {
        var peer = chats.peers().resolve(caller, input);
        if (peer.kind() != PeerId.Kind.CHANNEL) throw RpcError.CHANNEL_INVALID.refusal();
        return peer.id();
    }

    private ForumTopics getForumTopics(Caller caller, GetForumTopics query) {
        long channel = channel(caller, query.peer());
        return rendered(caller, channel, list.page(caller, channel, query));
    }

    private ForumTopics getForumTopicsByID(Caller caller, GetForumTopicsByID query) {
        long channel = channel(caller, query.peer());
        if (query.topics().isEmpty()) throw TopicErrors.TOPICS_EMPTY.refusal();
        if (query.topics().size() > TopicList.PAGE_MAX) throw RpcError.LIMIT_INVALID.refusal();
        return rendered(caller, channel, list.of(caller, channel, query.topics()));
    }

    private ForumTopics rendered(Caller caller, long channel, TopicList.Listed listed) {
        var messages = renderer.messages(caller.user(), listed.messages());
        var named = new Named().messages(messages).add(PeerId.channel(channel));
        for (var topic : listed.topics())
            if (topic instanceof ForumTopic shown) named.add(shown.fromId());
        return new ForumTopics(
                false,
                listed.count(),
                listed.topics(),
                messages,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named),
                listed.pts());
    }

    private AnyUpdates createForumTopic(Caller caller, CreateForumTopic query) {
        var chat = chats.of(PeerId.channel(channel(caller, query.peer())));
        var title = Forum.title(query.title());
        var icon = forum.icon(query.iconEmojiId());
        Integer chosen = query.iconColor();
        int color = chosen != null && Topics.COLORS.contains(chosen) ? chosen : Topics.USUAL_COLOR;
        var said =
                MessageService.builder()
                        .peerId(chat.peer().toTl())
                        .action(new MessageActionTopicCreate(false, title, color, icon))
                        .build();
        var sendAs = query.sendAs() == null ? null : chats.peers().resolve(caller, query.sendAs());
        var outgoing = List.of(new Outgoing(query.randomId(), said));
        var updates = chat.send(caller, outgoing, new Chat.Options(false, sendAs));
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates editForumTopic(Caller caller, EditForumTopic query) {
        long channel = channel(caller, query.peer());
        return renderer.updates(caller.user(), forum.edit(caller, channel, query));
    }

    private AnyUpdates updatePinnedForumTopic(Caller caller, UpdatePinnedForumTopic query) {
        long channel = channel(caller, query.peer());
        var updates = forum.pin(caller, channel, query.topicId(), query.pinned());
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates reorderPinned(Caller caller, ReorderPinnedForumTopics query) {
        long channel = channel(caller, query.peer());
        var updates = forum.reorder(caller, channel, query.order(), query.force());
        return renderer.updates(caller.user(), updates);
    }

    private AffectedHistory deleteTopicHistory(Caller caller, DeleteTopicHistory query) {
        long channel = channel(caller, query.peer());
        var affected = forum.delete(caller, channel, query.topMsgId());
        return new AffectedHistory(affected.pts(), affected.count(), affected.more() ? 1 : 0);
    }

    private AnyUpdates toggleViewForumAsMessages(Caller caller, ToggleViewForumAsMessages query) {
        long channel = chats.peers().resolve(caller, query.channel());
        return renderer.updates(caller.user(), view.toggle(caller, channel, query.enabled()));
    }
}
