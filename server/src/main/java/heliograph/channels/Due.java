package heliograph.channels;

import heliograph.alarms.Alarms;
import heliograph.store.Home;
import heliograph.store.Tx;
import java.util.List;

/// What is due in channels at dates that they asked for, done a bounded number of things a step.
public final class Due {
    /// Things of each kind that one step does.
    public static final int AT_ONCE = 500;

    /// One kind of thing that may be due.
    @FunctionalInterface
    public interface Step {
        /// Does what is due by `date`, at most [#AT_ONCE] things.
        ///
        /// @return whether there may be more
        boolean take(Tx tx, int date);
    }

    private final Channels channels;
    private final List<Step> steps;

    public Due(Channels channels, List<Step> steps) {
        this.channels = channels;
        this.steps = steps;
    }

    /// Does all that is due by `date`. To be entered among the sleepers.
    public boolean wake(Home home, int date) {
        if (home.kind() != Home.CHANNEL || date == Alarms.WAITING) return false;
        boolean more = true;
        while (more) more = channels.write(home.id(), tx -> take(tx, date));
        return false;
    }

    private boolean take(Tx tx, int date) {
        boolean more = false;
        for (var step : steps) more |= step.take(tx, date);
        return more;
    }
}
