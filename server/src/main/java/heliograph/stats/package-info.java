/// Statistics of channels and supergroups, for those who run them
/// (https://core.telegram.org/api/stats).
///
/// Nothing is estimated. Posts, views, forwards and reactions are counted again from the messages
/// whenever someone asks; who came and went is counted by the day
/// ([heliograph.channels.MemberDays]), and so are the views of each post
/// ([heliograph.posts.ViewDays]). What is not counted is answered as a graph without data. Days are
/// those of UTC.
@NullMarked
package heliograph.stats;

import org.jspecify.annotations.NullMarked;
