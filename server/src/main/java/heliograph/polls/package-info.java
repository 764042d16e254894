/// Polls and quizzes (https://core.telegram.org/api/poll).
///
/// A poll is shown by any number of messages, in chats of any kind; forwards share its votes. So it
/// has a home of its own, and what a message keeps of it is only its id: the rest is filled in for
/// each viewer when the message is shown.
///
/// ```
/// poll home | "poll"   ()                   -> StoredPoll
///           | "tally"  ()                   -> StoredTally
///           | "vote"   user                 -> StoredVote
///           | "ballot" (answer, date, user) -> nothing: who chose it; answer -1 for any
/// ```
@NullMarked
package heliograph.polls;

import org.jspecify.annotations.NullMarked;
