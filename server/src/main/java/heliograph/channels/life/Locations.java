package heliograph.channels.life;

import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputGeoPoint;
import heliograph.tl.api.ChannelLocation;
import heliograph.tl.api.GeoPoint;
import heliograph.tl.api.InputGeoPoint;
import org.jspecify.annotations.Nullable;

/// Where a supergroup stands that belongs to a place (https://core.telegram.org/api/nearby).
public final class Locations {
    static final int ADDRESS_MAX = 255;

    private static final RpcError ADDRESS_INVALID = RpcError.bad("ADDRESS_INVALID");
    private static final double LATITUDE_MAX = 90;
    private static final double LONGITUDE_MAX = 180;

    private Locations() {}

    /// A place with its address. Refuses with `ADDRESS_INVALID` what is nowhere on earth, and an
    /// address that is blank or of more than [#ADDRESS_MAX] characters.
    public static ChannelLocation of(AnyInputGeoPoint point, @Nullable String address) {
        var words = address == null ? "" : address.strip();
        int length = words.codePointCount(0, words.length());
        if (length == 0 || length > ADDRESS_MAX) throw ADDRESS_INVALID.refusal();
        if (!(point instanceof InputGeoPoint(double latitude, double longitude, var radius)))
            throw ADDRESS_INVALID.refusal();
        // Written so that what is no number is refused, too.
        boolean onEarth =
                Math.abs(latitude) <= LATITUDE_MAX && Math.abs(longitude) <= LONGITUDE_MAX;
        if (!onEarth) throw ADDRESS_INVALID.refusal();
        return new ChannelLocation(new GeoPoint(longitude, latitude, 0, radius), words);
    }
}
