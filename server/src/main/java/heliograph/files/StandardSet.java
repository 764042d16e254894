package heliograph.files;

import heliograph.artwork.Picture.Role;

/// The sets of stickers that the server brings along. Their ids and names are kept for ever.
public enum StandardSet {
    /// What apps show in place of a message of one emoji.
    ANIMATED_EMOJI(1, "AnimatedEmojies", "Animated emoji", Role.SELECT),

    /// Custom emoji that anyone may choose for a topic.
    TOPIC_ICONS(2, "TopicIcons", "Topic icons", Role.TOPIC);

    private final long id;
    private final String shortName;
    private final String title;
    private final Role role;

    StandardSet(long id, String shortName, String title, Role role) {
        this.id = id;
        this.shortName = shortName;
        this.title = title;
        this.role = role;
    }

    public long id() {
        return id;
    }

    public String shortName() {
        return shortName;
    }

    public String title() {
        return title;
    }

    /// Which pictures are in it.
    public Role role() {
        return role;
    }
}
