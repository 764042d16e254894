package heliograph.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.Trio;
import heliograph.tl.TlFunction;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.GlobalPrivacySettings;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputPrivacyKey;
import heliograph.tl.api.InputPrivacyKeyStatusTimestamp;
import heliograph.tl.api.InputPrivacyKeyVoiceMessages;
import heliograph.tl.api.InputPrivacyRule;
import heliograph.tl.api.InputPrivacyValueAllowUsers;
import heliograph.tl.api.InputPrivacyValueDisallowAll;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.account.SetGlobalPrivacySettings;
import heliograph.tl.api.account.SetPrivacy;
import heliograph.tl.api.messages.GetOutboxReadDate;
import heliograph.tl.api.messages.ReadHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people ask of those who write to them is kept.
class WishesTest {
    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;
    private final Client carol = trio.carol;

    @AfterEach
    void close() {
        trio.close();
    }

    private static String refused(Client client, TlFunction<?> query) {
        var outcome = client.outcome(query);
        return outcome.code() + " " + outcome.error();
    }

    /// Shows it to nobody, or to one.
    private void show(Client who, InputPrivacyKey key, Client... only) {
        var rules = new ArrayList<InputPrivacyRule>();
        rules.add(new InputPrivacyValueDisallowAll());
        for (var one : only) {
            var peer = (InputPeerUser) trio.peer(who, one);
            var user = new InputUser(peer.userId(), peer.accessHash());
            rules.add(new InputPrivacyValueAllowUsers(List.of(user)));
        }
        who.ask(new SetPrivacy(key, rules));
    }

    @Test
    void voiceAndRoundVideoGoOnlyToThoseWhoTakeThem() {
        var voice = new DocumentAttributeAudio(true, 1, null, null, null);
        var song = new DocumentAttributeAudio(false, 1, null, null, null);
        var round =
                DocumentAttributeVideo.builder().roundMessage(true).duration(1).w(9).h(9).build();
        var said = trio.say(alice, carol);
        show(bob, new InputPrivacyKeyVoiceMessages(), carol);
        var forbidden = "400 VOICE_MESSAGES_FORBIDDEN";
        assertEquals(forbidden, refused(alice, trio.document(alice, bob, voice)));
        assertEquals(forbidden, refused(alice, trio.document(alice, bob, round)));
        assertEquals(
                "403 VOICE_MESSAGES_FORBIDDEN",
                refused(alice, trio.forwarding(alice, carol, said.id(), bob)));
        alice.ask(trio.document(alice, bob, song));
        trio.send(alice, bob, "text");
        trio.say(carol, bob);
        trio.say(bob, bob);
        assertEquals(2, trio.history(bob, alice).size());
    }

    @Test
    void whenOneHasReadIsHiddenFromThoseWhoDoNotSeeWhenOneIsThere() {
        var query = read(alice, bob);
        assertEquals(now(), alice.ask(query).date());
        show(bob, new InputPrivacyKeyStatusTimestamp(), carol);
        assertEquals(now(), alice.ask(query).date());
        bob.ask(hide(true));
        assertEquals("403 USER_PRIVACY_RESTRICTED", refused(alice, query));
        carol.ask(read(carol, bob));
        // Whoever hides it does not learn it.
        assertEquals("403 YOUR_PRIVACY_RESTRICTED", refused(bob, read(bob, alice)));
        bob.ask(read(bob, carol));
        bob.ask(hide(false));
        alice.ask(query);
    }

    private static SetGlobalPrivacySettings hide(boolean hidden) {
        return new SetGlobalPrivacySettings(
                GlobalPrivacySettings.builder().hideReadMarks(hidden).build());
    }

    private int now() {
        return (int) trio.server.clock.instant().getEpochSecond();
    }

    /// Asks when a message was read that is read now.
    private GetOutboxReadDate read(Client from, Client to) {
        int id = trio.send(from, to, "read me").id();
        to.ask(new ReadHistory(trio.peer(to, from), 0));
        return new GetOutboxReadDate(trio.peer(from, to), id);
    }

    @Test
    void aReadDateIsToldForAWeek() {
        var query = read(alice, bob);
        int unread = trio.send(alice, bob, "not yet").id();
        var early = new GetOutboxReadDate(trio.peer(alice, bob), unread);
        assertEquals("400 MESSAGE_NOT_READ_YET", refused(alice, early));
        trio.server.clock.pass(Duration.ofSeconds(ReadDates.KEPT_SECONDS));
        alice.ask(query);
        trio.server.clock.pass(Duration.ofSeconds(1));
        assertEquals("400 MESSAGE_TOO_OLD", refused(alice, query));
        var received = new GetOutboxReadDate(trio.peer(bob, alice), 1);
        assertEquals("400 MESSAGE_ID_INVALID", refused(bob, received));
    }
}
