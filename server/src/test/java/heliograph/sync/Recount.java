package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.peers.PeerId;
import heliograph.sync.ChannelActs.Town;
import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelParticipantsAdmins;
import heliograph.tl.api.ChannelParticipantsBanned;
import heliograph.tl.api.ChannelParticipantsFilter;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChannelParticipantsSearch;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.UpdateMessagePoll;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.GetParticipants;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.ChatFull;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetMessageReactionsList;
import heliograph.tl.api.messages.GetPollVotes;
import heliograph.tl.api.messages.SendVote;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/// Whether what a channel counts is what one gets by counting, and what it lists is what is known
/// of it. The creator looks, who sees everything.
final class Recount {
    private static final int PAGE = 3;

    private final Client creator;
    private final InputChannel channel;
    private final InputPeer peer;
    private final Town town;
    private final int now;
    private final Set<Long> everyone;

    Recount(Stage stage, Town town) {
        this.town = town;
        this.creator = stage.actors.getFirst().client;
        this.now = (int) stage.server.clock.instant().getEpochSecond();
        this.everyone = stage.accounts.keySet();
        var id = PeerId.channel(town.channel());
        this.channel = new InputChannel(town.channel(), stage.server.hash(creator, id));
        this.peer = stage.server.peer(creator, id.marked());
    }

    void check() {
        people();
        messages();
    }

    private void people() {
        var law = town.audit().law();
        ChatFull answer = creator.ask(new GetFullChannel(channel));
        var full = (ChannelFull) answer.fullChat();
        var card = (Channel) answer.chats().getFirst();
        var members = list(new ChannelParticipantsRecent());
        assertEquals(of(law::in), members);
        assertEquals(members, list(new ChannelParticipantsSearch("")));
        assertEquals(members.size(), full.participantsCount(), "members");
        assertEquals(members.size(), card.participantsCount(), "members");
        var admins = list(new ChannelParticipantsAdmins());
        assertEquals(of(law::admin), admins);
        assertEquals(admins.size(), full.adminsCount(), "admins");
        var kicked = list(new ChannelParticipantsKicked(""));
        assertEquals(of(user -> law.kicked(user, now)), kicked);
        assertEquals(kicked.size(), full.kickedCount(), "banned");
        var barred = list(new ChannelParticipantsBanned(""));
        assertEquals(of(user -> law.banned(user, now) != null && !law.kicked(user, now)), barred);
        assertEquals(barred.size(), full.bannedCount(), "restricted");
        var forAll = card.defaultBannedRights();
        assertEquals(law.barred(), forAll == null ? Law.NOTHING : forAll);
    }

    private Set<Long> of(LongPredicate who) {
        var found = new TreeSet<Long>();
        for (long user : everyone) if (who.test(user)) found.add(user);
        return found;
    }

    /// A whole list, page by page; each of its cards says what is known.
    private Set<Long> list(ChannelParticipantsFilter filter) {
        var found = new TreeSet<Long>();
        while (true) {
            var page =
                    (ChannelParticipants)
                            creator.ask(
                                    new GetParticipants(channel, filter, found.size(), PAGE, 0));
            for (AnyChannelParticipant card : page.participants()) {
                long user = Audit.user(card);
                Audit.same(card, town.audit().law().person(user), now);
                if (!found.add(user)) throw new AssertionError("twice in a list: " + card);
            }
            if (page.participants().isEmpty()) {
                assertEquals(found.size(), page.count());
                return found;
            }
        }
    }

    private void messages() {
        var found = new TreeMap<Integer, String>();
        int offset = 0;
        while (true) {
            var page =
                    (ChannelMessages) creator.ask(new GetHistory(peer, offset, 0, 0, 50, 0, 0, 0));
            if (page.messages().isEmpty()) break;
            for (var message : page.messages()) {
                offset = Box.plain(message).id();
                if (message instanceof MessageService) continue;
                var m = (Message) message;
                found.put(m.id(), m.message());
                if (m.reactions() != null) reactions(m.id(), m.reactions());
                if (m.media() instanceof MessageMediaPoll poll) votes(m.id(), poll);
            }
        }
        assertEquals(town.audit().texts(), found);
    }

    private void reactions(int id, MessageReactions reactions) {
        if (!reactions.canSeeList()) return;
        for (var result : reactions.results()) {
            var list =
                    creator.ask(new GetMessageReactionsList(peer, id, result.reaction(), null, 50));
            assertEquals(result.count(), list.reactions().size(), "reactions to " + id);
            assertEquals(result.count(), list.count());
        }
    }

    /// Only who has voted sees the votes, and in a channel their numbers alone.
    private void votes(int id, MessageMediaPoll before) {
        var told = (Updates) creator.ask(new SendVote(peer, id, List.of(new byte[] {1})));
        if (!before.poll().publicVoters()) {
            var results = ((UpdateMessagePoll) told.updates().getFirst()).results();
            int all = 0;
            for (var answer : Objects.requireNonNull(results.results()))
                all += Objects.requireNonNull(answer.voters());
            assertEquals(results.totalVoters(), all, "votes of " + before);
            return;
        }
        var voters = new HashSet<Long>();
        int sum = 0;
        for (byte option = 0; option < 2; option++) {
            var list = creator.ask(new GetPollVotes(peer, id, new byte[] {option}, null, 50));
            assertEquals(list.votes().size(), list.count(), "votes of " + before);
            sum += list.count();
            for (var vote : list.votes())
                voters.add(
                        ((heliograph.tl.api.PeerUser)
                                        ((heliograph.tl.api.MessagePeerVoteInputOption) vote)
                                                .peer())
                                .userId());
        }
        assertEquals(voters.size(), sum);
    }
}
