package heliograph.groups;

import static heliograph.rpc.Access.USERS;

import heliograph.auth.PasswordProof;
import heliograph.groups.Changes.Change;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.MessageActionChangeCreator;
import heliograph.tl.api.UserEmpty;
import heliograph.tl.api.messages.EditChatCreator;
import heliograph.tl.api.messages.GetFutureChatCreatorAfterLeave;
import heliograph.tl.stored.StoredGroup;

/// `messages.*` about whom a basic group belongs to.
final class CreatorRpc {
    private final Groups groups;
    private final Changes changes;
    private final Peers peers;
    private final Renderer renderer;
    private final PasswordProof passwords;

    CreatorRpc(
            Groups groups,
            Changes changes,
            Peers peers,
            Renderer renderer,
            PasswordProof passwords) {
        this.groups = groups;
        this.changes = changes;
        this.peers = peers;
        this.renderer = renderer;
        this.passwords = passwords;
    }

    void register(PeerRows rows) {
        var kind = PeerId.Kind.CHAT;
        rows.on(EditChatCreator.METHOD, USERS, kind, EditChatCreator::peer, this::give);
        rows.on(
                GetFutureChatCreatorAfterLeave.METHOD,
                USERS,
                kind,
                GetFutureChatCreatorAfterLeave::peer,
                this::heir);
    }

    private AnyUpdates give(Caller caller, PeerId peer, EditChatCreator query) {
        owned(caller, peer.id());
        passwords.require(caller.user(), query.password());
        long heir = peers.resolve(caller, query.userId());
        var updates =
                changes.change(
                        caller,
                        peer.id(),
                        (group, _) -> {
                            group.asCreator(caller.user());
                            if (heir == caller.user() || !group.isMember(heir))
                                throw RpcError.USER_ID_INVALID.refusal();
                            return Change.said(
                                    crowned(group, heir), new MessageActionChangeCreator(heir));
                        });
        return renderer.updates(caller.user(), updates);
    }

    private Group owned(Caller caller, long id) {
        var group = groups.find(id);
        if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
        return group.asCreator(caller.user());
    }

    /// Who was the creator stays an admin.
    private static StoredGroup crowned(Group group, long heir) {
        var after = group.promoted(group.state().creator(), true);
        return after.toBuilder().creator(heir).build();
    }

    private AnyUser heir(Caller caller, PeerId peer, GetFutureChatCreatorAfterLeave query) {
        long heir = owned(caller, peer.id()).heir();
        return heir == 0 ? new UserEmpty(0) : renderer.user(caller.user(), heir);
    }
}
