package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Harness;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.sync.Law.Person;
import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelAdminLogEventActionChangeTitle;
import heliograph.tl.api.ChannelAdminLogEventActionChangeUsername;
import heliograph.tl.api.ChannelAdminLogEventActionDefaultBannedRights;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteMessage;
import heliograph.tl.api.ChannelAdminLogEventActionEditMessage;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantLeave;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleAdmin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleBan;
import heliograph.tl.api.ChannelAdminLogEventActionTogglePreHistoryHidden;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSlowMode;
import heliograph.tl.api.ChannelAdminLogEventActionUpdatePinned;
import heliograph.tl.api.ChannelParticipant;
import heliograph.tl.api.ChannelParticipantAdmin;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.ChannelParticipantCreator;
import heliograph.tl.api.ChannelParticipantLeft;
import heliograph.tl.api.ChannelParticipantSelf;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.stored.StoredAdminEvent;
import heliograph.tl.stored.StoredEvent;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds all that a channel's home is told to keep against the [Law], in the order of the commits:
/// whoever did it might do it at that moment. So it also knows what must be there in the end.
final class Audit {
    private static final Table<Long, StoredAdminEvent> EVENTS =
            new Table<>("adminlog", Codecs.LONG, new TlCodec<>(StoredAdminEvent::read));
    private static final Table<Integer, StoredPost> POSTS =
            new Table<>("post", Codecs.INT, new TlCodec<>(StoredPost::read));
    private static final Table<Integer, StoredEvent> LOG =
            new Table<>("chanlog", Codecs.INT, new TlCodec<>(StoredEvent::read));

    /// The law from a moment on, in milliseconds.
    private record Version(Law law, long since) {}

    /// A condition on the law, at a time in seconds since 1970.
    @FunctionalInterface
    interface Rule {
        boolean holds(Law law, int now);
    }

    /// A message that was written here.
    ///
    /// @param version of the law when it was written
    record Post(long author, int version) {}

    private final Harness server;
    private final Home home;
    private final List<Version> versions = new ArrayList<>();
    private final Map<Integer, Integer> ids = new HashMap<>();

    /// Every post that there ever was, and what is left of them with the newest text.
    private final Map<Integer, Post> ever = new HashMap<>();

    private final TreeMap<Integer, String> texts = new TreeMap<>();

    /// The topic of each post that there ever was.
    private final Map<Integer, Integer> places = new HashMap<>();

    private final Map<Long, Integer> posted = new HashMap<>();
    private final TopicAudit topics = new TopicAudit();
    private int slow;
    private long lastEvent;
    private int lastPost;

    Audit(Harness server, long channel, Law law) {
        this.server = server;
        this.home = Home.channel(channel);
        enact(law);
    }

    Law law() {
        return versions.getLast().law;
    }

    int version() {
        return versions.size() - 1;
    }

    TopicAudit topics() {
        return topics;
    }

    /// The texts of what is there, by id.
    Map<Integer, String> texts() {
        return texts;
    }

    @Nullable Post post(int id) {
        return ever.get(id);
    }

    /// The id under which a message is kept; null when it is not.
    @Nullable Integer id(int number) {
        return ids.get(number);
    }

    /// Whether a rule held at any moment from a version on, not before `from` (milliseconds).
    boolean ever(int version, long from, Rule rule) {
        for (int i = version; i < versions.size(); i++) {
            var one = versions.get(i);
            long begin = Math.max(from, one.since);
            long end = i + 1 < versions.size() ? versions.get(i + 1).since : server.clock.millis();
            for (long second = begin / 1000; second <= end / 1000; second++)
                if (rule.holds(one.law, (int) second)) return true;
        }
        return false;
    }

    /// Looks at what was committed since it last looked.
    void look() {
        server.look(
                home,
                view -> {
                    int before = version();
                    topics.begin();
                    for (var entry :
                            view.ascending(EVENTS, lastEvent + 1, null, Integer.MAX_VALUE)) {
                        lastEvent = entry.key();
                        happened(entry.value());
                    }
                    for (var entry : view.ascending(POSTS, lastPost + 1, null, Integer.MAX_VALUE)) {
                        lastPost = entry.key();
                        posted(before, entry.value());
                    }
                    return true;
                });
    }

