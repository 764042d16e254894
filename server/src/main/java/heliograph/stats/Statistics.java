package heliograph.stats;

import heliograph.channels.Channels;
import heliograph.channels.MemberDays;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.peers.PeerId;
import heliograph.posts.ViewDays;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyStatsGraph;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.StatsAbsValueAndPrev;
import heliograph.tl.api.StatsDateRangeDays;
import heliograph.tl.api.StatsGraphAsync;
import heliograph.tl.api.StatsGroupTopPoster;
import heliograph.tl.api.StatsPercentValue;
import heliograph.tl.api.stats.BroadcastStats;
import heliograph.tl.api.stats.MegagroupStats;
import heliograph.tl.api.stats.MessageStats;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The statistics of channels and supergroups. Each answer is counted when it is asked for.
public final class Statistics {
    /// Messages that one answer counts; of a busier channel, the newest.
    private static final int COUNTED_MAX = 50_000;

    private static final int PAGE = 500;

    private final Channels channels;
    private final Posts posts;

    public Statistics(Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
    }

    private static StatsAbsValueAndPrev none() {
        return new StatsAbsValueAndPrev(0, 0);
    }

    /// Whether the caller runs a channel or supergroup.
    boolean mayView(Caller caller, PeerId chat) {
        var standing =
                chat.kind() == PeerId.Kind.CHANNEL
                        ? channels.standing(chat.id(), caller.user())
                        : null;
        return standing != null && standing.isAdmin();
    }

    /// Only those who run a channel see its numbers.
    private Standing standing(View view, Caller caller, Predicate<Boolean> kind, RpcError other) {
        var standing = channels.standing(view, caller.user()).viewing();
        if (!kind.test(standing.channel().broadcast())) throw other.refusal();
        if (!standing.isAdmin()) throw RpcError.forbidden("CHAT_ADMIN_REQUIRED").refusal();
        return standing;
    }

    private Tally tally(View view) {
        var tally = new Tally(Math.toIntExact(view.now().getEpochSecond() / MemberDays.DAY));
        int to = Integer.MAX_VALUE;
        for (int seen = 0; seen < COUNTED_MAX; seen += PAGE) {
            var page = posts.newestFirst(view, 1, to, PAGE);
            for (var kept : page) if (!count(view, tally, kept)) return tally;
            if (page.size() < PAGE) return tally;
            to = MessageHead.id((AnyMessage) page.getLast().message());
        }
        return tally;
    }

    /// @return whether there may be more to count
    private static boolean count(View view, Tally tally, StoredPost kept) {
        switch (Posts.shown(view, kept, 0)) {
            case Message m -> {
                if (m.date() < tally.since()) return false;
                tally.add(m, kept.author());
            }
            case MessageService m -> {
                return m.date() >= tally.since();
            }
            case MessageEmpty _ -> {}
        }
        return true;
    }

    /// Members at the end of each day, and who came and went.
    private record Growth(List<Long> members, List<Long> joined, List<Long> gone) {
        StatsAbsValueAndPrev total() {
            return new StatsAbsValueAndPrev(
                    members.getLast(), members.get(Tally.DAYS - 1 - Tally.PERIOD));
        }
    }

