/// What admins did in a channel, and who came and went
/// (https://core.telegram.org/api/recent-actions). Each event is written in the step of what it
/// tells of.
///
/// ```
/// channel home | "adminlog"  id -> StoredAdminEvent, from 1
///              | "adlast"   () -> the id of the newest
/// ```
@NullMarked
package heliograph.channels.adminlog;

import org.jspecify.annotations.NullMarked;
