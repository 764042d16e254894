package heliograph.store;

import org.jspecify.annotations.Nullable;

/// Why the store did not do what it was asked. After every kind but [Unavailable], nothing was
/// written.
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Someone newer owns the home: ask there.
    public static final class Fenced extends StoreException {
        private static final long serialVersionUID = 1L;

        public Fenced(String message) {
            super(message, null);
        }
    }

    /// The disk is full, or nearly. Reads go on; writes do again once there is room.
    public static final class Full extends StoreException {
        private static final long serialVersionUID = 1L;

        public Full(String message) {
            super(message, null);
        }
    }

    /// The store cannot answer now. A write may have been done or may still turn out to have been:
    /// tell nobody that it succeeded or failed. The same write may be tried again if it is made to
    /// be repeated.
    public static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// What is on disk cannot be read.
    public static final class Corrupt extends StoreException {
        private static final long serialVersionUID = 1L;

        public Corrupt(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The store was closed.
    public static final class Closed extends StoreException {
        private static final long serialVersionUID = 1L;

        public Closed(String message) {
            super(message, null);
        }
    }

    /// Another process has the folder open.
    public static final class Locked extends StoreException {
        private static final long serialVersionUID = 1L;

        public Locked(String message) {
            super(message, null);
        }
    }
}
