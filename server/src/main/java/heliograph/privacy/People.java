package heliograph.privacy;

/// Who someone is to an account, as far as rules can speak of it.
public interface People {
    /// Whether `owner` has `other` among its contacts.
    boolean isContact(long owner, long other);

    /// Whether `owner` has marked its contact `other` as a close friend.
    boolean isCloseFriend(long owner, long other);

    boolean isBot(long user);
}