    private void posted(int version, StoredPost post) {
        long user = post.author();
        int id = Box.plain((AnyMessage) post.message()).id();
        if (!(post.message() instanceof Message m)) {
            ever.put(id, new Post(user, version()));
            return;
        }
        Predicate<ChatBannedRights> kind =
                m.media() instanceof MessageMediaPoll
                        ? ChatBannedRights::sendPolls
                        : ChatBannedRights::sendPlain;
        require(
                version,
                m.date(),
                (law, now) -> law.mayPost(user, now, kind),
                user + " posts " + m);
        if (!topics.mayWrite(law(), user, TopicAudit.of(m)))
            throw new AssertionError(user + " writes where it may not: " + m);
        waited(user, m.date());
        int number = Sends.number(m.message());
        if (number != 0 && ids.put(number, id) != null)
            throw new AssertionError("message " + number + " is there twice");
        ever.put(id, new Post(user, version()));
        texts.put(id, m.message());
        places.put(id, TopicAudit.of(m));
    }

    /// In a slow group a member waits between its messages; an admin does not.
    private void waited(long user, int now) {
        if (slow == 0 || law().admin(user)) return;
        var before = posted.put(user, now);
        if (before != null && now - before < slow)
            throw new AssertionError(user + " posts again after " + (now - before) + " s");
    }

    /// Where a message lies in one step with a change of rights, both sides of it count.
    private void require(int version, int now, Rule rule, String what) {
        for (int i = version; i < versions.size(); i++)
            if (rule.holds(versions.get(i).law, now)) return;
        throw new AssertionError("against the law: " + what + " under " + law());
    }

    private void require(int now, Rule rule, StoredAdminEvent event) {
        if (!rule.holds(law(), now))
            throw new AssertionError("against the law: " + event + " under " + law());
    }

    private void enact(Law law) {
        versions.add(new Version(law, server.clock.millis()));
    }

    private void happened(StoredAdminEvent event) {
        long by = event.user();
        int at = event.date();
        switch ((heliograph.tl.api.ChannelAdminLogEventAction) event.action()) {
            case ChannelAdminLogEventActionParticipantToggleAdmin a -> office(event, a);
            case ChannelAdminLogEventActionParticipantToggleBan a -> ban(event, a);
            case ChannelAdminLogEventActionParticipantInvite a -> {
                long user = user(a.participant());
                require(at, (law, now) -> !law.in(user) && law.mayInvite(by, user, now), event);
                enter(user, at);
            }
            case ChannelAdminLogEventActionParticipantJoin _ -> {
                require(at, (law, now) -> law.open() && law.mayLook(by, now), event);
                enter(by, at);
            }
            case ChannelAdminLogEventActionParticipantJoinByInvite _ -> {
                require(at, (law, now) -> !law.in(by) && !law.kicked(by, now), event);
                enter(by, at);
            }
            case ChannelAdminLogEventActionParticipantLeave _ -> {
                require(at, (law, _) -> law.in(by) && by != law.creator(), event);
                enact(law().with(by, p -> p.inside(false)));
            }
            case ChannelAdminLogEventActionEditMessage a -> {
                var m = (Message) a.newMessage();
                require(at, (law, now) -> law.mayEdit(by, author(m.id()), now), event);
                assertEquals(texts.put(m.id(), m.message()), ((Message) a.prevMessage()).message());
            }
            case ChannelAdminLogEventActionDeleteMessage a -> deleted(event, a.message());
            case ChannelAdminLogEventActionUpdatePinned _ ->
                    require(at, (law, now) -> law.mayPin(by, now), event);
            case ChannelAdminLogEventActionChangeTitle _ ->
                    require(at, (law, now) -> law.mayName(by, now), event);
            case ChannelAdminLogEventActionToggleSlowMode a -> {
                require(at, (law, _) -> law.may(by, ChatAdminRights::banUsers), event);
                assertEquals(slow, a.prevValue());
                slow = a.newValue();
            }
            case ChannelAdminLogEventActionTogglePreHistoryHidden _ ->
                    require(at, (law, _) -> law.may(by, ChatAdminRights::changeInfo), event);
            case ChannelAdminLogEventActionDefaultBannedRights a -> {
                require(at, (law, _) -> law.may(by, ChatAdminRights::banUsers), event);
                assertEquals(law().barred(), a.prevBannedRights());
                enact(law().barring(a.newBannedRights()));
            }
            case ChannelAdminLogEventActionChangeUsername a -> {
                require(at, (law, _) -> by == law.creator(), event);
                enact(law().opened(!a.newValue().isEmpty()));
            }
            default -> {
                var allowed = topics.happened(event, law());
                if (allowed == null) throw new AssertionError("nobody did this: " + event);
                require(at, (_, _) -> allowed, event);
                texts.keySet().removeIf(id -> !topics.live().containsKey(places.get(id)));
            }
        }
    }

