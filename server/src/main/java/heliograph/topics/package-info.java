/// Forums: supergroups that talk in topics (https://core.telegram.org/api/forum).
///
/// What the topics are lies in [heliograph.channels.Topics], how far they were read in
/// [heliograph.posts.TopicReading], drafts and settings with those of chats. Here they are made,
/// changed, deleted and listed.
@NullMarked
package heliograph.topics;

import org.jspecify.annotations.NullMarked;
