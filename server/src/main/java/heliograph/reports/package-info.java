/// What people tell the operator of (https://core.telegram.org/api/report).
///
/// ```
/// system home 2 | "report" (reporter, number) -> StoredReport
/// ```
///
/// Reports are kept and answered here; nothing follows from them by itself.
@NullMarked
package heliograph.reports;

import org.jspecify.annotations.NullMarked;