    private long author(int id) {
        var post = ever.get(id);
        return post == null ? 0 : post.author;
    }

    private void deleted(StoredAdminEvent event, AnyMessage message) {
        int id = Box.plain(message).id();
        long author = author(id);
        require(event.date(), (law, _) -> law.mayDelete(event.user(), author), event);
        texts.remove(id);
    }

    private void enter(long user, int now) {
        posted.remove(user);
        enact(
                law().with(
                                user,
                                p -> {
                                    var banned = ChannelCopy.lasting(p.banned(), now);
                                    boolean waits = banned != null && !banned.viewMessages();
                                    return p.barred(waits ? banned : null).inside(true);
                                }));
    }

    private void office(
            StoredAdminEvent event, ChannelAdminLogEventActionParticipantToggleAdmin a) {
        long by = event.user();
        long user = user(a.newParticipant());
        var given = a.newParticipant() instanceof ChannelParticipantAdmin now ? now : null;
        var rights = given == null ? ChatAdminRights.builder().build() : given.adminRights();
        require(event.date(), (law, now) -> law.mayPromote(by, user, rights, now), event);
        var before = law().person(user);
        // Who is brought in for the office is a member already when it gets it.
        if (before.in()) same(a.prevParticipant(), before, event.date());
        long promoter = before.rights() != null ? before.promotedBy() : by;
        enact(
                law().with(
                                user,
                                p ->
                                        given == null
                                                ? p.office(null, 0)
                                                : p.inside(true)
                                                        .barred(null)
                                                        .office(rights, promoter)));
        same(a.newParticipant(), law().person(user), event.date());
    }

    private void ban(StoredAdminEvent event, ChannelAdminLogEventActionParticipantToggleBan a) {
        long by = event.user();
        long user = user(a.newParticipant());
        require(event.date(), (law, _) -> law.mayBar(by, user), event);
        same(a.prevParticipant(), law().person(user), event.date());
        var banned =
                a.newParticipant() instanceof ChannelParticipantBanned b ? b.bannedRights() : null;
        boolean out = banned != null && banned.viewMessages();
        enact(
                law().with(
                                user,
                                p -> {
                                    var after = banned == null ? p : p.office(null, 0);
                                    return after.barred(banned).inside(p.in() && !out);
                                }));
        same(a.newParticipant(), law().person(user), event.date());
    }

    /// What a card says is what is known.
    static void same(AnyChannelParticipant card, Person person, int now) {
        var banned = ChannelCopy.lasting(person.banned(), now);
        switch (card) {
            case ChannelParticipantCreator _ -> assertTrue(person.in());
            case ChannelParticipantAdmin a -> {
                assertTrue(person.in());
                assertNull(banned);
                assertEquals(person.rights(), a.adminRights());
                assertEquals(person.promotedBy(), a.promotedBy());
            }
            case ChannelParticipantBanned b -> {
                assertEquals(banned, b.bannedRights());
                assertEquals(!person.in(), b.left());
            }
            case ChannelParticipantLeft _ -> {
                assertTrue(!person.in(), () -> card + " is " + person);
                assertNull(banned);
            }
            default -> {
                assertTrue(person.in(), () -> card + " is " + person);
                assertNull(person.rights());
                assertNull(banned);
            }
        }
    }

    static long user(AnyChannelParticipant card) {
        return switch (card) {
            case ChannelParticipant p -> p.userId();
            case ChannelParticipantSelf p -> p.userId();
            case ChannelParticipantCreator p -> p.userId();
            case ChannelParticipantAdmin p -> p.userId();
            case ChannelParticipantBanned p -> ((PeerUser) p.peer()).userId();
            case ChannelParticipantLeft p -> ((PeerUser) p.peer()).userId();
        };
    }

    /// The log of the channel has no gaps; gives the `pts` that it ends with.
    int pts() {
        return server.<Integer>look(home, Audit::pts);
    }

    private static int pts(View view) {
        int reached = 1;
        for (var entry : view.ascending(LOG, null, null, Integer.MAX_VALUE)) {
            int count =
                    entry.value() instanceof StoredUpdate(var update)
                            ? ChannelCopy.count((Update) update)
                            : 1;
            assertEquals(reached, entry.key() - count, "a gap in the log");
            reached = entry.key();
        }
        return reached;
    }
}
