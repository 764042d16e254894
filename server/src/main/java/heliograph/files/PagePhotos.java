package heliograph.files;

import heliograph.rpc.RpcError;
import heliograph.tl.api.Photo;
import org.jspecify.annotations.Nullable;

/// The photos of pages that links lead to.
public final class PagePhotos {
    private final FileStorage files;
    private final long owner;

    /// @param owner the account that they are kept for: nobody has sent them
    public PagePhotos(FileStorage files, long owner) {
        this.files = files;
        this.owner = owner;
    }

    /// A photo that clients can download, out of what a stranger calls a picture; null when it is
    /// refused.
    public @Nullable Photo of(byte[] picture) {
        try {
            return files.photos().page(owner, picture);
        } catch (RpcError.Refusal refused) {
            return null;
        }
    }
}
