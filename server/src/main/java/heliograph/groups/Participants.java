package heliograph.groups;

import heliograph.tl.api.AnyChatParticipant;
import heliograph.tl.api.ChatParticipant;
import heliograph.tl.api.ChatParticipantAdmin;
import heliograph.tl.api.ChatParticipantCreator;
import heliograph.tl.api.ChatParticipants;
import heliograph.tl.stored.StoredGroupMember;
import java.util.ArrayList;

/// The members of a group as clients see them.
final class Participants {
    private Participants() {}

    static ChatParticipants of(Group group) {
        var all = new ArrayList<AnyChatParticipant>();
        for (var member : group.state().members())
            all.add(participant(member, group.state().creator()));
        return new ChatParticipants(group.id(), all, group.state().version());
    }

    private static AnyChatParticipant participant(StoredGroupMember m, long creator) {
        if (m.user() == creator) return new ChatParticipantCreator(m.user(), m.rank());
        return m.admin()
                ? new ChatParticipantAdmin(m.user(), m.inviter(), m.date(), m.rank())
                : new ChatParticipant(m.user(), m.inviter(), m.date(), m.rank());
    }
}
