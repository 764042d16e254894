package heliograph.channels;

import heliograph.tl.api.ChatAdminRights;

/// Sets of rights that have a name.
public final class AdminRights {
    /// Everything but being anonymous.
    public static final ChatAdminRights ALL =
            ChatAdminRights.builder()
                    .changeInfo(true)
                    .postMessages(true)
                    .editMessages(true)
                    .deleteMessages(true)
                    .banUsers(true)
                    .inviteUsers(true)
                    .pinMessages(true)
                    .addAdmins(true)
                    .manageCall(true)
                    .other(true)
                    .manageTopics(true)
                    .manageRanks(true)
                    .postStories(true)
                    .editStories(true)
                    .deleteStories(true)
                    .build();

    private AdminRights() {}
}
