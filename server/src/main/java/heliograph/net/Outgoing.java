package heliograph.net;

import heliograph.mtproto.crypto.Slice;
import org.jspecify.annotations.Nullable;

/// One thing to be written to a connection, linked to the next.
final class Outgoing {
    /// What an item without a body counts for.
    private static final int WORD = 4;

    final Kind kind;

    /// The sealed message of a [Kind#FRAME].
    final @Nullable Slice body;

    /// The token of a [Kind#QUICK_ACK], the code of a [Kind#FAILURE].
    final int word;

    @Nullable Outgoing next;

    enum Kind {
        FRAME,
        QUICK_ACK,
        /// A transport error.
        FAILURE,
        /// Closes the connection once what came before is written.
        END
    }

    private Outgoing(Kind kind, @Nullable Slice body, int word) {
        this.kind = kind;
        this.body = body;
        this.word = word;
    }

    static Outgoing frame(Slice body) {
        return new Outgoing(Kind.FRAME, body, 0);
    }

    static Outgoing quickAck(int token) {
        return new Outgoing(Kind.QUICK_ACK, null, token);
    }

    static Outgoing failure(int code) {
        return new Outgoing(Kind.FAILURE, null, code);
    }

    static Outgoing end() {
        return new Outgoing(Kind.END, null, 0);
    }

    int size() {
        return body == null ? WORD : body.size();
    }
}