    private static Growth growth(View view, int today) {
        var growth = new Growth(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long count = Channels.box(view).members();
        for (int ago = 0; ago < Tally.DAYS; ago++) {
            var day = MemberDays.of(view, today - ago);
            growth.members.addFirst(count);
            growth.joined.addFirst((long) day.joined());
            growth.gone.addFirst((long) day.gone());
            count = Math.max(0, count - day.joined() + day.gone());
        }
        return growth;
    }

    private static StatsDateRangeDays period(View view, Tally tally) {
        int from = (tally.today - Tally.PERIOD + 1) * MemberDays.DAY;
        return new StatsDateRangeDays(from, (int) view.now().getEpochSecond());
    }

    private static AnyStatsGraph lines(Tally tally, Graph.Kind kind, Graph.Line... lines) {
        return Graph.of(tally.moments(), kind, kind == Graph.Kind.BAR, List.of(lines));
    }

    private static Graph.Line line(String name, List<Long> values) {
        return new Graph.Line(name, values);
    }

    private static AnyStatsGraph emotions(Tally tally) {
        var lines = new ArrayList<Graph.Line>();
        tally.emotions.forEach((name, count) -> lines.add(line(name, List.of(count))));
        return Graph.of(now(tally), Graph.Kind.BAR, true, lines);
    }

    private static AnyStatsGraph sources(Tally tally, Deeds deeds) {
        return Graph.of(now(tally), Graph.Kind.BAR, true, deeds.sources());
    }

    private static List<Long> now(Tally tally) {
        return List.of(Tally.moment(tally.today));
    }

    /// The numbers of a channel.
    BroadcastStats broadcast(Caller caller, long channel) {
        return channels.read(
                channel,
                view -> {
                    standing(view, caller, on -> on, RpcError.bad("BROADCAST_REQUIRED"));
                    var tally = tally(view);
                    var growth = growth(view, tally.today);
                    var period = period(view, tally);
                    var deeds = Deeds.since(view, period.minDate());
                    return BroadcastStats.builder()
                            .period(period)
                            .followers(growth.total())
                            .viewsPerPost(tally.mean(sum -> sum.views))
                            .sharesPerPost(tally.mean(sum -> sum.forwards))
                            .reactionsPerPost(tally.mean(sum -> sum.reactions))
                            .viewsPerStory(none())
                            .sharesPerStory(none())
                            .reactionsPerStory(none())
                            .enabledNotifications(new StatsPercentValue(0, 0))
                            .growthGraph(members(tally, growth))
                            .followersGraph(moves(tally, growth))
                            .muteGraph(Graph.NOTHING)
                            .topHoursGraph(new StatsGraphAsync(token("hours", channel, tally)))
                            .interactionsGraph(
                                    lines(
                                            tally,
                                            Graph.Kind.LINE,
                                            line("Views", tally.daily(sum -> sum.views)),
                                            line("Shares", tally.daily(sum -> sum.forwards))))
                            .ivInteractionsGraph(Graph.NOTHING)
                            .viewsBySourceGraph(Graph.NOTHING)
                            .newFollowersBySourceGraph(sources(tally, deeds))
                            .languagesGraph(Graph.NOTHING)
                            .reactionsByEmotionGraph(emotions(tally))
                            .storyInteractionsGraph(Graph.NOTHING)
                            .storyReactionsByEmotionGraph(Graph.NOTHING)
                            .recentPostsInteractions(tally.recent)
                            .build();
                });
    }

    private static AnyStatsGraph members(Tally tally, Growth growth) {
        return lines(tally, Graph.Kind.LINE, line("Members", growth.members));
    }

    private static AnyStatsGraph moves(Tally tally, Growth growth) {
        return lines(
                tally, Graph.Kind.BAR, line("Joined", growth.joined), line("Left", growth.gone));
    }

    /// The numbers of a supergroup.
    MegagroupStats megagroup(Caller caller, long channel) {
        return channels.read(
                channel,
                view -> {
                    standing(view, caller, on -> !on, RpcError.bad("MEGAGROUP_REQUIRED"));
                    var tally = tally(view);
                    var growth = growth(view, tally.today);
                    var period = period(view, tally);
                    var deeds = Deeds.since(view, period.minDate());
                    return MegagroupStats.builder()
                            .period(period)
                            .members(growth.total())
                            .messages(tally.total(sum -> sum.messages))
                            .viewers(none())
                            .posters(tally.total(sum -> sum.posters.size()))
                            .growthGraph(members(tally, growth))
                            .membersGraph(moves(tally, growth))
                            .newMembersBySourceGraph(sources(tally, deeds))
                            .languagesGraph(Graph.NOTHING)
                            .messagesGraph(
                                    lines(
                                            tally,
                                            Graph.Kind.BAR,
                                            line("Messages", tally.daily(sum -> sum.messages))))
                            .actionsGraph(
                                    lines(
                                            tally,
                                            Graph.Kind.LINE,
                                            line("Messages", tally.daily(sum -> sum.messages)),
                                            line("Reactions", tally.daily(sum -> sum.reactions))))
                            .topHoursGraph(new StatsGraphAsync(token("hours", channel, tally)))
                            .weekdaysGraph(new StatsGraphAsync(token("weekdays", channel, tally)))
                            .topPosters(posters(tally))
                            .topAdmins(deeds.admins())
                            .topInviters(deeds.inviters())
                            .build();
                });
    }

    private static List<StatsGroupTopPoster> posters(Tally tally) {
        var all = new ArrayList<Map.Entry<Long, Tally.Poster>>(tally.posters.entrySet());
        all.sort((one, other) -> other.getValue().messages - one.getValue().messages);
        var top = new ArrayList<StatsGroupTopPoster>();
        for (var one : all.subList(0, Math.min(Deeds.LISTED_MAX, all.size()))) {
            var wrote = one.getValue();
            int mean = (int) (wrote.chars / wrote.messages);
            top.add(new StatsGroupTopPoster(one.getKey(), wrote.messages, mean));
        }
        return top;
    }

    /// Names a graph that is loaded by itself. It gives no access: that is asked again.
    private static String token(String graph, long channel, Tally tally) {
        return graph + "." + channel + "." + tally.today;
    }

    /// A graph that an answer has named. Refuses with `GRAPH_INVALID_RELOAD` what none has, and
    /// with `GRAPH_OUTDATED_RELOAD` what an answer of another day has.
    AnyStatsGraph graph(Caller caller, String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,18}") || !parts[2].matches("\\d{1,9}"))
            throw RpcError.bad("GRAPH_INVALID_RELOAD").refusal();
        long channel = Long.parseLong(parts[1]);
        return channels.read(
                channel,
                view -> {
                    if (Channels.find(view) == null)
                        throw RpcError.bad("GRAPH_INVALID_RELOAD").refusal();
                    standing(view, caller, _ -> true, RpcError.PEER_ID_INVALID);
                    var tally = tally(view);
                    if (Integer.parseInt(parts[2]) != tally.today)
                        throw RpcError.bad("GRAPH_OUTDATED_RELOAD").refusal();
                    return switch (parts[0]) {
                        case "hours" -> plain(line("Messages", tally.hours()));
                        case "weekdays" -> plain(line("Messages", tally.weekdays()));
                        default -> throw RpcError.bad("GRAPH_INVALID_RELOAD").refusal();
                    };
                });
    }

