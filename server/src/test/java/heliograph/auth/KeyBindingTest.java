package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.tl.TlWriter;
import heliograph.tl.api.Api;
import heliograph.tl.api.auth.BindTempAuthKey;
import heliograph.tl.api.auth.DropTempAuthKeys;
import heliograph.tl.mt.BindAuthKeyInner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Temporary keys and the permanent ones that they speak for.
final class KeyBindingTest {
    private static final long NONCE = 77;

    private final Town town = new Town();
    private final Town.Phone phone = town.phone();
    private final AuthKey temporary = temporary();

    private AuthKey temporary() {
        var key = town.key();
        var life = OptionalInt.of(86_400);
        town.keys.created(new Exchanged(key, 1, life, OptionalInt.empty(), 0));
        return key;
    }

    private long boundTo() {
        return requireNonNull(town.keys.find(temporary.id())).permKeyId();
    }

    private int expires() {
        return (int) (town.clock.millis() / 1000) + 86_400;
    }

    private BindAuthKeyInner inner() {
        return new BindAuthKeyInner(
                NONCE, temporary.id(), phone.key.id(), phone.sessionId, expires());
    }

    private BindTempAuthKey query(BindAuthKeyInner inner, long messageId) {
        return new BindTempAuthKey(
                phone.key.id(), NONCE, expires(), sealed(phone.key, inner, messageId));
    }

    private static byte[] sealed(AuthKey key, BindAuthKeyInner inner, long messageId) {
        var out = new TlWriter(Api.LAYER);
        out.object(inner);
        var body = out.toBytes();
        var header = new MessageHeader(11, 22, messageId, 0);
        return MessageCipher.V1
                .seal(key, Side.CLIENT, header, body, 0, body.length, new Random(1))
                .toBytes();
    }

    @Test
    void aKeyThatTheOtherOneVouchesForIsBound() {
        phone.usedKeyId = temporary.id();
        assertTrue(phone.ask(query(inner(), phone.messageId)));
        assertEquals(phone.key.id(), boundTo());
        assertEquals(phone.key.id(), town.bound.get(temporary.id()));
        assertTrue(phone.ask(query(inner(), phone.messageId)));
    }

    @Test
    void everythingInTheMessageIsChecked() {
        phone.usedKeyId = temporary.id();
        var good = inner();
        var lies =
                List.of(
                        new BindAuthKeyInner(1, good.tempAuthKeyId(), phone.key.id(), 1, expires()),
                        new BindAuthKeyInner(NONCE, 1, phone.key.id(), 1, expires()),
                        new BindAuthKeyInner(NONCE, good.tempAuthKeyId(), 1, 1, expires()),
                        new BindAuthKeyInner(
                                NONCE, good.tempAuthKeyId(), phone.key.id(), 2, expires()),
                        new BindAuthKeyInner(
                                NONCE, good.tempAuthKeyId(), phone.key.id(), 1, expires() + 1));
        for (var lie : lies)
            phone.refused("ENCRYPTED_MESSAGE_INVALID", query(lie, phone.messageId));
        phone.refused("ENCRYPTED_MESSAGE_INVALID", query(good, phone.messageId + 4));
        var other = town.phone();
        for (var bytes :
                new byte[][] {
                    {}, new byte[257], sealed(other.key, good, phone.messageId), new byte[104]
                })
            phone.refused(
                    "ENCRYPTED_MESSAGE_INVALID",
                    new BindTempAuthKey(phone.key.id(), NONCE, expires(), bytes));
        phone.refused(
                "ENCRYPTED_MESSAGE_INVALID",
                new BindTempAuthKey(1, NONCE, expires(), sealed(phone.key, good, phone.messageId)));
        assertEquals(0, boundTo());
    }

    @Test
    void onlyATemporaryKeyIsBoundAndToOneOnly() {
        phone.refused("TEMP_AUTH_KEY_EMPTY", query(inner(), phone.messageId));
        phone.usedKeyId = temporary.id();
        phone.ask(query(inner(), phone.messageId));
        phone.refused(
                "TEMP_AUTH_KEY_ALREADY_BOUND",
                new BindTempAuthKey(town.phone().key.id(), NONCE, expires(), new byte[0]));
    }

    @Test
    void aBindingMustEndInTheFuture() {
        phone.usedKeyId = temporary.id();
        int now = (int) (town.clock.millis() / 1000);
        phone.refused(
                "EXPIRES_AT_INVALID", new BindTempAuthKey(phone.key.id(), NONCE, now, new byte[0]));
        phone.refused(
                "ENCRYPTED_MESSAGE_INVALID",
                new BindTempAuthKey(phone.key.id(), NONCE, now + 1, new byte[0]));
    }

    @Test
    void aClientHoldsSixteenTemporaryKeys() {
        var all = new ArrayList<Long>();
        for (int i = 0; i <= KeyRing.BOUND_MAX; i++) {
            var key = temporary();
            all.add(key.id());
            var gone = town.keys.bind(key.id(), phone.key.id());
            assertEquals(i < KeyRing.BOUND_MAX ? List.of() : List.of(all.getFirst()), gone);
        }
        assertNull(town.keys.find(all.getFirst()));
        assertNotNull(town.keys.find(all.get(1)));
    }

    @Test
    void temporaryKeysAreDroppedButForThoseNamed() {
        phone.enter(ALICE);
        var keys = List.of(temporary(), temporary(), temporary());
        for (var key : keys) town.keys.bind(key.id(), phone.key.id());
        phone.usedKeyId = keys.get(0).id();
        phone.ask(new DropTempAuthKeys(List.of(keys.get(1).id())));
        assertEquals(List.of(keys.get(2).id()), town.forgotten);
        assertNull(town.keys.find(keys.get(2).id()));
        assertNotNull(town.keys.find(keys.get(0).id()));
        assertNotNull(town.keys.find(keys.get(1).id()));
    }
}
