package heliograph.net;

import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.exchange.PlainMessage;
import heliograph.mtproto.exchange.ServerExchange;
import heliograph.mtproto.session.Link;
import heliograph.mtproto.transport.TransportError;

/// A key exchange from packet to packet.
final class Exchange {
    private final Handshakes handshakes;
    private ServerExchange server;
    private long lastId;
    private boolean broken;

    /// What to do after a packet.
    private sealed interface Step {
        /// Send this packet.
        record Answer(Slice packet) implements Step {}

        /// Send this transport error.
        record Failure(TransportError error) implements Step {}
    }

    Exchange(Handshakes handshakes) {
        this.handshakes = handshakes;
        this.server = handshakes.begin();
    }

    /// Takes a packet and answers it on `link`, on a thread that may calculate and block.
    void answer(Link link, byte[] packet, Shared shared) {
        try {
            switch (step(packet, shared.nowMillis())) {
                case Step.Answer(var answer) -> link.send(answer, true);
                case Step.Failure(var error) -> link.fail(error.code());
            }
        } catch (RuntimeException bug) {
            shared.bug("A key exchange broke", bug);
            link.fail(Link.NOT_FOUND);
        }
    }

    /// Takes a message in the clear. Over HTTP two connections might bring packets of one exchange
    /// at once.
    private synchronized Step step(byte[] packet, long nowMillis) {
        var message = PlainMessage.read(packet, 0, packet.length);
        if (message == null) return new Step.Failure(TransportError.NOT_FOUND);
        // A key that could not be kept must not come out by a repetition: another exchange then.
        if (broken) server = handshakes.begin();
        broken = true;
        var answer =
                switch (server.step(message.body(), nowMillis)) {
                    case ServerExchange.Step.Refused(var error) -> new Step.Failure(error);
                    case ServerExchange.Step.Answer(var body, var done) -> {
                        done.ifPresent(handshakes::agreed);
                        lastId = PlainMessage.answerId(nowMillis, lastId);
                        yield new Step.Answer(new PlainMessage(lastId, body).write());
                    }
                };
        broken = false;
        return answer;
    }
}
