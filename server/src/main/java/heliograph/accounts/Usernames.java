package heliograph.accounts;

import heliograph.profiles.NameOrder;
import heliograph.rpc.RpcError;
import java.util.List;
import java.util.regex.Pattern;

/// What a username may look like: 5 to 32 letters, digits and underscores, a letter first, no two
/// underscores side by side and none at the end.
public final class Usernames {
    static final int MIN = 5;
    static final int MAX = 32;

    public static final RpcError USERNAME_INVALID = RpcError.bad("USERNAME_INVALID");
    public static final RpcError USERNAME_OCCUPIED = RpcError.bad("USERNAME_OCCUPIED");
    public static final RpcError USERNAME_NOT_MODIFIED = RpcError.bad("USERNAME_NOT_MODIFIED");

    public static final RpcError USERNAMES_ACTIVE_TOO_MUCH =
            RpcError.bad("USERNAMES_ACTIVE_TOO_MUCH");

    /// Names of one peer that lead to it.
    public static final int ACTIVE_MAX = 10;

    /// Names of one peer, those that are off with them.
    public static final int ALL_MAX = 20;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z](?:_?[A-Za-z0-9])*");

    private Usernames() {}

    /// The name as it is. Refuses with `USERNAME_INVALID`.
    public static String checked(String name) {
        boolean good =
                name.length() >= MIN && name.length() <= MAX && SHAPE.matcher(name).matches();
        if (!good) throw USERNAME_INVALID.refusal();
        return name;
    }

    /// With a name switched on or off. One that the peer does not have yet comes in when it is
    /// switched on; who asks claims it first. Refuses with `USERNAME_INVALID`,
    /// `USERNAME_NOT_MODIFIED` or `USERNAMES_ACTIVE_TOO_MUCH`.
    public static NameOrder toggled(NameOrder names, String name, boolean active) {
        var found = names.find(name);
        if (found == null ? !active || names.editable() == null : found.editable() && !active)
            throw USERNAME_INVALID.refusal();
        if (found != null && found.active() == active) throw USERNAME_NOT_MODIFIED.refusal();
        boolean full = active && names.active().size() >= ACTIVE_MAX;
        if (full || (found == null && names.all().size() >= ALL_MAX))
            throw USERNAMES_ACTIVE_TOO_MUCH.refusal();
        return names.toggled(checked(name), active);
    }

    /// With the names that are on in another order. Refuses with `USERNAME_INVALID` unless all of
    /// them are named, and with `USERNAME_NOT_MODIFIED`.
    public static NameOrder ordered(NameOrder names, List<String> order) {
        var after = names.ordered(order);
        if (after == null) throw USERNAME_INVALID.refusal();
        if (after.equals(names)) throw USERNAME_NOT_MODIFIED.refusal();
        return after;
    }
}
