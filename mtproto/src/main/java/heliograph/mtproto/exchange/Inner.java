package heliograph.mtproto.exchange;

import heliograph.tl.mt.AnyPQInnerData;
import heliograph.tl.mt.PQInnerData;
import heliograph.tl.mt.PQInnerDataDc;
import heliograph.tl.mt.PQInnerDataTemp;
import heliograph.tl.mt.PQInnerDataTempDc;
import java.util.OptionalInt;

/// The client's inner data, whichever of the four forms it came in.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Inner(
        byte[] pq,
        byte[] p,
        byte[] q,
        byte[] nonce,
        byte[] serverNonce,
        byte[] newNonce,
        OptionalInt dc,
        OptionalInt expiresIn) {
    static Inner of(AnyPQInnerData data) {
        var none = OptionalInt.empty();
        return switch (data) {
            case PQInnerData(var pq, var p, var q, var nonce, var server, var secret) ->
                    new Inner(pq, p, q, nonce, server, secret, none, none);
            case PQInnerDataDc(var pq, var p, var q, var nonce, var server, var secret, int dc) ->
                    new Inner(pq, p, q, nonce, server, secret, OptionalInt.of(dc), none);
            case PQInnerDataTemp(
                            var pq,
                            var p,
                            var q,
                            var nonce,
                            var server,
                            var secret,
                            int expires) ->
                    new Inner(pq, p, q, nonce, server, secret, none, OptionalInt.of(expires));
            case PQInnerDataTempDc(
                            var pq,
                            var p,
                            var q,
                            var nonce,
                            var server,
                            var secret,
                            int dc,
                            int expires) ->
                    new Inner(
                            pq,
                            p,
                            q,
                            nonce,
                            server,
                            secret,
                            OptionalInt.of(dc),
                            OptionalInt.of(expires));
        };
    }

    /// The form that has the fields which are there.
    AnyPQInnerData toTl() {
        if (dc.isPresent() && expiresIn.isPresent()) {
            return new PQInnerDataTempDc(
                    pq, p, q, nonce, serverNonce, newNonce, dc.getAsInt(), expiresIn.getAsInt());
        }
        if (dc.isPresent()) {
            return new PQInnerDataDc(pq, p, q, nonce, serverNonce, newNonce, dc.getAsInt());
        }
        if (expiresIn.isPresent()) {
            return new PQInnerDataTemp(
                    pq, p, q, nonce, serverNonce, newNonce, expiresIn.getAsInt());
        }
        return new PQInnerData(pq, p, q, nonce, serverNonce, newNonce);
    }
}
