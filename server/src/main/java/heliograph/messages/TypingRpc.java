package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.peers.Peers;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.store.Home;
import heliograph.tl.api.UpdateUserTyping;
import heliograph.tl.api.messages.SetTyping;
import heliograph.updates.Delivery;
import java.util.List;

/// `messages.setTyping`: what someone is doing in a chat, told to who is online and not kept.
public final class TypingRpc {
    private final Messages messages;
    private final Blocklist blocklist;
    private final Peers peers;
    private final Delivery delivery;

    public TypingRpc(Messages messages, Blocklist blocklist, Peers peers, Delivery delivery) {
        this.messages = messages;
        this.blocklist = blocklist;
        this.peers = peers;
        this.delivery = delivery;
    }

    public void register(Rpc rpc) {
        rpc.on(SetTyping.METHOD, SIGNED_IN, this::setTyping);
    }

    private Boolean setTyping(Caller caller, SetTyping query) {
        long peer = MessagesRpc.privateChat(caller, peers.resolve(caller, query.peer()));
        boolean blocked =
                messages.store()
                        .read(Home.account(peer), view -> blocklist.blocks(view, caller.user()));
        if (peer != caller.user() && !blocked)
            delivery.push(
                    peer,
                    List.of(new UpdateUserTyping(caller.user(), null, query.action())),
                    Caller.NOBODY);
        return true;
    }
}
