/// Previews of links: the server fetches a page, if its operator lets it, and says in a few words
/// what it is.
///
/// What is asked for was written by strangers, and what answers belongs to others: which addresses
/// may be asked, for how long, for how much and how many at a time is bounded here
/// (`docs/decisions/0015-link-previews.md`). Nothing is stored but the pictures.
@NullMarked
package heliograph.previews;

import org.jspecify.annotations.NullMarked;
