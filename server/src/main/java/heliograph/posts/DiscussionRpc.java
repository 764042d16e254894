package heliograph.posts;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.Page;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.DiscussionMessage;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetReplies;
import heliograph.tl.api.messages.ReadDiscussion;

/// `messages.*` of threads and comments.
public final class DiscussionRpc {
    private final Discussions discussions;
    private final Peers peers;
    private final Renderer renderer;

    public DiscussionRpc(ChannelChats chats, Peers peers, Renderer renderer) {
        this.discussions = chats.discussions();
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetDiscussionMessage.METHOD, USERS, this::getDiscussionMessage);
        rpc.on(GetReplies.METHOD, USERS, this::getReplies);
        rpc.on(ReadDiscussion.METHOD, USERS, this::readDiscussion);
    }

    private DiscussionMessage getDiscussionMessage(Caller caller, GetDiscussionMessage query) {
        var thread = thread(caller, query.peer(), query.msgId());
        var state = discussions.state(caller, thread);
        var shown = renderer.messages(caller.user(), state.first());
        var named = new Named().messages(shown).add(Discussions.peer(thread));
        return new DiscussionMessage(
                shown,
                state.newest(),
                state.readInbox(),
                state.readOutbox(),
                state.unread(),
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private AnyMessages getReplies(Caller caller, GetReplies query) {
        var thread = thread(caller, query.peer(), query.msgId());
        var page =
                new Page(
                        query.offsetId(),
                        query.offsetDate(),
                        query.addOffset(),
                        query.limit(),
                        query.maxId(),
                        query.minId());
        var found = discussions.page(caller, thread, page);
        return renderer.page(caller.user(), found, Discussions.peer(thread));
    }

    private Boolean readDiscussion(Caller caller, ReadDiscussion query) {
        var thread = thread(caller, query.peer(), query.msgId());
        discussions.read(caller, thread, query.readMaxId());
        return true;
    }

    private Discussions.Comments thread(Caller caller, InputPeer input, int id) {
        var peer = peers.resolve(caller, input);
        if (peer.kind() != PeerId.Kind.CHANNEL) throw RpcError.PEER_ID_INVALID.refusal();
        return discussions.thread(caller, peer.id(), id);
    }
}
