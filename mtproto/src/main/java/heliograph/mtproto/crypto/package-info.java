/// MTProto's ciphers: AES-256 in IGE and CTR, the authorization key, and the sealing of messages in
/// versions 2.0 and 1.0. No state of a session, no clock; randomness is passed in.
@NullMarked
package heliograph.mtproto.crypto;

import org.jspecify.annotations.NullMarked;
