/// The session layer of MTProto 2.0: everything between a decrypted frame and a query of the API
/// (core.telegram.org/mtproto/description, /service_messages, /service_messages_about_messages).
///
/// No I/O and no clock: bytes come in by [Sessions#receive], go out by [Link#send], time is an
/// argument. [Sessions] holds the live keys, a [Session] what one client instance and the server
/// know of each other's messages:
///
/// ```
/// frame ─ Sessions ─ open ─ salt, time ─ Intake (containers, gzip) ─ Session
///                                                    Inbox: which ids came, what became of them
///                                                    ServiceMessages: ping, acks, states …
///                                                    Queries.query ─▶ the API, on its own thread
/// Session.answer, fail, push ─ Outbox: ids, seqno, what is not acknowledged ─ seal ─ Link.send
/// ```
///
/// A session's state is owned by its monitor; nothing that blocks runs inside it. Callbacks
/// ([Queries], [AuthKeys]) are made outside of every lock.
@NullMarked
package heliograph.mtproto.session;

import org.jspecify.annotations.NullMarked;
