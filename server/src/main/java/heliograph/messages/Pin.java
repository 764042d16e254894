package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.tl.api.MessageActionPinMessage;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;

/// What is to be done to a message that is pinned or shall be.
///
/// @param id the message, in the caller's box
/// @param pinned whether it is pinned from now on, or not any more
/// @param silent whether the message that tells of a pin makes no noise
/// @param oneSide whether only the caller's box changes, so that nobody is told
record Pin(int id, boolean pinned, boolean silent, boolean oneSide) {
    boolean isTold() {
        return pinned && !oneSide;
    }

    /// The service message that tells of it.
    MessageService told(PeerId chat) {
        return MessageService.builder()
                .peerId(chat.toTl())
                .silent(silent)
                .replyTo(MessageReplyHeader.builder().replyToMsgId(id).build())
                .action(new MessageActionPinMessage())
                .build();
    }
}
