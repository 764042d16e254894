package heliograph.tl.layer;

import heliograph.tl.api.BusinessBotRecipients;
import heliograph.tl.api.BusinessRecipients;
import heliograph.tl.api.InputBusinessBotRecipients;
import heliograph.tl.api.InputBusinessRecipients;

/// Whom a connected bot answers: in layer 176 said as for greetings, without exceptions.
public final class Recipients {
    private Recipients() {}

    /// The recipients that an old client chose.
    public static InputBusinessBotRecipients of(InputBusinessRecipients old) {
        return InputBusinessBotRecipients.builder()
                .existingChats(old.existingChats())
                .newChats(old.newChats())
                .contacts(old.contacts())
                .nonContacts(old.nonContacts())
                .excludeSelected(old.excludeSelected())
                .users(old.users())
                .build();
    }

    /// The recipients without the users that are left out.
    public static BusinessRecipients of(BusinessBotRecipients recipients) {
        return new BusinessRecipients(
                recipients.existingChats(),
                recipients.newChats(),
                recipients.contacts(),
                recipients.nonContacts(),
                recipients.excludeSelected(),
                recipients.users());
    }
}
