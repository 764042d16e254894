package heliograph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Where data lives together and is written by one writer at a time.
///
/// @param kind one of the constants here; on disk for ever: never reuse one
/// @param id which of its kind
public record Home(byte kind, long id) {
    /// An account and all that is its own.
    public static final byte ACCOUNT = 'a';

    /// A channel or supergroup.
    public static final byte CHANNEL = 'c';

    /// A basic group.
    public static final byte GROUP = 'g';

    /// An authorization key and its sessions.
    public static final byte AUTH_KEY = 'k';

    /// A small entry of a directory: a username, a phone number.
    public static final byte DIRECTORY = 'd';

    /// What the server keeps for itself.
    public static final byte SYSTEM = 's';

    /// A photo or document that someone uploaded.
    public static final byte FILE = 'f';

    /// A poll, which any number of messages show.
    public static final byte POLL = 'p';

    private static final int KIND_MIN = 0x20;

    public Home {
        // Lower ones are the store's own: see the engine's key layout.
        if (kind < KIND_MIN) throw new IllegalArgumentException("no kind of home: " + kind);
    }

    public static Home account(long id) {
        return new Home(ACCOUNT, id);
    }

    public static Home channel(long id) {
        return new Home(CHANNEL, id);
    }

    public static Home group(long id) {
        return new Home(GROUP, id);
    }

    public static Home authKey(long id) {
        return new Home(AUTH_KEY, id);
    }

    public static Home poll(long id) {
        return new Home(POLL, id);
    }

    public static Home file(long id) {
        return new Home(FILE, id);
    }

    /// The entry `name` of the directory `kindName`, found by a hash of both that is stable for
    /// ever (the first 64 bits of SHA-256). Two names may fall on one home: the tables in it must
    /// hold the full name in their keys.
    public static Home directory(String kindName, String name) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(kindName.getBytes(UTF_8));
            sha.update((byte) 0);
            return new Home(DIRECTORY, ByteBuffer.wrap(sha.digest(name.getBytes(UTF_8))).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The server's own home.
    public static Home system() {
        return system(0);
    }

    /// One of the server's own homes, where one writer would be too few.
    public static Home system(long id) {
        return new Home(SYSTEM, id);
    }

    /// `a:777000`, for logs.
    @Override
    public String toString() {
        return (char) kind + ":" + id;
    }
}
