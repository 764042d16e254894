package heliograph.files;

import static heliograph.files.FileErrors.PHOTO_FILE_MISSING;

import heliograph.files.Photos.Moving;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyInputChatPhoto;
import heliograph.tl.api.InputChatPhoto;
import heliograph.tl.api.InputChatPhotoEmpty;
import heliograph.tl.api.InputChatUploadedPhoto;
import heliograph.tl.api.InputPhoto;
import heliograph.tl.api.InputPhotoEmpty;
import heliograph.tl.api.Photo;
import org.jspecify.annotations.Nullable;

/// The photos of groups and channels, out of uploads or of photos that are there.
public final class ChatPhotos {
    private final FileStorage files;

    public ChatPhotos(FileStorage files) {
        this.files = files;
    }

    /// The photo that the caller means, null for none. Refuses by the names of uploads and photos.
    public @Nullable Photo of(Caller caller, AnyInputChatPhoto input) {
        return switch (input) {
            case InputChatPhotoEmpty _ -> null;
            case InputChatPhoto(var photo) ->
                    switch (photo) {
                        case InputPhotoEmpty _ -> null;
                        case InputPhoto known -> chosen(caller, known);
                    };
            case InputChatUploadedPhoto upload -> uploaded(caller, upload);
        };
    }

    private Photo chosen(Caller caller, InputPhoto input) {
        var record = files.records().require(input.id(), input.accessHash(), input.fileReference());
        if (!(record.object() instanceof Photo photo)) throw FileErrors.PHOTO_INVALID.refusal();
        return Photos.isProfile(photo) ? photo : files.photos().profile(caller.user(), record);
    }

    private Photo uploaded(Caller caller, InputChatUploadedPhoto upload) {
        if (upload.file() == null) throw PHOTO_FILE_MISSING.refusal();
        return files.photos().profile(caller.user(), upload.file(), moving(caller, upload));
    }

    private @Nullable Moving moving(Caller caller, InputChatUploadedPhoto upload) {
        if (upload.videoEmojiMarkup() != null) return Moving.sticker(upload.videoEmojiMarkup());
        if (upload.video() == null) return null;
        return files.photos().moving(caller.user(), upload.video(), upload.videoStartTs());
    }
}
