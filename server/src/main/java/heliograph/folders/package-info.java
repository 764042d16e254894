/// Folders: chats that an account looks at together (https://core.telegram.org/api/folders).
///
/// ```
/// account home | "filters" () -> StoredFilters: all of them, in their order
/// ```
@NullMarked
package heliograph.folders;

import org.jspecify.annotations.NullMarked;
