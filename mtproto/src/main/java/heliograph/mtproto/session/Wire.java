package heliograph.mtproto.session;

import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import java.util.List;

/// MTProto's own messages as they stand on the wire: constructor ids and the bodies that a server
/// sends (core.telegram.org/mtproto/service_messages, /service_messages_about_messages).
///
/// Written by hand and not through the generated records, because these few shapes are made for
/// every message and know no layers.
final class Wire {
    static final int MSG_CONTAINER = 0x73f1f8dc;
    static final int MSG_COPY = 0xe06046b2;
    static final int GZIP_PACKED = 0x3072cfa1;
    static final int RPC_RESULT = 0xf35c6d01;
    static final int RPC_ERROR = 0x2144ca19;
    static final int MSGS_ACK = 0x62d6b459;
    static final int PING = 0x7abe77ec;
    static final int PING_DELAY_DISCONNECT = 0xf3427b8c;
    static final int PONG = 0x347773c5;
    static final int GET_FUTURE_SALTS = 0xb921bd04;
    static final int FUTURE_SALTS = 0xae500895;
    static final int MSGS_STATE_REQ = 0xda69fb52;
    static final int MSGS_STATE_INFO = 0x04deb57d;
    static final int MSGS_ALL_INFO = 0x8cc0d131;
    static final int MSG_RESEND_REQ = 0x7d861a08;
    static final int MSG_RESEND_ANS_REQ = 0x8610baeb;
    static final int MSG_DETAILED_INFO = 0x276d3ec6;
    static final int MSG_NEW_DETAILED_INFO = 0x809db6df;
    static final int RPC_DROP_ANSWER = 0x58e4a740;
    static final int RPC_ANSWER_UNKNOWN = 0x5e2ad36e;
    static final int RPC_ANSWER_DROPPED_RUNNING = 0xcd78e586;
    static final int RPC_ANSWER_DROPPED = 0xa43ad8b7;
    static final int DESTROY_SESSION = 0xe7512126;
    static final int DESTROY_SESSION_OK = 0xe22045fc;
    static final int DESTROY_SESSION_NONE = 0x62d350c9;
    static final int DESTROY_AUTH_KEY = 0xd1435160;
    static final int DESTROY_AUTH_KEY_OK = 0xf660e1d4;
    static final int DESTROY_AUTH_KEY_NONE = 0x0a9f2259;
    static final int DESTROY_AUTH_KEY_FAIL = 0xea109b13;
    static final int HTTP_WAIT = 0x9299359f;
    static final int NEW_SESSION_CREATED = 0x9ec20908;
    static final int BAD_MSG_NOTIFICATION = 0xa7eff811;
    static final int BAD_SERVER_SALT = 0xedab447b;
    static final int UPDATES_TOO_LONG = 0xe317af7e;

    /// `updatesTooLong`, which is the same in all layers.
    static final byte[] TOO_LONG = one(UPDATES_TOO_LONG);

    private Wire() {}

    /// Whether a message of a client with this constructor is for the session and not for the API.
    /// What only a server may send is among them, since no query has these ids either.
    static boolean isService(int constructor) {
        return switch (constructor) {
            case MSGS_ACK,
                    PING,
                    PING_DELAY_DISCONNECT,
                    PONG,
                    GET_FUTURE_SALTS,
                    FUTURE_SALTS,
                    MSGS_STATE_REQ,
                    MSGS_STATE_INFO,
                    MSGS_ALL_INFO,
                    MSG_RESEND_REQ,
                    MSG_RESEND_ANS_REQ,
                    MSG_DETAILED_INFO,
                    MSG_NEW_DETAILED_INFO,
                    RPC_DROP_ANSWER,
                    DESTROY_SESSION,
                    DESTROY_AUTH_KEY,
                    HTTP_WAIT,
                    RPC_RESULT,
                    NEW_SESSION_CREATED,
                    BAD_MSG_NOTIFICATION,
                    BAD_SERVER_SALT ->
                    true;
            default -> false;
        };
    }

    static byte[] pong(long msgId, long pingId) {
        var out = new TlWriter(0, 20);
        out.int32(PONG);
        out.int64(msgId);
        out.int64(pingId);
        return out.buffer();
    }

