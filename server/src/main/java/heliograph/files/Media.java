package heliograph.files;

import static heliograph.files.FileErrors.MEDIA_EMPTY;
import static heliograph.files.FileErrors.MEDIA_INVALID;
import static heliograph.files.FileErrors.WEBPAGE_CURL_FAILED;

import heliograph.messages.Links;
import heliograph.messages.MediaSource;
import heliograph.messages.WebPages;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyInputDocument;
import heliograph.tl.api.AnyInputPhoto;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.InputDocument;
import heliograph.tl.api.InputDocumentEmpty;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.InputMediaContact;
import heliograph.tl.api.InputMediaDice;
import heliograph.tl.api.InputMediaDocument;
import heliograph.tl.api.InputMediaDocumentExternal;
import heliograph.tl.api.InputMediaEmpty;
import heliograph.tl.api.InputMediaGame;
import heliograph.tl.api.InputMediaGeoLive;
import heliograph.tl.api.InputMediaGeoPoint;
import heliograph.tl.api.InputMediaInvoice;
import heliograph.tl.api.InputMediaPaidMedia;
import heliograph.tl.api.InputMediaPhoto;
import heliograph.tl.api.InputMediaPhotoExternal;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputMediaStakeDice;
import heliograph.tl.api.InputMediaStory;
import heliograph.tl.api.InputMediaTodo;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.api.InputMediaUploadedPhoto;
import heliograph.tl.api.InputMediaVenue;
import heliograph.tl.api.InputMediaWebPage;
import heliograph.tl.api.InputPhoto;
import heliograph.tl.api.InputPhotoEmpty;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaEmpty;
import heliograph.tl.api.MessageMediaGeo;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.MessageMediaWebPage;
import heliograph.tl.api.Photo;
import org.jspecify.annotations.Nullable;

/// Turns what a client wants to send into what its message shows.
public final class Media implements MediaSource {
    /// Seconds after which media that is opened goes away; beside them, at once.
    static final int TTL_MAX = 60;

    static final int TTL_ONCE = Integer.MAX_VALUE;

    private final FileStorage files;
    private final Cards cards;
    private final WebPages pages;

    public Media(FileStorage files, Cards cards, WebPages pages) {
        this.files = files;
        this.cards = cards;
        this.pages = pages;
    }

    /// What the message shows. Whatever files it names are durable when this returns; call it
    /// outside of any transaction, since it may take its time.
    ///
    /// The answer is `messageMediaEmpty` only for a link without preview that said it could do
    /// without. Refuses by the protocol's names: those of the parts of an upload, of photos, of
    /// file references, and `MEDIA_EMPTY`, `MEDIA_INVALID`, `TTL_MEDIA_INVALID`,
    /// `GEO_POINT_INVALID`, `EMOTICON_INVALID`, `WEBPAGE_CURL_FAILED`, `WEBPAGE_NOT_FOUND`.
    @Override
    public MessageMedia from(Caller caller, InputMedia media) {
        return switch (media) {
            case InputMediaUploadedPhoto photo -> uploaded(caller, photo);
            case InputMediaPhoto photo -> known(photo);
            case InputMediaUploadedDocument document -> uploaded(caller, document);
            case InputMediaDocument document -> known(document);
            case InputMediaContact contact -> cards.contact(caller, contact);
            case InputMediaGeoPoint(var point) -> new MessageMediaGeo(cards.point(point));
            case InputMediaGeoLive live -> cards.live(live);
            case InputMediaVenue venue -> cards.venue(venue);
            case InputMediaDice dice -> cards.dice(dice);
            case InputMediaWebPage page -> page(page);
            case InputMediaEmpty _ -> throw MEDIA_EMPTY.refusal();
            case InputMediaPhotoExternal _, InputMediaDocumentExternal _ ->
                    throw WEBPAGE_CURL_FAILED.refusal();
            case InputMediaPoll _,
                    InputMediaGame _,
                    InputMediaInvoice _,
                    InputMediaPaidMedia _,
                    InputMediaStory _,
                    InputMediaTodo _,
                    InputMediaStakeDice _ ->
                    throw MEDIA_INVALID.refusal();
        };
    }