    /// Over hours or days that are numbered from 0.
    private static AnyStatsGraph plain(Graph.Line line) {
        var numbers = new ArrayList<Long>();
        for (long i = 0; i < line.values().size(); i++) numbers.add(i);
        return Graph.of(numbers, Graph.Kind.LINE, false, List.of(line));
    }

    /// The numbers of one post.
    MessageStats message(Caller caller, long channel, int id) {
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    if (!standing.isAdmin()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    var kept = posts.find(view, id);
                    if (kept == null || !(kept.message() instanceof Message m))
                        throw RpcError.MESSAGE_ID_INVALID.refusal();
                    return new MessageStats(views(view, id), emotions(m));
                });
    }

    private static AnyStatsGraph views(View view, int id) {
        var days = ViewDays.of(view, id);
        if (days.isEmpty()) return Graph.NOTHING;
        var moments = new ArrayList<Long>();
        var views = new ArrayList<Long>();
        for (int day = days.firstKey(); day <= days.lastKey(); day++) {
            moments.add(Tally.moment(day));
            views.add((long) days.getOrDefault(day, 0));
        }
        return Graph.of(moments, Graph.Kind.LINE, false, List.of(line("Views", views)));
    }

    private static AnyStatsGraph emotions(Message m) {
        var lines = new ArrayList<Graph.Line>();
        if (m.reactions() != null)
            for (var count : m.reactions().results())
                if (count.reaction() instanceof ReactionEmoji(var emoji))
                    lines.add(line(emoji, List.of((long) count.count())));
        return Graph.of(List.of(m.date() * 1_000L), Graph.Kind.BAR, true, lines);
    }
}
