package heliograph.stickers;

import static heliograph.stickers.Author.creation;
import static heliograph.stickers.Author.name;
import static heliograph.stickers.Author.still;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.peers.PeerId;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelAdminLogEventActionChangeStickerSet;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.InputStickerSetID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.SetEmojiStickers;
import heliograph.tl.api.channels.SetStickers;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.stickers.DeleteStickerSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelSetsTest {
    private final Harness server = new Harness(9);
    private final Client alice = server.client("99966200001");
    private final Client bob = server.client("99966200002");
    private final Author author = new Author(alice);

    @AfterEach
    void close() {
        server.close();
    }

    private long make(boolean broadcast) {
        var query =
                CreateChannel.builder()
                        .broadcast(broadcast)
                        .megagroup(!broadcast)
                        .title("Place")
                        .about("")
                        .build();
        var made = assertInstanceOf(Updates.class, alice.ask(query));
        return assertInstanceOf(Channel.class, made.chats().getFirst()).id();
    }

    private InputChannel named(Client client, long channel) {
        return new InputChannel(channel, server.hash(client, PeerId.channel(channel)));
    }

    private ChannelFull full(Client client, long channel) {
        return assertInstanceOf(
                ChannelFull.class,
                client.ask(new GetFullChannel(named(client, channel))).fullChat());
    }

    @Test
    void aGroupHasSetsOfItsOwn() {
        long group = make(false);
        alice.ask(new UpdateUsername(named(alice, group), "placeforall"));
        bob.ask(new JoinChannel(named(bob, group)));
        var stickers = author.make("Group_set", 1).set();
        var small = List.of(author.item(still(100, 100, 1), "😀"));
        author.make(creation("Group_emo").emojis(true).stickers(small).build());
        assertTrue(full(alice, group).canSetStickers());
        assertEquals(true, alice.ask(new SetStickers(named(alice, group), name("Group_set"))));
        alice.ask(new SetEmojiStickers(named(alice, group), name("Group_emo")));
        var seen = full(bob, group);
        assertEquals(stickers.id(), Objects.requireNonNull(seen.stickerset()).id());
        assertEquals("Group_emo", Objects.requireNonNull(seen.emojiset()).shortName());
        assertFalse(seen.canSetStickers());
        assertEquals(
                "CHAT_NOT_MODIFIED",
                alice.outcome(new SetStickers(named(alice, group), name("Group_set"))).error());
        assertEquals(
                "STICKERSET_INVALID",
                alice.outcome(new SetStickers(named(alice, group), name("Group_emo"))).error());
        assertEquals(
                "CHAT_ADMIN_REQUIRED",
                bob.outcome(new SetStickers(named(bob, group), name("Group_set"))).error());
        var log =
                alice.ask(
                        GetAdminLog.builder().channel(named(alice, group)).q("").limit(10).build());
        var action =
                assertInstanceOf(
                        ChannelAdminLogEventActionChangeStickerSet.class,
                        log.events().get(1).action());
        assertEquals(new InputStickerSetEmpty(), action.prevStickerset());
        assertEquals(
                new InputStickerSetID(stickers.id(), stickers.accessHash()),
                action.newStickerset());

        alice.ask(new SetStickers(named(alice, group), new InputStickerSetEmpty()));
        assertNull(full(bob, group).stickerset());
        alice.ask(new DeleteStickerSet(name("Group_emo")));
        assertNull(full(bob, group).emojiset());
    }

    @Test
    void aChannelHasNone() {
        long channel = make(true);
        author.make("Own", 1);
        assertEquals(
                "CHAT_ID_INVALID",
                alice.outcome(new SetStickers(named(alice, channel), name("Own"))).error());
        assertFalse(full(alice, channel).canSetStickers());
    }
}
