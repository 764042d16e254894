package heliograph.previews;

import heliograph.messages.Links;
import heliograph.messages.WebPages;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.MessageMediaEmpty;
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.WebPageEmpty;
import heliograph.tl.api.WebPageNotModified;
import heliograph.tl.api.messages.GetWebPage;
import heliograph.tl.api.messages.GetWebPagePreview;
import heliograph.tl.api.messages.WebPage;
import heliograph.tl.api.messages.WebPagePreview;
import java.util.List;

/// Previews of what is being written, and pages by their addresses
/// (https://core.telegram.org/method/messages.getWebPagePreview).
public final class PreviewsRpc {
    private final WebPages pages;

    public PreviewsRpc(WebPages pages) {
        this.pages = pages;
    }

    public void register(Rpc rpc) {
        rpc.on(GetWebPagePreview.METHOD, Access.USERS, Cost.LINK, this::preview);
        rpc.on(GetWebPage.METHOD, Access.USERS, Cost.LINK, this::page);
    }

    private WebPagePreview preview(Caller caller, GetWebPagePreview query) {
        var link = Links.first(query.message(), query.entities());
        var page = link == null ? null : pages.page(link);
        var media =
                page == null
                        ? new MessageMediaEmpty()
                        : new MessageMediaWebPage(false, false, false, false, page);
        return new WebPagePreview(media, List.of(), List.of());
    }

    private WebPage page(Caller caller, GetWebPage query) {
        var page = pages.page(Links.address(query.url()));
        if (page == null)
            return new WebPage(new WebPageEmpty(0, query.url()), List.of(), List.of());
        boolean same = query.hash() != 0 && query.hash() == page.hash();
        return new WebPage(same ? new WebPageNotModified(null) : page, List.of(), List.of());
    }
}
