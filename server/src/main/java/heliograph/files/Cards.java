package heliograph.files;

import heliograph.profiles.Profiles;
import heliograph.render.Acquaintance;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyGeoPoint;
import heliograph.tl.api.AnyInputGeoPoint;
import heliograph.tl.api.GeoPoint;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputGeoPointEmpty;
import heliograph.tl.api.InputMediaContact;
import heliograph.tl.api.InputMediaDice;
import heliograph.tl.api.InputMediaGeoLive;
import heliograph.tl.api.InputMediaVenue;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaContact;
import heliograph.tl.api.MessageMediaDice;
import heliograph.tl.api.MessageMediaGeoLive;
import heliograph.tl.api.MessageMediaVenue;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Media that are a few fields and no file: contacts, places, dice.
public final class Cards {
    private static final int TEXT_MAX = 255;
    private static final int VCARD_MAX = 2_048;
    private static final int PHONE_MAX = 32;

    /// Seconds that a live place may be shared for; beside them, for ever
    /// (https://core.telegram.org/api/live-location).
    static final int LIVE_MIN = 60;

    static final int LIVE_MAX = 86_400;
    static final int LIVE_EVER = Integer.MAX_VALUE;

    private static final int HEADING_MAX = 360;
    private static final int RADIUS_MAX = 100_000;
    private static final String VARIATION = "\ufe0f";

    /// How many faces each die has (https://core.telegram.org/api/dice).
    private static final Map<String, Integer> DICE =
            Map.of("🎲", 6, "🎯", 6, "🎳", 6, "🏀", 5, "⚽", 5, "🎰", 64);

    private final Profiles profiles;
    private final Acquaintance acquaintance;
    private final RandomGenerator random;

    public Cards(Profiles profiles, Acquaintance acquaintance, RandomGenerator random) {
        this.profiles = profiles;
        this.acquaintance = acquaintance;
        this.random = random;
    }

    /// A contact. It names the account behind the number only when the sender may see that this
    /// account has that number: sending cards is no way to try numbers out.
    MessageMedia contact(Caller caller, InputMediaContact contact) {
        if (contact.phoneNumber().isBlank()) throw FileErrors.MEDIA_INVALID.refusal();
        var digits = contact.phoneNumber().replaceAll("[^0-9]", "");
        long user = digits.isEmpty() ? 0 : profiles.byPhone(digits);
        boolean known =
                user != 0 && (user == caller.user() || acquaintance.seesPhone(caller.user(), user));
        return new MessageMediaContact(
                text(contact.phoneNumber(), PHONE_MAX),
                text(contact.firstName(), TEXT_MAX),
                text(contact.lastName(), TEXT_MAX),
                text(contact.vcard(), VCARD_MAX),
                known ? user : 0);
    }

    AnyGeoPoint point(AnyInputGeoPoint input) {
        return switch (input) {
            case InputGeoPoint(double lat, double lon, var radius) -> {
                boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
                if (!onEarth) throw FileErrors.GEO_POINT_INVALID.refusal();
                yield new GeoPoint(lon, lat, 0, clamped(radius, RADIUS_MAX));
            }
            case InputGeoPointEmpty _ -> throw FileErrors.GEO_POINT_INVALID.refusal();
        };
    }

    /// A live place as it was when it was sent: moving it is an edit of the message.
    MessageMedia live(InputMediaGeoLive live) {
        int period = live.period() == null ? LIVE_MAX : live.period();
        if (period != LIVE_EVER && (period < LIVE_MIN || period > LIVE_MAX))
            throw FileErrors.MEDIA_INVALID.refusal();
        return new MessageMediaGeoLive(
                point(live.geoPoint()),
                clamped(live.heading(), HEADING_MAX),
                live.stopped() ? 0 : period,
                clamped(live.proximityNotificationRadius(), RADIUS_MAX));
    }

    MessageMedia venue(InputMediaVenue venue) {
        return new MessageMediaVenue(
                point(venue.geoPoint()),
                text(venue.title(), TEXT_MAX),
                text(venue.address(), TEXT_MAX),
                text(venue.provider(), TEXT_MAX),
                text(venue.venueId(), TEXT_MAX),
                text(venue.venueType(), TEXT_MAX));
    }

    /// Throws a die: the server does, so that all see the same.
    MessageMedia dice(InputMediaDice dice) {
        var faces = DICE.get(dice.emoticon().replace(VARIATION, ""));
        if (faces == null) throw FileErrors.EMOTICON_INVALID.refusal();
        return new MessageMediaDice(1 + random.nextInt(faces), dice.emoticon(), null);
    }

    private static @Nullable Integer clamped(@Nullable Integer value, int max) {
        return value == null ? null : Integer.valueOf(Math.clamp(value, 0, max));
    }

    private static String text(String given, int max) {
        if (given.length() <= max) return given;
        return given.substring(0, Character.isHighSurrogate(given.charAt(max - 1)) ? max - 1 : max);
    }
}
