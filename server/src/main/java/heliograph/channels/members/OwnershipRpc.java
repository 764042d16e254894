package heliograph.channels.members;

import static heliograph.rpc.Access.USERS;

import heliograph.auth.PasswordProof;
import heliograph.channels.ChannelGround;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.SendAsPeer;
import heliograph.tl.api.UserEmpty;
import heliograph.tl.api.channels.GetSendAs;
import heliograph.tl.api.channels.SendAsPeers;
import heliograph.tl.api.messages.EditChatCreator;
import heliograph.tl.api.messages.GetFutureChatCreatorAfterLeave;
import heliograph.tl.api.messages.SaveDefaultSendAs;
import java.util.ArrayList;

/// Who a channel belongs to, and in whose name its members write.
public final class OwnershipRpc {
    private static final PeerId.Kind KIND = PeerId.Kind.CHANNEL;

    private final ChannelGround ground;
    private final Ownership ownership;
    private final SendAs sendAs;
    private final PasswordProof passwords;

    public OwnershipRpc(
            ChannelGround ground, Ownership ownership, SendAs sendAs, PasswordProof passwords) {
        this.ground = ground;
        this.ownership = ownership;
        this.sendAs = sendAs;
        this.passwords = passwords;
    }

    public void register(Rpc rpc, PeerRows rows) {
        rows.on(EditChatCreator.METHOD, USERS, KIND, EditChatCreator::peer, this::editCreator);
        rows.on(
                GetFutureChatCreatorAfterLeave.METHOD,
                USERS,
                KIND,
                GetFutureChatCreatorAfterLeave::peer,
                this::heir);
        rows.on(SaveDefaultSendAs.METHOD, USERS, KIND, SaveDefaultSendAs::peer, this::save);
        rpc.on(GetSendAs.METHOD, USERS, this::getSendAs);
    }

    private AnyUpdates editCreator(Caller caller, PeerId peer, EditChatCreator query) {
        ownership.check(caller, peer.id());
        passwords.require(caller.user(), query.password());
        long heir = ground.peers().resolve(caller, query.userId());
        return ground.renderer().updates(caller.user(), ownership.give(caller, peer.id(), heir));
    }

    private AnyUser heir(Caller caller, PeerId peer, GetFutureChatCreatorAfterLeave query) {
        long heir = ownership.heir(caller, peer.id());
        return heir == 0 ? new UserEmpty(0) : ground.renderer().user(caller.user(), heir);
    }

    private Boolean save(Caller caller, PeerId peer, SaveDefaultSendAs query) {
        sendAs.keep(caller, peer.id(), ground.peers().resolve(caller, query.sendAs()));
        return true;
    }

    private SendAsPeers getSendAs(Caller caller, GetSendAs query) {
        var chat = ground.peers().resolve(caller, query.peer());
        if (chat.kind() != KIND) throw RpcError.PEER_ID_INVALID.refusal();
        var named = new Named();
        var peers = new ArrayList<SendAsPeer>();
        for (var peer : sendAs.of(caller.user(), chat.id())) {
            named.add(peer);
            peers.add(new SendAsPeer(false, peer.toTl()));
        }
        return new SendAsPeers(
                peers,
                ground.renderer().chats(caller.user(), named),
                ground.renderer().users(caller.user(), named));
    }
}
