package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.Slice;
import org.junit.jupiter.api.Test;

/// A connection that carries one response for each request.
class LinkStateTest {
    private final TestLink link = new TestLink(true);
    private final LinkState state = new LinkState(link);

    @Test
    void aRequestWaitsAsLongAsItSays() {
        state.hold(1_000);
        state.holdFor(7_000, 1_000);
        assertTrue(state.ready());
        assertFalse(state.overdue(7_999));
        assertTrue(state.overdue(8_000));
    }

    /// The answer to an earlier query is sent by another thread, which may come between the arrival
    /// of a request and the reading of what it holds.
    @Test
    void aRequestThatWasAnsweredWaitsNoLongerWhateverItSays() {
        state.hold(0);
        state.send(slice(), true);
        state.holdFor(25_000, 0);
        assertFalse(state.ready());
        assertFalse(state.overdue(100_000));
        state.hold(1);
        assertTrue(state.ready());
        state.send(slice(), true);
        assertEquals(2, link.frames.size());
    }

    private static Slice slice() {
        return new Slice(new byte[Slice.ROOM * 2 + 4], Slice.ROOM, Slice.ROOM + 4);
    }
}
