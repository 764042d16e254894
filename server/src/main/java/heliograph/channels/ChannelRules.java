package heliograph.channels;

/// The limits of channels and supergroups (https://core.telegram.org/api/channel). Each holds up to
/// and with its number.
public final class ChannelRules {
    /// Characters of a title.
    public static final int TITLE_MAX = 128;

    /// Characters of a description.
    public static final int ABOUT_MAX = 255;

    /// Channels and supergroups that one account is in.
    public static final int JOINED_MAX = 500;

    /// Channels with a username that one account made.
    public static final int PUBLIC_MAX = 10;

    /// Members of a supergroup. Broadcasts and gigagroups have as many as come.
    public static final int MEMBERS_MAX = 200_000;

    /// Admins, with the creator.
    public static final int ADMINS_MAX = 50;

    /// Bots in a supergroup.
    public static final int BOTS_MAX = 20;

    /// Members up to which a supergroup is told of each one who comes or goes by itself.
    public static final int ARRIVALS_TOLD_MAX = 1_000;

    /// Users whom one call may bring in.
    public static final int INVITED_MAX = 200;

    /// Seconds after which messages may delete themselves: a day to a year.
    public static final int TTL_MIN = 86_400;

    public static final int TTL_MAX = 366 * 86_400;

    private ChannelRules() {}
}
