package heliograph.files;

import static heliograph.files.FileErrors.BOT_INVALID;
import static heliograph.files.FileErrors.PHOTO_FILE_MISSING;
import static heliograph.files.FileErrors.PHOTO_ID_INVALID;

import heliograph.files.Photos.Moving;
import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputPhoto;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.InputPhoto;
import heliograph.tl.api.InputPhotoEmpty;
import heliograph.tl.api.PhotoEmpty;
import heliograph.tl.api.photos.AnyPhotos;
import heliograph.tl.api.photos.DeletePhotos;
import heliograph.tl.api.photos.GetUserPhotos;
import heliograph.tl.api.photos.Photo;
import heliograph.tl.api.photos.PhotosSlice;
import heliograph.tl.api.photos.UpdateProfilePhoto;
import heliograph.tl.api.photos.UploadProfilePhoto;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `photos.*`: the photos of profiles.
public final class PhotosRpc {
    static final int PAGE_MAX = 100;

    private final FileStorage files;
    private final ProfilePhotos profiles;
    private final Peers peers;
    private final Renderer renderer;

    public PhotosRpc(FileStorage files, ProfilePhotos profiles, Peers peers, Renderer renderer) {
        this.files = files;
        this.profiles = profiles;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(UploadProfilePhoto.METHOD, Access.SIGNED_IN, Cost.CHANGE, this::upload);
        rpc.on(UpdateProfilePhoto.METHOD, Access.SIGNED_IN, Cost.CHANGE, this::update);
        rpc.on(DeletePhotos.METHOD, Access.USERS, this::delete);
        rpc.on(GetUserPhotos.METHOD, Access.SIGNED_IN, this::page);
    }

    private Photo upload(Caller caller, UploadProfilePhoto query) {
        if (query.bot() != null) throw BOT_INVALID.refusal();
        // A still picture must come with a video: none is taken out of it here.
        if (query.file() == null) throw PHOTO_FILE_MISSING.refusal();
        var photo = files.photos().profile(caller.user(), query.file(), moving(caller, query));
        return show(caller, query.fallback(), photo);
    }

    private @Nullable Moving moving(Caller caller, UploadProfilePhoto query) {
        if (query.videoEmojiMarkup() != null) return Moving.sticker(query.videoEmojiMarkup());
        if (query.video() == null) return null;
        return files.photos().moving(caller.user(), query.video(), query.videoStartTs());
    }

    private Photo update(Caller caller, UpdateProfilePhoto query) {
        if (query.bot() != null) throw BOT_INVALID.refusal();
        return switch (query.id()) {
            case InputPhotoEmpty _ -> remove(caller, query.fallback());
            case InputPhoto photo -> show(caller, query.fallback(), chosen(caller, photo));
        };
    }

    private heliograph.tl.api.Photo chosen(Caller caller, InputPhoto input) {
        var record = files.records().require(input.id(), input.accessHash(), input.fileReference());
        if (!(record.object() instanceof heliograph.tl.api.Photo photo))
            throw PHOTO_ID_INVALID.refusal();
        return Photos.isProfile(photo) ? photo : files.photos().profile(caller.user(), record);
    }

    private Photo show(Caller caller, boolean fallback, heliograph.tl.api.Photo photo) {
        if (fallback) profiles.showFallback(caller, photo);
        else profiles.show(caller, photo);
        return answer(caller, photo);
    }

    private Photo remove(Caller caller, boolean fallback) {
        if (fallback) {
            profiles.showFallback(caller, null);
            return answer(caller, new PhotoEmpty(0));
        }
        var shown = profiles.shown(caller.user());
        if (shown != null) profiles.remove(caller, List.of(shown.id()));
        var now = profiles.shown(caller.user());
        return answer(caller, now == null ? new PhotoEmpty(0) : now);
    }

    private Photo answer(Caller caller, AnyPhoto photo) {
        return new Photo(photo, renderer.users(caller.user(), List.of(caller.user())));
    }

    private List<Long> delete(Caller caller, DeletePhotos query) {
        var ids = new ArrayList<Long>();
        for (AnyInputPhoto photo : query.id().stream().limit(PAGE_MAX).toList())
            if (photo instanceof InputPhoto known) ids.add(known.id());
        return profiles.remove(caller, ids);
    }

    private AnyPhotos page(Caller caller, GetUserPhotos query) {
        long user = peers.resolve(caller, query.userId());
        if (query.limit() < 0) throw RpcError.LIMIT_INVALID.refusal();
        int limit = query.limit() == 0 ? PAGE_MAX : Math.min(query.limit(), PAGE_MAX);
        var page = profiles.page(caller.user(), user, query.offset(), query.maxId(), limit);
        var users = renderer.users(caller.user(), List.of(user));
        var photos = List.<AnyPhoto>copyOf(page.photos());
        return photos.size() == page.total()
                ? new heliograph.tl.api.photos.Photos(photos, users)
                : new PhotosSlice(page.total(), photos, users);
    }
}
