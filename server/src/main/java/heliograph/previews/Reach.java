package heliograph.previews;

/// Whom the server may ask for the pages of links.
public enum Reach {
    /// Nobody: links have no previews.
    NONE,
    /// What the whole internet can reach, on the ports of the web.
    PUBLIC,
    /// Also this machine and its networks, on every port.
    EVERYWHERE
}
