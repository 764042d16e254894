package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlainMessageTest {
    @Test
    void aMessageIsWrittenAndReadWithWhateverPads() {
        var written = new PlainMessage(1, new byte[] {1, 2, 3, 4}).write().toBytes();
        for (int more = 0; more < 300; more++) {
            var padded = Arrays.copyOf(written, written.length + more);
            var read = PlainMessage.read(padded, 0, padded.length);
            assertNotNull(read);
            assertEquals(1, read.msgId());
            assertArrayEquals(new byte[] {1, 2, 3, 4}, read.body());
        }
    }

    @Test
    void whatIsNoMessageInTheClearIsRefused() {
        var written = new PlainMessage(1, new byte[8]).write().toBytes();
        for (int size = 0; size < written.length; size++) {
            assertNull(PlainMessage.read(written, 0, size));
        }
        for (int length : new int[] {-4, 0, 3, 5, 12, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            var changed = written.clone();
            for (int i = 0; i < 4; i++) changed[16 + i] = (byte) (length >> (8 * i));
            assertNull(PlainMessage.read(changed, 0, changed.length), "length " + length);
        }
        written[3] = 1;
        assertNull(PlainMessage.read(written, 0, written.length));
    }

    @Test
    void theLongestBodyIsReadAndALongerOneIsNot() {
        var longest = new PlainMessage(4, new byte[PlainMessage.BODY_MAX]).write();
        assertNotNull(PlainMessage.read(longest.array(), longest.from(), longest.to()));
        var longer = new PlainMessage(4, new byte[PlainMessage.BODY_MAX + 4]).write();
        assertNull(PlainMessage.read(longer.array(), longer.from(), longer.to()));
    }

    @Test
    void answersAreNumberedByTheClockAndUpwards() {
        long id = PlainMessage.answerId(1_800_000_000_500L, 0);
        assertEquals(1, id & 3);
        assertEquals(1_800_000_000L, id >> 32);
        assertEquals(0x8000_0001L, id & 0xffff_ffffL);
        assertEquals(id + 4, PlainMessage.answerId(1_800_000_000_500L, id));
        assertEquals(id + 404, PlainMessage.answerId(1_800_000_000_400L, id + 400));
    }
}
