package heliograph.rpc;

/// Who calls, as a feature may know it: no socket, no bytes.
///
/// @param user the account that is signed in on the caller's key, 0 when none is
/// @param bot whether that account is a bot
/// @param authKeyId the permanent auth key of the client; 0 while a temporary one is not bound
/// @param usedKeyId the key that the call was encrypted with: a temporary one, or the same
/// @param sessionId the session under that key, so that a push can leave out its cause
/// @param messageId the MTProto id of the query
/// @param layer the layer that answers are written in
public record Caller(
        long user,
        boolean bot,
        long authKeyId,
        long usedKeyId,
        long sessionId,
        long messageId,
        int layer) {
    /// A change that no session caused: a note from another home, an operator, the clock.
    public static final Caller NOBODY = new Caller(0, false, 0, 0, 0, 0, 0);

    public boolean signedIn() {
        return user != 0;
    }
}
