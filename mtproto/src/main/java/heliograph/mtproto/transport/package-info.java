/// How MTProto frames its messages on a stream of bytes
/// (core.telegram.org/mtproto/mtproto-transports): abridged, intermediate, padded intermediate and
/// full, each plain or obfuscated.
///
/// The first bytes of a connection go to [Transport#detect]; what follows goes to the [FrameReader]
/// and comes from the [FrameWriter] of the transport that was found. Over HTTP one body is one
/// frame, and over WebSocket the stream is what the messages carry, whatever their bounds; neither
/// needs anything from here but that.
@NullMarked
package heliograph.mtproto.transport;

import org.jspecify.annotations.NullMarked;
