/// Folders: chats that an account looks at together (https://core.telegram.org/api/folders).
///
/// ```
/// account home   | "filters"  ()     -> StoredFilters: all of them, in their order
///                | "chatlist" slug   -> StoredChatlist: a link to a folder of the account's
///                | "joinlist" folder -> StoredJoinedList: which link a folder came by
/// directory home | "listdir"  slug   -> the account whose link it is
/// ```
@NullMarked
package heliograph.folders;

import org.jspecify.annotations.NullMarked;
