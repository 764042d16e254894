package heliograph.messages;

import heliograph.tl.api.WebPage;
import org.jspecify.annotations.Nullable;

/// Where previews of links come from. Looking a link up tells its owner who is interested, and lets
/// strangers make this server fetch things: an installation has a provider only if its owner asks
/// for one.
@FunctionalInterface
public interface WebPages {
    /// No link has a preview.
    WebPages NONE = _ -> null;

    /// The preview of an address; null when there is none. May take some seconds.
    @Nullable WebPage page(String url);

    /// As [#page], without asking anyone: null also while it is not known.
    default @Nullable WebPage known(String url) {
        return null;
    }
}
