package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlReader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/service_messages_about_messages: states, repeats and sending again.
class StatesTest {
    private static final SessionLimits LIMITS =
            new SessionLimits(8, 600_000, 32, 64, 8, 4096, 4096, 1 << 20, 1024, 250, 16);

    private final TestServer server = new TestServer(LIMITS);
    private final TestClient client = server.client();
    private final byte[] done = tl(w -> w.int32(1));
    private Session session;

    @BeforeEach
    void begin() {
        session = client.begin();
    }

    @Test
    void theStateOfAMessageHasTheBitsOfTheProtocol() {
        long low = 4;
        long missing = client.nextId();
        long running = client.send(client.query(1));
        long answered = client.send(client.query(1));
        long confirmed = client.send(client.query(1));
        long dropped = client.send(client.query(1));
        long ping = client.send(client.ping(1));
        client.received();
        session.answer(answered, done);
        session.fail(confirmed, 400, "X");
        client.send(client.ack(client.received().getLast().id()));
        client.send(drop(dropped));
        var container = client.container();
        client.send(container);
        long high = MsgIds.at(server.now + 20_000);

        assertState(1, low);
        assertState(2, missing);
        assertState(3, high);
        assertState(1, answered | 1);
        assertState(4 + 8 + 32, running);
        assertState(4 + 8 + 32 + 64, answered);
        assertState(4 + 8 + 32 + 64 + 128, confirmed);
        assertState(4 + 8 + 32 + 64, dropped);
        assertState(4 + 8 + 16, ping);
        assertState(4 + 16, container.id());
    }

    @Test
    void aStateIsAnAcknowledgement() {
        long query = client.send(client.query(1));
        assertState(4 + 32, query);
        server.pass(1000);
        assertTrue(client.received().isEmpty());
        assertState(4 + 8 + 32, query);
    }

    @Test
    void theStateOfAForgottenAnswerIsUnknownSoThatTheClientAsksAgain() {
        long query = client.send(client.query(1));
        session.answer(query, new byte[8192]);
        client.received();
        assertState(1, query);
        client.send(client.query(1));
        client.send(new TestClient.Out(query, 3, tl(w -> w.int32(1))));
        assertEquals(20, MessageIdsTest.code(client.receivedOne(Wire.BAD_MSG_NOTIFICATION)));
    }

    @Test
    void aQueryThatComesAgainGetsItsAnswerAgainAndIsNotExecuted() {
        var query = client.query(1);
        client.send(query);
        session.answer(query.id(), done);
        var first = client.received().getLast();
        client.send(query);
        var second = client.received().getLast();
        assertEquals(first.id(), second.id());
        assertEquals(first.seqno(), second.seqno());
        assertArrayEquals(first.body(), second.body());
        client.send(client.container(query));
        assertEquals(first.id(), client.received().getLast().id());
        assertEquals(2, server.queries.size());
    }

    @Test
    void aQueryThatComesAgainWhileItRunsIsAcknowledged() {
        var query = client.query(1);
        client.send(query);
        server.pass(250);
        client.received();
        client.send(query);
        server.pass(250);
        assertEquals(List.of(query.id()), AcksTest.ids(client.receivedOne(Wire.MSGS_ACK)));
        assertEquals(2, server.queries.size());
    }

    @Test
    void aLargeAnswerIsAnnouncedAndSentAgainOnRequest() {
        var query = client.query(1);
        client.send(query);
        session.answer(query.id(), new byte[1012]);
        client.received();
        client.send(query);
        client.receivedOne(Wire.RPC_RESULT);

        var larger = client.query(1);
        client.send(larger);
        session.answer(larger.id(), new byte[1016]);
        var answer = client.received().getLast();
        client.send(larger);
        var info = client.receivedOne(Wire.MSG_DETAILED_INFO).fields();
        assertEquals(larger.id(), info.int64());
        assertEquals(answer.id(), info.int64());
        assertEquals(answer.body().length, info.int32());
        assertEquals(0, info.int32());
        client.send(client.ids(Wire.MSG_RESEND_REQ, answer.id()));
        assertArrayEquals(answer.body(), client.receivedOne(Wire.RPC_RESULT).body());
    }

