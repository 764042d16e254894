package heliograph.messages;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageFwdHeader;
import heliograph.tl.api.MessageReplyHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns what a client replies to into the header that stands in the message.
public final class Replies {
    /// `quote_length_max`: code units of a quote.
    private static final int QUOTE_MAX = 1_024;

    private final Chats chats;
    private final TextRules texts;

    Replies(Chats chats, TextRules texts) {
        this.chats = chats;
        this.texts = texts;
    }

    /// The header of a reply in a chat; none when it replies to nothing, or to a message that is
    /// not there any more.
    public @Nullable MessageReplyHeader header(
            Caller caller, Chat here, @Nullable InputReplyTo input) {
        if (input == null) return null;
        if (!(input instanceof InputReplyToMessage to))
            throw RpcError.bad("REPLY_TO_INVALID").refusal();
        if (to.replyToMsgId() == 0) return null;
        var chat = to.replyToPeerId() == null ? here : chats.of(caller, to.replyToPeerId());
        boolean local = chat.peer().equals(here.peer());
        var found = chat.messages(caller, List.of(to.replyToMsgId())).getFirst();
        // Service messages can be replied to as well, but not quoted.
        if (!(found instanceof Message replied))
            return local && found != null
                    ? MessageReplyHeader.builder().replyToMsgId(to.replyToMsgId()).build()
                    : null;
        var header = MessageReplyHeader.builder();
        if (local) header.replyToMsgId(to.replyToMsgId());
        else {
            // Another chat's message is not reachable for the other party: it gets a picture of it.
            header.replyFrom(
                    MessageFwdHeader.builder()
                            .fromId(replied.fromId())
                            .date(replied.date())
                            .build());
            header.replyMedia(replied.media());
        }
        quote(caller, to, replied, header);
        return header.build();
    }

    private void quote(
            Caller caller,
            InputReplyToMessage to,
            Message replied,
            MessageReplyHeader.Builder header) {
        if (to.quoteText() == null || to.quoteText().isEmpty()) return;
        var quote = texts.quote(caller, to.quoteText(), to.quoteEntities());
        if (quote.text().length() > QUOTE_MAX || !replied.message().contains(quote.text()))
            throw RpcError.bad("QUOTE_TEXT_INVALID").refusal();
        header.quote(true)
                .quoteText(quote.text())
                .quoteEntities(quote.entities())
                .quoteOffset(to.quoteOffset());
    }
}
