package heliograph.auth;

import heliograph.tl.api.MessageEntity;
import java.util.List;

/// Messages from the service's own account, 777000; the messages feature sends them.
public interface ServiceMessages {
    /// Writes a message into an account's chat with the service. Durable when it returns.
    void send(long account, String text, List<MessageEntity> entities);
}
