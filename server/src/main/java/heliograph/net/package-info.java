/// Sockets: one port that serves every transport by its first bytes.
///
/// ```
///                    ┌ 16 03 … ClientHello ─ TLS, then again from the start
/// accept ─ [Sniffer] ┼ GET, POST, HEAD, OPTI ─ [HttpFront] ┬ /apiws… ─ [WebSocketBytes] ─┐
///   [Door]           │                                     ├ /api, /apiw1 ─ [HttpLink]   │
///                    │                                     └ the rest ─ [HttpRoutes]     │
///                    └ anything else ────────────────────────────────── [MtConnection] ◀─┘
/// ```
///
/// An event loop never blocks. Frames of a key that is in memory are handed to the sessions on it;
/// a frame that needs the store, or arithmetic of a key exchange, leaves it, and its connection
/// reads nothing more until that frame is done: order is kept, and a peer can make nothing queue.
///
/// What is sent comes from any thread: it is put on its connection's [Outbox], and each event loop
/// writes, once per turn, everything that its connections have waiting, one `write` for each
/// connection ([Lane]). Writes are what fan-out costs.
///
/// All time limits are kept by one coarse wheel per event loop, none by a timer of a connection.
@NullMarked
package heliograph.net;

import org.jspecify.annotations.NullMarked;
