package heliograph.codes;

/// A code did not leave: the mail server, the hook or the list of addresses would not have it. The
/// message is for the operator's log and names no code and no number.
public final class CodeNotSent extends Exception {
    private static final long serialVersionUID = 1L;

    public CodeNotSent(String message) {
        super(message);
    }

    public CodeNotSent(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
