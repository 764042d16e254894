/// Private chats between clients of the real protocol.
@NullMarked
package heliograph.messages;

import org.jspecify.annotations.NullMarked;
