package heliograph.files;

import static heliograph.files.FileErrors.SHA256_HASH_INVALID;

import heliograph.peers.Peers;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.AnyDocument;
import heliograph.tl.api.DocumentEmpty;
import heliograph.tl.api.FileHash;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.messages.GetDocumentByHash;
import heliograph.tl.api.messages.UploadMedia;
import heliograph.tl.api.upload.AnyFile;
import heliograph.tl.api.upload.GetFile;
import heliograph.tl.api.upload.GetFileHashes;
import heliograph.tl.api.upload.SaveBigFilePart;
import heliograph.tl.api.upload.SaveFilePart;
import java.util.List;

/// `upload.*`, and those of `messages.*` that end with a file and not with a message.
public final class FilesRpc {
    private static final int SHA256_BYTES = 32;

    private final FileStorage files;
    private final Media media;
    private final Downloads downloads;
    private final Peers peers;

    public FilesRpc(
            FileStorage files, Media media, ProfilePhotos profiles, SetThumbs sets, Peers peers) {
        this.files = files;
        this.media = media;
        this.downloads = new Downloads(files, profiles, sets);
        this.peers = peers;
    }

    public void register(Rpc rpc) {
        rpc.on(SaveFilePart.METHOD, Access.SIGNED_IN, this::savePart);
        rpc.on(SaveBigFilePart.METHOD, Access.SIGNED_IN, this::saveBigPart);
        rpc.on(GetFile.METHOD, Access.SIGNED_IN, this::file);
        rpc.on(GetFileHashes.METHOD, Access.SIGNED_IN, this::hashes);
        rpc.on(UploadMedia.METHOD, Access.SIGNED_IN, Cost.SEND, this::uploadMedia);
        rpc.constant(GetDocumentByHash.METHOD, Access.SIGNED_IN, FilesRpc::byHash);
    }

    private boolean savePart(Caller caller, SaveFilePart q) {
        files.uploads()
                .save(caller.user(), q.fileId(), q.filePart(), PartLayout.UNKNOWN, q.bytes());
        return true;
    }

    private boolean saveBigPart(Caller caller, SaveBigFilePart q) {
        files.uploads()
                .save(caller.user(), q.fileId(), q.filePart(), q.fileTotalParts(), q.bytes());
        return true;
    }

    private AnyFile file(Caller caller, GetFile q) {
        return downloads.read(caller, q.location(), q.offset(), q.limit(), q.precise());
    }

    private List<FileHash> hashes(Caller caller, GetFileHashes q) {
        return downloads.hashes(caller, q.location(), q.offset());
    }

    private MessageMedia uploadMedia(Caller caller, UploadMedia query) {
        peers.resolve(caller, query.peer());
        return media.from(caller, query.media());
    }

    /// Nobody learns whether a content is here by asking for its hash.
    private static AnyDocument byHash(GetDocumentByHash query) {
        if (query.sha256().length != SHA256_BYTES) throw SHA256_HASH_INVALID.refusal();
        return new DocumentEmpty(0);
    }
}
