package heliograph.messages;

import heliograph.peers.Peers;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageFwdHeader;
import heliograph.tl.api.MessageReplyHeader;
import org.jspecify.annotations.Nullable;

/// Turns what a client replies to into the header that stands in the message.
final class Replies {
    /// `quote_length_max`: code units of a quote.
    private static final int QUOTE_MAX = 1_024;

    private final Store store;
    private final Mailbox mailbox;
    private final Peers peers;
    private final TextRules texts;

    Replies(Store store, Mailbox mailbox, Peers peers, TextRules texts) {
        this.store = store;
        this.mailbox = mailbox;
        this.peers = peers;
        this.texts = texts;
    }

    /// The header of a reply in the chat with `peer`; none when it replies to nothing, or to a
    /// message that is not there any more.
    @Nullable MessageReplyHeader header(Caller caller, long peer, @Nullable InputReplyTo input) {
        if (input == null) return null;
        if (!(input instanceof InputReplyToMessage to))
            throw RpcError.bad("REPLY_TO_INVALID").refusal();
        if (to.replyToMsgId() == 0) return null;
        long chat =
                to.replyToPeerId() == null
                        ? peer
                        : peers.resolve(caller, to.replyToPeerId()).marked();
        var replied =
                store.<@Nullable Message>read(
                        Home.account(caller.user()),
                        view ->
                                mailbox.message(view, chat, to.replyToMsgId()) instanceof Message m
                                        ? m
                                        : null);
        if (replied == null) return chat == peer ? plain(caller, peer, to) : null;
        var header = MessageReplyHeader.builder();
        if (chat == peer) header.replyToMsgId(to.replyToMsgId());
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

    /// Service messages can be replied to as well, but not quoted.
    private @Nullable MessageReplyHeader plain(Caller caller, long peer, InputReplyToMessage to) {
        boolean there =
                store.read(
                        Home.account(caller.user()),
                        view -> mailbox.message(view, peer, to.replyToMsgId()) != null);
        return there ? MessageReplyHeader.builder().replyToMsgId(to.replyToMsgId()).build() : null;
    }

    private void quote(
            Caller caller,
            InputReplyToMessage to,
            Message replied,
            MessageReplyHeader.Builder header) {
        if (to.quoteText() == null || to.quoteText().isEmpty()) return;
        var quote = texts.message(caller, to.quoteText(), to.quoteEntities());
        if (quote.text().length() > QUOTE_MAX || !replied.message().contains(quote.text()))
            throw RpcError.bad("QUOTE_TEXT_INVALID").refusal();
        header.quote(true)
                .quoteText(quote.text())
                .quoteEntities(quote.entities())
                .quoteOffset(to.quoteOffset());
    }
}
