package heliograph.reports;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.Chats;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Store;
import heliograph.tl.api.InputPhoto;
import heliograph.tl.api.ReportResult;
import heliograph.tl.api.ReportResultReported;
import heliograph.tl.api.account.ReportPeer;
import heliograph.tl.api.account.ReportProfilePhoto;
import heliograph.tl.api.messages.Report;
import heliograph.tl.api.messages.ReportReaction;
import heliograph.tl.api.messages.ReportSpam;
import heliograph.tl.stored.StoredReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What tells the operator of people, chats and messages.
public final class ReportsRpc {
    /// Code points of the words that go with a report.
    static final int TEXT_MAX = 512;

    private static final int IDS_MAX = 100;

    /// What a report is about; the numbers are kept.
    enum Kind {
        MESSAGES(0),
        PEER(1),
        PHOTO(2),
        SPAM(3),
        MEMBER_SPAM(4),
        REACTION(5);

        final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /// The right to report members of a supergroup to the operator.
    @FunctionalInterface
    public interface Wardens {
        /// Refuses with `CHAT_ADMIN_REQUIRED` who is no admin there.
        void check(Caller caller, long channel);
    }

    private final Reports reports;
    private final Chats chats;
    private final Wardens wardens;

    public ReportsRpc(Store store, Chats chats, Wardens wardens) {
        this.reports = new Reports(store);
        this.chats = chats;
        this.wardens = wardens;
    }

    public void register(Rpc rpc) {
        rpc.on(Report.METHOD, USERS, Cost.CHANGE, this::report);
        rpc.on(ReportSpam.METHOD, USERS, Cost.CHANGE, this::reportSpam);
        rpc.on(ReportReaction.METHOD, USERS, Cost.CHANGE, this::reportReaction);
        rpc.on(ReportPeer.METHOD, USERS, Cost.CHANGE, this::reportPeer);
        rpc.on(ReportProfilePhoto.METHOD, USERS, Cost.CHANGE, this::reportPhoto);
        rpc.on(
                heliograph.tl.api.channels.ReportSpam.METHOD,
                USERS,
                Cost.CHANGE,
                this::reportMember);
    }

    private static StoredReport.Builder from(Caller caller, PeerId peer, Kind kind) {
        if (peer.marked() == caller.user()) throw RpcError.PEER_ID_INVALID.refusal();
        return StoredReport.builder().reporter(caller.user()).peer(peer.marked()).kind(kind.number);
    }

    private static String words(String text) {
        var words = text.strip();
        return words.codePointCount(0, words.length()) <= TEXT_MAX
                ? words
                : words.substring(0, words.offsetByCodePoints(0, TEXT_MAX));
    }

    /// The messages that the caller sees of those that it names. Refuses with `MESSAGE_ID_REQUIRED`
    /// or `MESSAGE_ID_INVALID` where there are none.
    private void checkMessages(Caller caller, PeerId peer, List<Integer> ids) {
        if (ids.isEmpty()) throw RpcError.bad("MESSAGE_ID_REQUIRED").refusal();
        if (ids.size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var seen = chats.of(peer).messages(caller, ids);
        if (seen.stream().allMatch(Objects::isNull)) throw RpcError.MESSAGE_ID_INVALID.refusal();
    }

    private ReportResult report(Caller caller, Report query) {
        var peer = chats.peers().resolve(caller, query.peer());
        var way = new String(query.option(), StandardCharsets.UTF_8);
        var text = words(query.message());
        var question = Questions.next(way, !text.isEmpty());
        if (question != null) return question;
        checkMessages(caller, peer, query.id());
        reports.add(
                from(caller, peer, Kind.MESSAGES)
                        .ids(List.copyOf(query.id()))
                        .option(way)
                        .text(text.isEmpty() ? null : text)
                        .build());
        return new ReportResultReported();
    }

    private Boolean reportSpam(Caller caller, ReportSpam query) {
        var peer = chats.peers().resolve(caller, query.peer());
        reports.add(from(caller, peer, Kind.SPAM).build());
        return true;
    }

    private Boolean reportReaction(Caller caller, ReportReaction query) {
        var peer = chats.peers().resolve(caller, query.peer());
        var who = chats.peers().resolve(caller, query.reactionPeer());
        checkMessages(caller, peer, List.of(query.id()));
        reports.add(
                from(caller, peer, Kind.REACTION)
                        .ids(List.of(query.id()))
                        .about(who.marked())
                        .build());
        return true;
    }

    private Boolean reportPeer(Caller caller, ReportPeer query) {
        var peer = chats.peers().resolve(caller, query.peer());
        var text = words(query.message());
        reports.add(
                from(caller, peer, Kind.PEER)
                        .option(reason(query.reason()))
                        .text(text.isEmpty() ? null : text)
                        .build());
        return true;
    }

    /// `spam` of `inputReportReasonSpam`.
    private static String reason(Object reason) {
        var name = reason.getClass().getSimpleName().replace("InputReportReason", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private Boolean reportPhoto(Caller caller, ReportProfilePhoto query) {
        var peer = chats.peers().resolve(caller, query.peer());
        if (!(query.photoId() instanceof InputPhoto photo))
            throw RpcError.bad("PHOTO_ID_INVALID").refusal();
        var text = words(query.message());
        reports.add(
                from(caller, peer, Kind.PHOTO)
                        .about(photo.id())
                        .option(reason(query.reason()))
                        .text(text.isEmpty() ? null : text)
                        .build());
        return true;
    }

    private Boolean reportMember(Caller caller, heliograph.tl.api.channels.ReportSpam query) {
        long channel = chats.peers().resolve(caller, query.channel());
        var member = chats.peers().resolve(caller, query.participant());
        wardens.check(caller, channel);
        var peer = PeerId.channel(channel);
        checkMessages(caller, peer, query.id());
        reports.add(
                from(caller, peer, Kind.MEMBER_SPAM)
                        .ids(List.copyOf(query.id()))
                        .about(member.marked())
                        .build());
        return true;
    }
}
