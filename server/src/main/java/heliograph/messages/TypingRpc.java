package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.messages.SetTyping;

/// `messages.setTyping`: what someone is doing in a chat, told to who is online and not kept.
public final class TypingRpc {
    private final Chats chats;

    public TypingRpc(Chats chats) {
        this.chats = chats;
    }

    public void register(Rpc rpc) {
        rpc.on(SetTyping.METHOD, SIGNED_IN, this::setTyping);
    }

    private Boolean setTyping(Caller caller, SetTyping query) {
        int topic = query.topMsgId() == null ? 0 : query.topMsgId();
        chats.of(caller, query.peer()).typing(caller, query.action(), topic);
        return true;
    }
}