    static byte[] badMessage(long msgId, int seqno, int code) {
        var out = new TlWriter(0, 20);
        out.int32(BAD_MSG_NOTIFICATION);
        out.int64(msgId);
        out.int32(seqno);
        out.int32(code);
        return out.buffer();
    }

    static byte[] badSalt(long msgId, int seqno, long salt) {
        var out = new TlWriter(0, 28);
        out.int32(BAD_SERVER_SALT);
        out.int64(msgId);
        out.int32(seqno);
        out.int32(48);
        out.int64(salt);
        return out.buffer();
    }

    static byte[] newSession(long firstMsgId, long uniqueId, long salt) {
        var out = new TlWriter(0, 28);
        out.int32(NEW_SESSION_CREATED);
        out.int64(firstMsgId);
        out.int64(uniqueId);
        out.int64(salt);
        return out.buffer();
    }

    static byte[] acks(long[] ids, int count) {
        var out = new TlWriter(0, 12 + 8 * count);
        out.int32(MSGS_ACK);
        out.int32(TlReader.VECTOR);
        out.int32(count);
        for (int i = 0; i < count; i++) out.int64(ids[i]);
        return out.buffer();
    }

    static byte[] stateInfo(long requestMsgId, byte[] states) {
        var out = new TlWriter(0, 20 + states.length);
        out.int32(MSGS_STATE_INFO);
        out.int64(requestMsgId);
        out.bytes(states);
        return out.toBytes();
    }

    static byte[] detailedInfo(long msgId, long answerMsgId, int bytes) {
        var out = new TlWriter(0, 28);
        out.int32(MSG_DETAILED_INFO);
        out.int64(msgId);
        out.int64(answerMsgId);
        out.int32(bytes);
        out.int32(0);
        return out.buffer();
    }

    static byte[] futureSalts(long requestMsgId, long nowMillis, long firstPeriod, long[] salts) {
        var out = new TlWriter(0, 20 + 16 * salts.length);
        out.int32(FUTURE_SALTS);
        out.int64(requestMsgId);
        out.int32((int) (nowMillis / 1000));
        out.int32(salts.length);
        for (int i = 0; i < salts.length; i++) {
            int since = (int) ((firstPeriod + i) * Salts.PERIOD_SECONDS);
            out.int32(since);
            out.int32(since + Salts.PERIOD_SECONDS + Salts.GRACE_SECONDS);
            out.int64(salts[i]);
        }
        return out.buffer();
    }

    static byte[] rpcError(int code, String error) {
        var out = new TlWriter(0, 16 + error.length());
        out.int32(RPC_ERROR);
        out.int32(code);
        out.string(error);
        return out.toBytes();
    }

    static byte[] answerDropped(Sent answer) {
        var out = new TlWriter(0, 20);
        out.int32(RPC_ANSWER_DROPPED);
        out.int64(answer.msgId);
        out.int32(answer.seqno);
        out.int32(answer.size());
        return out.buffer();
    }

    /// A constructor without fields.
    static byte[] one(int constructor) {
        var out = new TlWriter(0, 4);
        out.int32(constructor);
        return out.buffer();
    }

    /// `destroy_session_ok` and `destroy_session_none`.
    static byte[] oneLong(int constructor, long value) {
        var out = new TlWriter(0, 12);
        out.int32(constructor);
        out.int64(value);
        return out.buffer();
    }

    /// One message alone in a frame.
    static byte[] single(Sent message) {
        if (message.request == 0) return message.body;
        var out = new TlWriter(0, message.size());
        body(out, message);
        return out.buffer();
    }

    static byte[] container(List<Sent> messages) {
        int size = 8;
        for (var message : messages) size += 16 + message.size();
        var out = new TlWriter(0, size);
        out.int32(MSG_CONTAINER);
        out.int32(messages.size());
        for (var message : messages) {
            out.int64(message.msgId);
            out.int32(message.seqno);
            out.int32(message.size());
            body(out, message);
        }
        return out.buffer();
    }

    private static void body(TlWriter out, Sent message) {
        if (message.request != 0) {
            out.int32(RPC_RESULT);
            out.int64(message.request);
        }
        out.raw(message.body);
    }
}
