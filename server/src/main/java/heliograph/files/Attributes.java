package heliograph.files;

import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeCustomEmoji;
import heliograph.tl.api.DocumentAttributeFilename;
import heliograph.tl.api.DocumentAttributeHasStickers;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.InputMediaUploadedDocument;
import heliograph.tl.api.InputStickerSetEmpty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What clients say of a document, with every number and text brought within bounds: other clients
/// will lay it out as it says.
final class Attributes {
    static final int NAME_MAX = 255;
    static final int TEXT_MAX = 255;

    /// Bytes of a waveform: 100 samples of 5 bits fit, and some clients send more.
    static final int WAVEFORM_MAX = 255;

    private static final int SIDE_MAX = 32_767;
    private static final int SECONDS_MAX = 30 * 24 * 3600;
    private static final int ATTRIBUTES_MAX = 16;

    static final String MIME_UNKNOWN = "application/octet-stream";
    private static final Pattern MIME =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    private Attributes() {}

    /// The media type as the client gave it, without parameters; [#MIME_UNKNOWN] when it is none.
    static String mime(String given) {
        int end = given.indexOf(';');
        var type = (end < 0 ? given : given.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return MIME.matcher(type).matches() ? type : MIME_UNKNOWN;
    }

    /// The attributes of an uploaded document, one of each kind.
    ///
    /// @param name the upload's, for a document that gives no other
    static List<DocumentAttribute> of(InputMediaUploadedDocument media, String name) {
        var kept = new ArrayList<DocumentAttribute>();
        for (var attribute : media.attributes().stream().limit(ATTRIBUTES_MAX).toList()) {
            var checked = checked(attribute, media);
            boolean again =
                    checked != null
                            && kept.stream().anyMatch(k -> k.getClass() == checked.getClass());
            if (checked != null && !again) kept.add(checked);
        }
        boolean named = kept.stream().anyMatch(DocumentAttributeFilename.class::isInstance);
        var fallback = fileName(name);
        if (!named && !fallback.isEmpty()) kept.add(new DocumentAttributeFilename(fallback));
        if (media.stickers() != null && !media.stickers().isEmpty())
            kept.add(new DocumentAttributeHasStickers());
        return List.copyOf(kept);
    }

    private static @Nullable DocumentAttribute checked(
            DocumentAttribute attribute, InputMediaUploadedDocument media) {
        return switch (attribute) {
            case DocumentAttributeImageSize(int w, int h) ->
                    new DocumentAttributeImageSize(side(w), side(h));
            case DocumentAttributeAnimated animated -> animated;
            case DocumentAttributeVideo video -> video(video, media.nosoundVideo());
            case DocumentAttributeAudio audio -> audio(audio);
            case DocumentAttributeFilename(var name) -> {
                var clean = fileName(name);
                yield clean.isEmpty() ? null : new DocumentAttributeFilename(clean);
            }
            // A stranger does not choose the set that his sticker opens.
            case DocumentAttributeSticker sticker ->
                    new DocumentAttributeSticker(
                            sticker.mask(),
                            text(sticker.alt()),
                            new InputStickerSetEmpty(),
                            sticker.maskCoords());
            case DocumentAttributeHasStickers _, DocumentAttributeCustomEmoji _ -> null;
        };
    }

    private static DocumentAttributeVideo video(DocumentAttributeVideo video, boolean nosound) {
        return video.toBuilder()
                .nosound(video.nosound() || nosound)
                .duration(seconds(video.duration()))
                .w(side(video.w()))
                .h(side(video.h()))
                .preloadPrefixSize(
                        video.preloadPrefixSize() == null
                                ? null
                                : Integer.valueOf(Math.max(0, video.preloadPrefixSize())))
                .videoStartTs(
                        video.videoStartTs() == null
                                ? null
                                : Double.valueOf(seconds(video.videoStartTs())))
                .videoCodec(video.videoCodec() == null ? null : text(video.videoCodec()))
                .build();
    }

    private static DocumentAttributeAudio audio(DocumentAttributeAudio audio) {
        byte[] waveform = audio.waveform();
        if (waveform != null && waveform.length > WAVEFORM_MAX)
            waveform = Arrays.copyOf(waveform, WAVEFORM_MAX);
        return new DocumentAttributeAudio(
                audio.voice(),
                Math.clamp(audio.duration(), 0, SECONDS_MAX),
                audio.title() == null ? null : text(audio.title()),
                audio.performer() == null ? null : text(audio.performer()),
                waveform);
    }

    private static int side(int pixels) {
        return Math.clamp(pixels, 0, SIDE_MAX);
    }

    private static double seconds(double given) {
        return given >= 0 ? Math.min(given, SECONDS_MAX) : 0; // NaN is 0 as well
    }

    private static String text(String given) {
        return shortened(given, TEXT_MAX);
    }

    /// A name that is safe to save under: no folders, no control characters. What is too long loses
    /// its middle, so that the ending stays.
    static String fileName(String given) {
        var name = new StringBuilder();
        given.codePoints()
                .map(c -> c == '/' || c == '\\' || Character.isISOControl(c) ? '_' : c)
                .filter(c -> Character.getType(c) != Character.SURROGATE && !turnsText(c))
                .forEach(name::appendCodePoint);
        var clean = name.toString().strip();
        if (clean.equals(".") || clean.equals("..")) return "_";
        int dot = clean.lastIndexOf('.');
        if (clean.length() <= NAME_MAX || dot < 0 || clean.length() - dot > NAME_MAX / 2)
            return shortened(clean, NAME_MAX);
        var ending = clean.substring(dot);
        return shortened(clean, NAME_MAX - ending.length()) + ending;
    }

    /// Marks that turn the direction of text make `exe.doc` of `cod.exe`.
    private static boolean turnsText(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static String shortened(String text, int max) {
        if (text.length() <= max) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
