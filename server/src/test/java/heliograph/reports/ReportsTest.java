package heliograph.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.store.Store;
import heliograph.store.engine.HomeStore;
import heliograph.store.engine.Pause;
import heliograph.store.memory.MemoryEngine;
import heliograph.store.memory.Steps;
import heliograph.tl.api.InputReportReasonSpam;
import heliograph.tl.api.Message;
import heliograph.tl.api.ReportResult;
import heliograph.tl.api.ReportResultAddComment;
import heliograph.tl.api.ReportResultChooseOption;
import heliograph.tl.api.ReportResultReported;
import heliograph.tl.api.account.ReportPeer;
import heliograph.tl.api.channels.ReportSpam;
import heliograph.tl.api.messages.Report;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.stored.StoredReport;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people tell the operator of.
final class ReportsTest {
    private static int said(Community town) {
        var query = SendMessage.builder().peer(town.peer(town.owner)).message("hi").randomId(1);
        var sent = town.owner.ask(query.build());
        return ((Message) Community.messages(sent).getFirst()).id();
    }

    private static ReportResult report(
            Community town, Client client, List<Integer> ids, String way, String words) {
        return client.ask(new Report(town.peer(client), ids, way.getBytes(UTF_8), words));
    }

    @Test
    void aReportIsLedThroughTheQuestions() {
        try (var town = new Community(1, false)) {
            var member = town.member();
            int id = said(town);
            var ids = List.of(id);
            var first = (ReportResultChooseOption) report(town, member, ids, "", "");
            assertTrue(first.options().size() > 5);
            for (var option : first.options()) {
                var way = new String(option.option(), UTF_8);
                var next = report(town, member, ids, way, "");
                if (next instanceof ReportResultChooseOption more)
                    for (var one : more.options())
                        assertTrue(new String(one.option(), UTF_8).startsWith(way + "/"));
                if (next instanceof ReportResultAddComment comment) {
                    assertEquals(way, new String(comment.option(), UTF_8));
                    assertInstanceOf(
                            ReportResultReported.class, report(town, member, ids, way, "words"));
                }
            }
            var peer = town.peer(member);
            member.refused("OPTION_INVALID", new Report(peer, ids, "no".getBytes(UTF_8), ""));
            member.refused("OPTION_INVALID", new Report(peer, ids, "spam/no".getBytes(UTF_8), ""));
            var spam = "spam".getBytes(UTF_8);
            member.refused("MESSAGE_ID_REQUIRED", new Report(peer, List.of(), spam, ""));
            member.refused("MESSAGE_ID_INVALID", new Report(peer, List.of(id + 9), spam, ""));
            assertTrue(
                    member.ask(new ReportPeer(peer, new InputReportReasonSpam(), "it is a lot")));
            var stranger = town.person();
            stranger.refused("CHANNEL_PRIVATE", new Report(town.peer(stranger), ids, spam, ""));
        }
    }

    @Test
    void onlyAdminsReportMembersOfTheirGroup() {
        try (var town = new Community(2, false)) {
            var member = town.member();
            var ids = List.of(said(town));
            member.refused(
                    "CHAT_ADMIN_REQUIRED",
                    new ReportSpam(town.named(member), town.userPeer(member, town.owner), ids));
            assertTrue(
                    town.owner.ask(
                            new ReportSpam(
                                    town.named(town.owner),
                                    town.userPeer(town.owner, member),
                                    ids)));
        }
    }

    @Test
    void aThousandReportsOfOneAccountAreKeptAndEachOnce() {
        var steps = new Steps();
        Store store = new HomeStore(new MemoryEngine(), InstantSource.system(), steps, Pause.NONE);
        store.start();
        var reports = new Reports(store);
        for (int i = 1; i <= Reports.KEPT_MAX + 1; i++) {
            reports.add(of(i));
            reports.add(of(i));
            if (i == Reports.KEPT_MAX) assertEquals(1, reports.of(7).getFirst().peer());
        }
        assertEquals(Reports.KEPT_MAX, reports.of(7).size());
        assertEquals(2, reports.of(7).getFirst().peer());
        assertEquals(Reports.KEPT_MAX + 1, reports.of(7).getLast().peer());
        assertTrue(reports.of(8).isEmpty());
    }

    private static StoredReport of(long peer) {
        return StoredReport.builder().reporter(7).peer(peer).option("spam").build();
    }
}
