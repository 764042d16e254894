package heliograph.store.engine;

/// How often a [FaultyEngine] fails, and how; rates from 0 to 1.
///
/// @param unknownDone commits whose answer is lost
/// @param unknownLost commits that are lost, without an answer that says so
/// @param unknownLate commits that take effect later, perhaps, without an answer
/// @param conflict commits refused because the home had changed
/// @param fenced commits refused because someone newer owns the home
/// @param full commits refused for want of room
/// @param claimFails claims that cannot be had
/// @param slow commits that let other threads go first
/// @param crash commits in which the process dies, done or not
/// @param inRowMax after so many faults in a row a home has luck once
public record Faults(
        double unknownDone,
        double unknownLost,
        double unknownLate,
        double conflict,
        double fenced,
        double full,
        double claimFails,
        double slow,
        double crash,
        int inRowMax) {
    /// No faults.
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// Those that a store hides from its callers.
    public static final Faults HIDDEN = new Faults(0.08, 0.08, 0.08, 0.08, 0, 0, 0, 0.2, 0, 4);

    /// All but the crash.
    public static final Faults SHOWN =
            new Faults(0.05, 0.05, 0.05, 0.05, 0.03, 0.02, 0.1, 0.1, 0, 1_000);

    /// All.
    public static final Faults ALL =
            new Faults(0.05, 0.05, 0.05, 0.05, 0.03, 0.02, 0.1, 0.1, 0.02, 1_000);
}
