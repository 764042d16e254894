/// How a client and the server make an authorization key (core.telegram.org/mtproto/auth_key), both
/// sides, as state machines: bytes and the time go in, bytes come out.
///
/// ```
/// client                                     server
///   req_pq_multi                 ──────▶
///                                ◀──────     resPQ
///   req_DH_params (RSA)          ──────▶
///                                ◀──────     server_DH_params_ok (AES under the nonces)
///   set_client_DH_params         ──────▶
///                                ◀──────     dh_gen_ok, or retry, or fail
/// ```
///
/// Each goes in a [PlainMessage]. The costly steps, RSA and two powers, take about a millisecond
/// and a half of the calling thread.
@NullMarked
package heliograph.mtproto.exchange;

import org.jspecify.annotations.NullMarked;
