package heliograph.stats;

import heliograph.channels.adminlog.AdminLog;
import heliograph.store.View;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteMessage;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByRequest;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleBan;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.StatsGroupTopAdmin;
import heliograph.tl.api.StatsGroupTopInviter;
import heliograph.tl.stored.StoredAdminEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What admins did, and how members came in, as the admin log has it.
final class Deeds {
    /// Events that are looked at.
    private static final int LOOKED_AT_MAX = 20_000;

    /// People of one list.
    static final int LISTED_MAX = 10;

    private static final int PAGE = 500;

    private static final class Admin {
        int deleted;
        int kicked;
        int banned;

        int all() {
            return deleted + kicked + banned;
        }
    }

    private final Map<Long, Admin> admins = new HashMap<>();
    private final Map<Long, Integer> inviters = new HashMap<>();
    private long byThemselves;
    private long byLink;
    private long byOthers;

    private Deeds() {}

    /// What was done since a second.
    static Deeds since(View view, int date) {
        var deeds = new Deeds();
        long to = Long.MAX_VALUE;
        for (int seen = 0; seen < LOOKED_AT_MAX; seen += PAGE) {
            var page = AdminLog.newest(view, 1, to, PAGE);
            for (var entry : page) {
                if (entry.value().date() < date) return deeds;
                deeds.add(entry.value());
            }
            if (page.size() < PAGE) return deeds;
            to = page.getLast().key();
        }
        return deeds;
    }

    private void add(StoredAdminEvent event) {
        switch ((ChannelAdminLogEventAction) event.action()) {
            case ChannelAdminLogEventActionDeleteMessage _ -> admin(event).deleted++;
            case ChannelAdminLogEventActionParticipantToggleBan a -> {
                if (a.newParticipant() instanceof ChannelParticipantBanned banned) {
                    if (banned.bannedRights().viewMessages()) admin(event).kicked++;
                    else admin(event).banned++;
                }
            }
            case ChannelAdminLogEventActionParticipantInvite _ -> {
                inviters.merge(event.user(), 1, Integer::sum);
                byOthers++;
            }
            case ChannelAdminLogEventActionParticipantJoin _ -> byThemselves++;
            case ChannelAdminLogEventActionParticipantJoinByInvite _,
                    ChannelAdminLogEventActionParticipantJoinByRequest _ ->
                    byLink++;
            default -> {}
        }
    }

    private Admin admin(StoredAdminEvent event) {
        return admins.computeIfAbsent(event.user(), _ -> new Admin());
    }

    /// Who did most.
    List<StatsGroupTopAdmin> admins() {
        var all = new ArrayList<Map.Entry<Long, Admin>>(admins.entrySet());
        all.sort(Comparator.comparingInt((Map.Entry<Long, Admin> e) -> -e.getValue().all()));
        var top = new ArrayList<StatsGroupTopAdmin>();
        for (var one : all.subList(0, Math.min(LISTED_MAX, all.size()))) {
            var did = one.getValue();
            top.add(new StatsGroupTopAdmin(one.getKey(), did.deleted, did.kicked, did.banned));
        }
        return top;
    }

    /// Who brought in most.
    List<StatsGroupTopInviter> inviters() {
        var all = new ArrayList<Map.Entry<Long, Integer>>(inviters.entrySet());
        all.sort(Comparator.comparingInt((Map.Entry<Long, Integer> e) -> -e.getValue()));
        var top = new ArrayList<StatsGroupTopInviter>();
        for (var one : all.subList(0, Math.min(LISTED_MAX, all.size())))
            top.add(new StatsGroupTopInviter(one.getKey(), one.getValue()));
        return top;
    }

    /// How many came in, by the way they came.
    List<Graph.Line> sources() {
        return List.of(
                new Graph.Line("By themselves", List.of(byThemselves)),
                new Graph.Line("By link", List.of(byLink)),
                new Graph.Line("Invited", List.of(byOthers)));
    }
}
