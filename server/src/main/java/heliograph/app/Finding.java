package heliograph.app;

import heliograph.messages.BoxRows;
import heliograph.messages.Chats;
import heliograph.messages.Messages;
import heliograph.render.Renderer;
import heliograph.rpc.Rpc;
import heliograph.search.BoxFeed;
import heliograph.search.ChannelFeed;
import heliograph.search.EverywhereRpc;
import heliograph.search.Opened;
import heliograph.search.Reach;
import heliograph.search.Search;
import heliograph.search.SearchRpc;
import heliograph.store.Home;
import heliograph.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Search, put together in two steps: what changes is told from the first on, and is followed once
/// there are chats to read it from.
final class Finding {
    private final @Nullable Path folder;
    private final Store store;
    private @Nullable Opened opened;

    /// @param folder where the index is kept; null for one that goes with this object
    Finding(@Nullable Path folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    Search open(Messages messages, Communities communities, Chats chats) {
        var boxes = new BoxRows(messages);
        var feeds = List.of(new BoxFeed(boxes), new ChannelFeed(communities.posts));
        var reach = new Reach(store, chats, communities.channels, boxes);
        var made = made(feeds, reach);
        communities.channels.watchHomes(channel -> made.changed(Home.channel(channel)));
        opened = made;
        return made.search();
    }

    private Opened made(List<heliograph.search.Feed> feeds, Reach reach) {
        if (folder == null) return Opened.inMemory(store, feeds, reach);
        try {
            return Opened.in(folder, store, feeds, reach);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be opened in " + folder, e);
        }
    }

    void register(Rpc rpc, Renderer renderer) {
        if (opened == null) throw new IllegalStateException("search is not open");
        new SearchRpc(opened.search(), renderer).register(rpc);
        new EverywhereRpc(opened.search(), renderer).register(rpc);
    }

    void changed(Home home) {
        if (opened != null) opened.changed(home);
    }

    void follow() {
        if (opened != null) opened.start();
    }

    void tick() {
        if (opened != null) opened.tick();
    }

    void close() {
        if (opened != null) opened.close();
    }
}
