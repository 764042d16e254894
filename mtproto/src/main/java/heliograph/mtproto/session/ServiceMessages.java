package heliograph.mtproto.session;

import heliograph.tl.Malformed;
import heliograph.tl.TlReader;

/// Executes MTProto's own messages from a client (core.telegram.org/mtproto/service_messages,
/// /service_messages_about_messages). Runs inside the session's lock.
final class ServiceMessages {
    private static final int HOLD_MAX_MILLIS = 60_000;

    private final Session session;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Turn turn;

    ServiceMessages(Session session, Inbox inbox, Outbox outbox, Turn turn) {
        this.session = session;
        this.inbox = inbox;
        this.outbox = outbox;
        this.turn = turn;
    }

    /// Executes a message with one of [Wire#isService]'s constructors.
    ///
    /// @throws Malformed when it ends too early
    void take(Message message) {
        var in = message.fields();
        switch (message.constructor()) {
            case Wire.MSGS_ACK -> acknowledged(in);
            case Wire.PING -> pong(message, in);
            case Wire.PING_DELAY_DISCONNECT -> {
                pong(message, in);
                disconnectLater(in.int32());
            }
            case Wire.GET_FUTURE_SALTS -> futureSalts(message, in);
            case Wire.MSGS_STATE_REQ -> states(message, ids(in));
            case Wire.MSG_RESEND_REQ -> resend(message, ids(in));
            case Wire.MSGS_ALL_INFO -> allInfo(in);
            case Wire.RPC_DROP_ANSWER -> dropAnswer(message, in.int64());
            case Wire.HTTP_WAIT -> httpWait(in);
            case Wire.DESTROY_SESSION, Wire.DESTROY_AUTH_KEY -> turn.destroy(message);
            // What else a client may say of messages changes nothing here; and what only a server
            // says is no query either.
            default -> {}
        }
    }

    private void acknowledged(TlReader in) {
        for (long id : ids(in)) session.confirmed(id);
    }

    private void pong(Message message, TlReader in) {
        outbox.pass(Wire.pong(message.id(), in.int64()), turn.nowMillis);
        inbox.acknowledge(message.id());
    }

    private void disconnectLater(int delaySeconds) {
        if (delaySeconds < 0) return;
        turn.link.disconnectAt = turn.nowMillis + delaySeconds * 1000L;
    }

    /// Always 64 salts, or as few as a number above one says: clients that ask for one ask again
    /// for each message when they get one.
    private void futureSalts(Message message, TlReader in) {
        int wanted = in.int32();
        int count = wanted <= 1 || wanted > Salts.FUTURE_MAX ? Salts.FUTURE_MAX : wanted;
        outbox.pass(session.key().futureSalts(message.id(), count, turn.nowMillis), turn.nowMillis);
        inbox.acknowledge(message.id());
    }

    private void states(Message message, long[] ids) {
        var states = new byte[ids.length];
        for (int i = 0; i < ids.length; i++) states[i] = inbox.status(ids[i]);
        outbox.pass(Wire.stateInfo(message.id(), states), turn.nowMillis);
        inbox.acknowledge(message.id());
    }

    /// Sends all of them again, or tells the state of all when one is not there.
    private void resend(Message message, long[] ids) {
        for (long id : ids) {
            if (outbox.find(id) == null) {
                states(message, ids);
                return;
            }
        }
        for (long id : ids) {
            var sent = outbox.find(id);
            if (sent != null) outbox.again(sent);
        }
    }

    /// What the client says it has received counts as acknowledged.
    private void allInfo(TlReader in) {
        var ids = ids(in);
        var states = in.bytes();
        for (int i = 0; i < Math.min(ids.length, states.length); i++) {
            if ((states[i] & 7) == 4) session.confirmed(ids[i]);
        }
    }

    /// The three answers of rpc_drop_answer; that to a running query goes to the query as well.
    private void dropAnswer(Message message, long request) {
        int at = inbox.find(request);
        var answer = outbox.answerTo(request);
        if (answer != null && at >= 0 && inbox.kind(at) == Inbox.ANSWERED) {
            outbox.remove(answer.msgId);
            inbox.become(request, Inbox.DROPPED);
            settle(message.id(), Wire.answerDropped(answer));
        } else if (at >= 0 && inbox.kind(at) == Inbox.RUNNING && request != message.id()) {
            inbox.become(request, Inbox.DROPPED);
            inbox.acknowledge(request);
            var body = Wire.one(Wire.RPC_ANSWER_DROPPED_RUNNING);
            outbox.keep(Sent.Kind.ANSWER, request, body, turn.nowMillis);
            settle(message.id(), body);
            turn.drop(request);
        } else {
            settle(message.id(), Wire.one(Wire.RPC_ANSWER_UNKNOWN));
        }
    }

    private void settle(long request, byte[] body) {
        if (inbox.settle(request, false)) {
            outbox.keep(Sent.Kind.ANSWER, request, body, turn.nowMillis);
        }
    }

    /// Only `max_wait` counts: what is ready is sent without delay, which the others permit.
    private void httpWait(TlReader in) {
        in.int64();
        int maxWait = in.int32();
        if (!turn.link.link.http()) return;
        turn.link.holdFor(Math.clamp(maxWait, 0, HOLD_MAX_MILLIS), turn.nowMillis);
    }

    private long[] ids(TlReader in) {
        if (in.int32() != TlReader.VECTOR) throw new Malformed("not a vector");
        int count = in.int32();
        if (count < 0 || count > in.left() / 8) throw new Malformed("a vector of " + count);
        if (count > SessionLimits.SERVICE_IDS) {
            turn.flood = true;
            return new long[0];
        }
        var ids = new long[count];
        for (int i = 0; i < count; i++) ids[i] = in.int64();
        return ids;
    }
}
