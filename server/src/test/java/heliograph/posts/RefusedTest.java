package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.peers.PeerId;
import heliograph.tl.api.AnyPollAnswer;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.InputMediaContact;
import heliograph.tl.api.InputMediaGeoPoint;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.SetDiscussionGroup;
import heliograph.tl.api.channels.ToggleSlowMode;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.DeleteHistory;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What may not be sent into a channel or group, though its sender may write there.
class RefusedTest {
    private long number = 1_000;

    private static int sent(Object answer) {
        for (var update : ((Updates) answer).updates())
            if (update instanceof UpdateMessageID told) return told.id();
        throw new AssertionError("nothing was sent: " + answer);
    }

    private SendMedia media(InputPeer peer, InputMedia media) {
        return SendMedia.builder().peer(peer).media(media).message("").randomId(++number).build();
    }

    private SendMedia poll(InputPeer peer, boolean open) {
        List<AnyPollAnswer> answers = List.of(answer("yes", (byte) 1), answer("no", (byte) 2));
        var poll =
                Poll.builder()
                        .question(new TextWithEntities("Which?", List.of()))
                        .answers(answers)
                        .publicVoters(open)
                        .build();
        return media(peer, new InputMediaPoll(poll, null, null, null, null, null));
    }

    private static PollAnswer answer(String text, byte option) {
        var said = new TextWithEntities(text, List.of());
        return new PollAnswer(said, new byte[] {option}, null, null, null);
    }

    private ForwardMessages forward(InputPeer from, InputPeer to, Integer... ids) {
        var random = List.of(ids).stream().map(_ -> ++number).toList();
        return ForwardMessages.builder()
                .fromPeer(from)
                .id(List.of(ids))
                .randomId(random)
                .toPeer(to)
                .build();
    }

    @Test
    void theVotesOfAChannelsPollAreNotShown() {
        try (var town = new Community(1, true)) {
            var peer = town.peer(town.owner);
            town.owner.refused("BROADCAST_PUBLIC_VOTERS_FORBIDDEN", poll(peer, true));
            town.owner.ask(poll(peer, false));
            int open = sent(town.owner.ask(poll(new InputPeerSelf(), true)));
            town.owner.refused(
                    "BROADCAST_PUBLIC_VOTERS_FORBIDDEN", forward(new InputPeerSelf(), peer, open));
        }
    }

    @Test
    void oneMessageATimeIsForwardedIntoASlowGroup() {
        try (var town = new Community(2, false)) {
            var bob = town.member();
            town.owner.ask(new ToggleSlowMode(town.named(town.owner), 60));
            var self = new InputPeerSelf();
            int one = sent(bob.ask(text(self)));
            int other = sent(bob.ask(text(self)));
            bob.refused("SLOWMODE_MULTI_MSGS_DISABLED", forward(self, town.peer(bob), one, other));
            bob.ask(forward(self, town.peer(bob), one));
            int mine = sent(town.owner.ask(text(self)));
            town.owner.ask(forward(self, town.peer(town.owner), mine, mine));
        }
    }

    private SendMessage text(InputPeer peer) {
        return SendMessage.builder().peer(peer).message("hi").randomId(++number).build();
    }

    @Test
    void whoCommentsWithoutBeingAMemberWaitsToo() {
        try (var town = new Community(3, true)) {
            var owner = town.owner;
            long group = Community.made(owner, false, "Talk");
            owner.ask(new UpdateUsername(town.named(owner, group), "garden_talk"));
            owner.ask(new SetDiscussionGroup(town.named(owner), town.named(owner, group)));
            owner.ask(new ToggleSlowMode(town.named(owner, group), 60));
            town.server.run();
            var guest = town.member();
            var peer = new InputPeerChannel(group, town.server.hash(guest, PeerId.channel(group)));
            guest.ask(text(peer));
            waits(guest, peer, 60);
            town.server.clock.pass(Duration.ofSeconds(59));
            waits(guest, peer, 1);
            town.server.clock.pass(Duration.ofSeconds(1));
            guest.ask(text(peer));
        }
    }

    private void waits(Client who, InputPeer peer, int seconds) {
        var outcome = who.outcome(text(peer));
        assertEquals("420 SLOWMODE_WAIT_" + seconds, outcome.code() + " " + outcome.error());
    }

    private static DeleteHistory cleared(InputPeer peer) {
        return new DeleteHistory(false, false, peer, 0, 1, null);
    }

    @Test
    void onlyPrivateChatsAreClearedByDates() {
        try (var town = new Community(4, false)) {
            var query = cleared(town.peer(town.owner));
            town.owner.refused("CHAT_REVOKE_DATE_UNSUPPORTED", query);
            town.owner.ask(cleared(new InputPeerSelf()));
        }
    }

    @Test
    void anEditPutsAFileInThePlaceOfAFileAlone() {
        try (var town = new Community(5, false)) {
            var owner = town.owner;
            var place = new InputMediaGeoPoint(new InputGeoPoint(1, 2, null));
            var card = new InputMediaContact("99966212345", "B", "", "");
            int text = sent(owner.ask(text(town.peer(owner))));
            owner.refused("MEDIA_NEW_INVALID", edit(town, text, place));
            int there = sent(owner.ask(media(town.peer(owner), place)));
            owner.refused("MEDIA_PREV_INVALID", edit(town, there, card));
            var moved = new InputMediaGeoPoint(new InputGeoPoint(3, 4, null));
            owner.ask(edit(town, there, moved));
        }
    }

    private static EditMessage edit(Community town, int id, InputMedia media) {
        return EditMessage.builder().peer(town.peer(town.owner)).id(id).media(media).build();
    }
}
