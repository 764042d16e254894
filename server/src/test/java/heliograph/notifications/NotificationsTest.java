package heliograph.notifications;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.contacts.Village;
import heliograph.tl.api.AnyInputNotifyPeer;
import heliograph.tl.api.InputNotifyChats;
import heliograph.tl.api.InputNotifyForumTopic;
import heliograph.tl.api.InputNotifyPeer;
import heliograph.tl.api.InputNotifyUsers;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.NotificationSoundNone;
import heliograph.tl.api.ReactionsNotifySettings;
import heliograph.tl.api.UpdateNotifySettings;
import heliograph.tl.api.Updates;
import heliograph.tl.api.account.GetContactSignUpNotification;
import heliograph.tl.api.account.GetNotifyExceptions;
import heliograph.tl.api.account.GetNotifySettings;
import heliograph.tl.api.account.GetReactionsNotifySettings;
import heliograph.tl.api.account.RegisterDevice;
import heliograph.tl.api.account.ResetNotifySettings;
import heliograph.tl.api.account.SetContactSignUpNotification;
import heliograph.tl.api.account.SetReactionsNotifySettings;
import heliograph.tl.api.account.UnregisterDevice;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private final Village village = new Village();
    private final long alice = village.person("99966200001", "Alice");
    private final long bob = village.person("99966300002", "Bob");
    private final InputNotifyPeer aboutBob = new InputNotifyPeer(village.peer(alice, bob));

    private void set(AnyInputNotifyPeer peer, InputPeerNotifySettings settings) {
        village.ask(alice, new heliograph.tl.api.account.UpdateNotifySettings(peer, settings));
    }

    private static InputPeerNotifySettings muted(int until) {
        return InputPeerNotifySettings.builder().muteUntil(until).build();
    }

    private Updates exceptions(boolean sounds, @Nullable AnyInputNotifyPeer peer) {
        return (Updates) village.ask(alice, new GetNotifyExceptions(sounds, false, peer));
    }

    @Test
    void whatIsLeftOutStaysAsItIs() {
        set(aboutBob, muted(5));
        set(aboutBob, InputPeerNotifySettings.builder().silent(true).build());
        var settings = village.ask(alice, new GetNotifySettings(aboutBob));
        assertEquals(5, settings.muteUntil());
        assertEquals(true, settings.silent());
        assertEquals(2, village.pushed(alice, UpdateNotifySettings.class).size());
        set(aboutBob, muted(5));
        assertEquals(2, village.pushed(alice, UpdateNotifySettings.class).size());
        village.refused(
                "PEER_ID_INVALID",
                alice,
                new GetNotifySettings(new InputNotifyForumTopic(village.peer(alice, bob), 1)));
    }

    @Test
    void exceptionsAreListedWithTheirPeople() {
        set(new InputNotifyUsers(), muted(9));
        assertTrue(exceptions(false, null).updates().isEmpty());
        set(aboutBob, muted(5));
        assertEquals(1, exceptions(false, null).updates().size());
        assertEquals(1, exceptions(false, null).users().size());
        assertEquals(1, exceptions(false, new InputNotifyUsers()).updates().size());
        assertTrue(exceptions(false, new InputNotifyChats()).updates().isEmpty());
    }

    @Test
    void aSoundIsAnExceptionForThoseWhoCompareSounds() {
        var sound = InputPeerNotifySettings.builder().sound(new NotificationSoundNone()).build();
        set(aboutBob, sound);
        assertTrue(exceptions(false, null).updates().isEmpty());
        assertEquals(1, exceptions(true, null).updates().size());
    }

    @Test
    void aResetReachesTheOtherSessions() {
        set(aboutBob, muted(5));
        set(new InputNotifyUsers(), muted(5));
        village.pushed.clear();
        village.ask(alice, new ResetNotifySettings());
        assertTrue(exceptions(false, null).updates().isEmpty());
        assertEquals(2, village.pushed(alice, UpdateNotifySettings.class).size());
        var all = village.ask(alice, new GetNotifySettings(new InputNotifyUsers()));
        assertEquals(0, all.muteUntil());
    }

    @Test
    void optionsAreKept() {
        assertFalse(village.ask(alice, new GetContactSignUpNotification()));
        village.ask(alice, new SetContactSignUpNotification(true));
        assertTrue(village.ask(alice, new GetContactSignUpNotification()));
        village.ask(alice, new SetContactSignUpNotification(false));
        assertFalse(village.ask(alice, new GetContactSignUpNotification()));

        assertTrue(village.ask(alice, new GetReactionsNotifySettings()).showPreviews());
        var settings =
                new ReactionsNotifySettings(null, null, null, new NotificationSoundNone(), false);
        assertEquals(settings, village.ask(alice, new SetReactionsNotifySettings(settings)));
        assertEquals(settings, village.ask(alice, new GetReactionsNotifySettings()));
    }

    @Test
    void devicesAreKeptWithinLimits() {
        register(1, "t".repeat(PushRpc.TOKEN_MAX), PushRpc.SECRET_BYTES, PushRpc.OTHERS_MAX);
        register(PushRpc.KIND_MAX, "token", 0, 0);
        village.refused("TOKEN_EMPTY", alice, device(1, "", 0, 0));
        village.refused("TOKEN_TYPE_INVALID", alice, device(0, "token", 0, 0));
        village.refused("TOKEN_TYPE_INVALID", alice, device(PushRpc.KIND_MAX + 1, "token", 0, 0));
        var long1 = "t".repeat(PushRpc.TOKEN_MAX + 1);
        village.refused("TOKEN_INVALID", alice, device(1, long1, 0, 0));
        village.refused("TOKEN_INVALID", alice, device(1, "token", 255, 0));
        village.refused("LIMIT_INVALID", alice, device(1, "token", 0, PushRpc.OTHERS_MAX + 1));
        for (int i = 0; i <= PushRpc.DEVICES_MAX; i++) register(2, "token " + i, 0, 0);
        assertTrue(village.ask(alice, new UnregisterDevice(2, "token 50", List.of())));
        assertTrue(village.ask(alice, new UnregisterDevice(2, "unknown", List.of())));
    }

    private void register(int kind, String token, int secret, int others) {
        assertTrue(village.ask(alice, device(kind, token, secret, others)));
    }

    private static RegisterDevice device(int kind, String token, int secret, int others) {
        return new RegisterDevice(
                false, kind, token, false, new byte[secret], Collections.nCopies(others, 1L));
    }
}
