package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.peers.PeerId;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyInputGeoPoint;
import heliograph.tl.api.ChannelAdminLogEventActionChangeLocation;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChannelLocation;
import heliograph.tl.api.GeoPoint;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputGeoPointEmpty;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.EditLocation;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.channels.GetFullChannel;
import org.junit.jupiter.api.Test;

/// Groups that belong to a place.
class LocationTest {
    private static final InputGeoPoint SAIGON = new InputGeoPoint(10.77, 106.7, null);

    private static CreateChannel at(AnyInputGeoPoint point, String address, boolean broadcast) {
        return CreateChannel.builder()
                .broadcast(broadcast)
                .megagroup(!broadcast)
                .title("Corner")
                .about("")
                .geoPoint(point)
                .address(address)
                .build();
    }

    private static String refused(Community town, TlFunction<?> query) {
        return town.owner.outcome(query).error();
    }

    @Test
    void aGroupIsMadeAtAPlaceAndMoved() {
        try (var town = new Community(1, false)) {
            var owner = town.owner;
            var made = (Updates) owner.ask(at(SAIGON, " 1 Main Street ", false));
            var card = Community.card(made.chats());
            assertTrue(card.hasGeo());
            var named =
                    new InputChannel(card.id(), town.server.hash(owner, PeerId.channel(card.id())));
            var first = new ChannelLocation(new GeoPoint(106.7, 10.77, 0, null), "1 Main Street");
            var full = (ChannelFull) owner.ask(new GetFullChannel(named)).fullChat();
            assertEquals(first, full.location());

            owner.ask(new EditLocation(named, new InputGeoPoint(-90, 180, null), "The end"));
            var last = new ChannelLocation(new GeoPoint(180, -90, 0, null), "The end");
            full = (ChannelFull) owner.ask(new GetFullChannel(named)).fullChat();
            assertEquals(last, full.location());
            var log = owner.ask(new GetAdminLog(named, "", null, null, 0, 0, 1)).events();
            assertEquals(
                    new ChannelAdminLogEventActionChangeLocation(first, last),
                    assertInstanceOf(
                            ChannelAdminLogEventActionChangeLocation.class,
                            log.getFirst().action()));
            var again = new EditLocation(named, new InputGeoPoint(-90, 180, null), "The end");
            assertEquals("CHAT_NOT_MODIFIED", refused(town, again));
        }
    }

    @Test
    void whatIsNoPlaceIsRefused() {
        try (var town = new Community(2, false);
                var news = new Community(3, true)) {
            assertEquals("ADDRESS_INVALID", refused(town, at(SAIGON, " ", false)));
            assertEquals("", refused(town, at(SAIGON, "a".repeat(255), false)));
            assertEquals("ADDRESS_INVALID", refused(town, at(SAIGON, "a".repeat(256), false)));
            assertEquals(
                    "ADDRESS_INVALID", refused(town, at(new InputGeoPointEmpty(), "Here", false)));
            for (var point :
                    new InputGeoPoint[] {
                        new InputGeoPoint(90.1, 0, null),
                        new InputGeoPoint(0, -180.1, null),
                        new InputGeoPoint(Double.NaN, 0, null)
                    }) assertEquals("ADDRESS_INVALID", refused(town, at(point, "Here", false)));
            assertEquals("CHAT_INVALID", refused(town, at(SAIGON, "Here", true)));
            assertEquals(
                    "MEGAGROUP_GEO_REQUIRED",
                    refused(town, new EditLocation(town.named(town.owner), SAIGON, "Here")));
            assertEquals(
                    "MEGAGROUP_REQUIRED",
                    refused(news, new EditLocation(news.named(news.owner), SAIGON, "Here")));
        }
    }
}
