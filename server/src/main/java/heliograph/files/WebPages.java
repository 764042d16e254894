package heliograph.files;

import heliograph.tl.api.WebPage;
import org.jspecify.annotations.Nullable;

/// Where previews of links come from. Looking a link up tells its owner who is interested, and lets
/// strangers make this server fetch things: an installation has a provider only if its owner asks
/// for one.
public interface WebPages {
    /// No link has a preview.
    WebPages NONE = _ -> null;

    /// The preview of the first link in `text`, or of `text` itself; null when there is none.
    @Nullable WebPage preview(String text);
}
