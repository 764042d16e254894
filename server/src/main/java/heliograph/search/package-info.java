/// Finds messages by their words, in every chat that the one who asks can open.
///
/// The index is a copy: everything in it comes from the store, is read again from the store before
/// it is shown, and can be made anew from it. It lies in the folder `search` of an installation;
/// only this package knows that it is Lucene's.
///
/// ```
/// a message  | key     its home and its id in it
///            | home, chat, by, from, kind, tag, thread, saved, mention: words of one piece
///            | text    the words of its text and of what it carries
///            | id, date, peer, gen: numbers
/// a home     | mark    the home; pts: up to where of the home's log the index goes
/// ```
///
/// A home's own log is the feed. After a commit the home's name is queued, and nothing else: the
/// indexer reads the log from the mark on. What is lost with a process is read again at the next
/// start, because mark and messages are committed together.
@NullMarked
package heliograph.search;

import org.jspecify.annotations.NullMarked;
