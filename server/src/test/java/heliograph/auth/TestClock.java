package heliograph.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes on when a test says so.
public final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