    private MessageMedia uploaded(Caller caller, InputMediaUploadedPhoto photo) {
        var ttl = ttl(photo.ttlSeconds());
        var video = video(photo.livePhoto(), photo.video());
        boolean stickers = photo.stickers() != null && !photo.stickers().isEmpty();
        var made = files.photos().message(caller.user(), photo.file(), stickers);
        return new MessageMediaPhoto(photo.spoiler(), video != null, made, ttl, video);
    }

    private MessageMedia known(InputMediaPhoto photo) {
        var ttl = ttl(photo.ttlSeconds());
        var video = video(photo.livePhoto(), photo.video());
        return new MessageMediaPhoto(photo.spoiler(), video != null, photo(photo.id()), ttl, video);
    }

    private @Nullable Document video(boolean live, @Nullable AnyInputDocument video) {
        return live && video != null ? document(video) : null;
    }

    private MessageMedia uploaded(Caller caller, InputMediaUploadedDocument media) {
        var ttl = ttl(media.ttlSeconds());
        var cover = media.videoCover() == null ? null : photo(media.videoCover());
        var made = files.documents().make(caller.user(), media);
        return shown(made)
                .spoiler(media.spoiler())
                .videoCover(cover)
                .videoTimestamp(media.videoTimestamp())
                .ttlSeconds(ttl)
                .build();
    }

    private MessageMedia known(InputMediaDocument media) {
        var cover = media.videoCover() == null ? null : photo(media.videoCover());
        return shown(document(media.id()))
                .spoiler(media.spoiler())
                .videoCover(cover)
                .videoTimestamp(media.videoTimestamp())
                .ttlSeconds(ttl(media.ttlSeconds()))
                .build();
    }

    private static MessageMediaDocument.Builder shown(Document document) {
        boolean animated = false;
        boolean video = false;
        boolean round = false;
        boolean voice = false;
        for (var attribute : document.attributes()) {
            if (attribute instanceof DocumentAttributeAnimated) animated = true;
            if (attribute instanceof DocumentAttributeAudio audio) voice = audio.voice();
            if (attribute instanceof DocumentAttributeVideo moving) {
                video = true;
                round = moving.roundMessage();
            }
        }
        return MessageMediaDocument.builder()
                .video(video && !animated)
                .round(round)
                .voice(voice)
                .document(document);
    }

    private MessageMedia page(InputMediaWebPage wanted) {
        var page = pages.page(Links.address(wanted.url()));
        if (page != null)
            return new MessageMediaWebPage(
                    wanted.forceLargeMedia(), wanted.forceSmallMedia(), true, false, page);
        if (wanted.optional()) return new MessageMediaEmpty();
        throw FileErrors.WEBPAGE_NOT_FOUND.refusal();
    }

    private Photo photo(AnyInputPhoto photo) {
        return switch (photo) {
            case InputPhoto(long id, long hash, byte[] reference) ->
                    files.records().photo(id, hash, reference);
            case InputPhotoEmpty _ -> throw MEDIA_EMPTY.refusal();
        };
    }

    private Document document(AnyInputDocument document) {
        return switch (document) {
            case InputDocument(long id, long hash, byte[] reference) ->
                    files.records().document(id, hash, reference);
            case InputDocumentEmpty _ -> throw MEDIA_EMPTY.refusal();
        };
    }

    private static @Nullable Integer ttl(@Nullable Integer seconds) {
        if (seconds == null || seconds == 0) return null;
        boolean valid = (seconds > 0 && seconds <= TTL_MAX) || seconds == TTL_ONCE;
        if (!valid) throw FileErrors.TTL_MEDIA_INVALID.refusal();
        return seconds;
    }
}
