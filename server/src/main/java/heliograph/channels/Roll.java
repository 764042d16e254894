package heliograph.channels;

/// A list of a channel's people that is kept apart, so that it is found without reading them all.
public enum Roll {
    /// Creator and admins.
    ADMINS,
    /// In the channel, with something forbidden.
    RESTRICTED,
    /// Banned: out, and not to come back.
    KICKED,
    /// Members that are bots.
    BOTS;

    /// On disk for ever.
    int code() {
        return switch (this) {
            case ADMINS -> 1;
            case RESTRICTED -> 2;
            case KICKED -> 3;
            case BOTS -> 4;
        };
    }
}
