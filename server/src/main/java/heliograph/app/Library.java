package heliograph.app;

import heliograph.files.Cards;
import heliograph.files.FileStorage;
import heliograph.files.Media;
import heliograph.files.PagePhotos;
import heliograph.messages.Linking;
import heliograph.messages.WebPages;
import heliograph.previews.Previews;
import heliograph.previews.PreviewsRpc;
import heliograph.render.Service;
import heliograph.rpc.Rpc;
import java.util.concurrent.Executor;

/// Files, what messages show, and the previews of links, whose pictures are files of ours.
record Library(FileStorage files, Media media, WebPages pages) {
    static Library open(Config config, Wiring.Ground ground, Cards cards) {
        var files =
                new FileStorage(
                        FileStorage.Settings.of(ground.folder().resolve("files"), config.dc()),
                        ground.store(),
                        ground.vault(),
                        ground.clock(),
                        ground.random());
        var photos = new PagePhotos(files, Service.ID);
        var pages = Previews.of(config.previews(), photos, ground.clock());
        return new Library(files, new Media(files, cards, pages), pages);
    }

    /// Serves previews by themselves.
    ///
    /// @return what shows them under messages
    Linking register(Rpc rpc, Executor threads) {
        new PreviewsRpc(pages).register(rpc);
        return new Linking(pages, threads);
    }
}
