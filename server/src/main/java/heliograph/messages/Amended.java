package heliograph.messages;

import heliograph.tl.api.Message;

/// Messages that the server has changed of itself.
public final class Amended {
    private Amended() {}

    /// A message that has changed without being edited: clients show no mark of it (`edit_hide`,
    /// https://core.telegram.org/constructor/message). One that was edited before stays so.
    ///
    /// @param now in seconds since 1970
    public static Message unseen(Message message, int now) {
        return message.editDate() != null
                ? message
                : message.toBuilder().editDate(now).editHide(true).build();
    }
}
