package heliograph.channels;

import heliograph.peers.Peers;
import heliograph.render.Renderer;

/// What every feature of channels stands on.
public record ChannelGround(
        Channels channels,
        ChannelLog log,
        Announcements announcements,
        Peers peers,
        Renderer renderer) {}