    @Test
    void aResendRequestIsAnsweredWithStatesWhenOneMessageIsUnknown() {
        long query = client.send(client.query(1));
        session.answer(query, done);
        long answer = client.received().getLast().id();
        long request = client.send(client.ids(Wire.MSG_RESEND_REQ, answer, query));
        var info = client.receivedOne(Wire.MSGS_STATE_INFO).fields();
        assertEquals(request, info.int64());
        assertArrayEquals(new byte[] {1, 4 + 8 + 32 + 64}, info.bytes());
        client.send(client.ids(Wire.MSG_RESEND_REQ));
        client.send(client.ids(Wire.MSG_RESEND_ANS_REQ, answer));
        client.send(client.ids(Wire.MSG_RESEND_REQ, answer, answer));
        client.receivedOne(Wire.RPC_RESULT);
    }

    @Test
    void whatTheClientSaysItHasReceivedIsAcknowledged() {
        session.push(done);
        session.push(done);
        var pushed = client.received();
        client.send(
                client.out(
                        true,
                        tl(w -> {
                            w.int32(Wire.MSGS_ALL_INFO);
                            w.int32(TlReader.VECTOR);
                            w.int32(2);
                            w.int64(pushed.getFirst().id());
                            w.int64(pushed.getLast().id());
                            w.bytes(new byte[] {4, 2});
                        })));
        client.reconnect();
        client.send(client.ping(1));
        var ids = client.received().stream().map(in -> in.id()).toList();
        assertTrue(ids.contains(pushed.getLast().id()) && !ids.contains(pushed.getFirst().id()));
    }

    @Test
    void droppingAnAnswerThatWaitsTellsWhichItWas() {
        long query = client.send(client.query(1));
        session.answer(query, done);
        var answer = client.received().getLast();
        long drop = client.send(drop(query));
        var result = new TlReader(answerTo(client.received(), drop));
        assertEquals(Wire.RPC_ANSWER_DROPPED, result.int32());
        assertEquals(answer.id(), result.int64());
        assertEquals(answer.seqno(), result.int32());
        assertEquals(answer.body().length, result.int32());
        client.reconnect();
        client.send(client.ping(1));
        assertTrue(client.received().stream().noneMatch(in -> in.id() == answer.id()));
    }

    @Test
    void droppingTheAnswerToARunningQueryAnswersBothAndThrowsTheRealOneAway() {
        long query = client.send(client.query(1));
        long drop = client.send(drop(query));
        assertEquals(List.of(query), server.dropped);
        var all = client.received();
        for (long id : new long[] {query, drop}) {
            assertEquals(Wire.RPC_ANSWER_DROPPED_RUNNING, new TlReader(answerTo(all, id)).int32());
        }
        assertTrue(all.stream().allMatch(in -> (in.seqno() & 1) == 1));
        session.answer(query, done);
        assertTrue(client.received().isEmpty());
    }

    @Test
    void droppingAnAnswerThatNobodyKnowsOfSaysSo() {
        long query = client.send(client.query(1));
        session.answer(query, done);
        client.send(client.ack(client.received().getLast().id()));
        for (long id : new long[] {query, 4, client.nextId()}) {
            long drop = client.send(drop(id));
            var result = new TlReader(answerTo(client.received(), drop));
            assertEquals(Wire.RPC_ANSWER_UNKNOWN, result.int32());
        }
        assertTrue(server.dropped.isEmpty());
    }

    @Test
    void aSecondAnswerIsIgnored() {
        long query = client.send(client.query(1));
        session.answer(query, done);
        session.fail(query, 500, "LATE");
        session.answer(query + 4, done);
        assertEquals(1, client.received().size());
    }

    private void assertState(int state, long msgId) {
        long request = client.send(client.ids(Wire.MSGS_STATE_REQ, msgId));
        var in = client.receivedOne(Wire.MSGS_STATE_INFO);
        assertEquals(0, in.seqno() & 1);
        var info = in.fields();
        assertEquals(request, info.int64());
        assertArrayEquals(new byte[] {(byte) state}, info.bytes());
    }

    private TestClient.Out drop(long msgId) {
        return client.out(
                true,
                tl(w -> {
                    w.int32(Wire.RPC_DROP_ANSWER);
                    w.int64(msgId);
                }));
    }

    private static byte[] answerTo(List<TestClient.In> messages, long query) {
        var result = TestClient.result(messages, query);
        if (result == null) throw new AssertionError("no answer");
        return result;
    }
}
