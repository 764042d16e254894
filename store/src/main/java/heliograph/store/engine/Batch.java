package heliograph.store.engine;

import heliograph.store.Home;
import java.util.List;

/// What one commit does.
///
/// @param home whose commit it is
/// @param epoch under which ownership
/// @param sequence the number of this commit among those of the home, from 1 without gaps: an
///   engine that others write to as well compares it
/// @param changes keys all different; may lie outside the home's own range only in areas that the
///   layout reserves for it (see the package)
public record Batch(Home home, long epoch, long sequence, List<Change> changes) {}
