package heliograph.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeFilename;
import heliograph.tl.api.DocumentAttributeHasStickers;
import heliograph.tl.api.DocumentAttributeImageSize;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.InputFile;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.InputStickerSetShortName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AttributesTest {
    private static List<DocumentAttribute> kept(DocumentAttribute... given) {
        return Attributes.of(World.document(new InputFile(1, 1, "", ""), given), "");
    }

    @Test
    void mediaTypesAreWordsOrNothing() {
        assertEquals("video/mp4", Attributes.mime("video/mp4"));
        assertEquals("text/html", Attributes.mime(" Text/HTML; charset=utf-8"));
        assertEquals("application/vnd.ms-excel", Attributes.mime("application/vnd.ms-excel"));
        assertEquals("image/svg+xml", Attributes.mime("image/svg+xml"));
        var nothing = Stream.of("", "mp4", "a/b/c", "a/", "/b", "a b/c", "text/\n", "text/é");
        nothing.forEach(given -> assertEquals(Attributes.MIME_UNKNOWN, Attributes.mime(given)));
    }

    @Test
    void namesAreSafeToSaveUnder() {
        assertEquals("report.pdf", Attributes.fileName("report.pdf"));
        assertEquals(".._.._etc_passwd", Attributes.fileName("../../etc/passwd"));
        assertEquals("C:_x", Attributes.fileName("C:\\x"));
        assertEquals("a_b", Attributes.fileName("a\nb"));
        assertEquals("_", Attributes.fileName(".."));
        assertEquals("evilcod.exe", Attributes.fileName("evil\u202ecod.exe"));
        assertEquals("naïve 🌞.txt", Attributes.fileName("naïve 🌞.txt"));
        assertEquals("half.txt", Attributes.fileName("half\ud83c.txt"));
        assertEquals("", Attributes.fileName("  "));
    }

    @Test
    void longNamesKeepTheirEnding() {
        var longest = "x".repeat(Attributes.NAME_MAX - 4) + ".pdf";
        assertEquals(longest, Attributes.fileName(longest));
        assertEquals(longest, Attributes.fileName("x" + longest));
        assertEquals(Attributes.NAME_MAX, Attributes.fileName("y".repeat(300)).length());
        assertEquals(254, Attributes.fileName("y".repeat(254) + "🌞").length());
    }

    @Test
    void numbersAreBroughtWithinBounds() {
        assertEquals(
                List.of(new DocumentAttributeImageSize(0, 32_767)),
                kept(new DocumentAttributeImageSize(-1, Integer.MAX_VALUE)));
        var audio = new DocumentAttributeAudio(true, -5, "t".repeat(300), null, new byte[1_000]);
        var heard = assertInstanceOf(DocumentAttributeAudio.class, kept(audio).getFirst());
        assertTrue(heard.voice());
        assertEquals(0, heard.duration());
        assertEquals(Attributes.TEXT_MAX, String.valueOf(heard.title()).length());
        var waveform = heard.waveform();
        assertEquals(Attributes.WAVEFORM_MAX, waveform == null ? 0 : waveform.length);
        var video =
                DocumentAttributeVideo.builder()
                        .roundMessage(true)
                        .duration(Double.NaN)
                        .w(384)
                        .h(384)
                        .build();
        var seen = assertInstanceOf(DocumentAttributeVideo.class, kept(video).getFirst());
        assertTrue(seen.roundMessage());
        assertEquals(0.0, seen.duration());
        assertEquals(384, seen.w());
    }

    @Test
    void eachKindStandsOnceAndSetsAreNotTaken() {
        var set = new InputStickerSetShortName("not_yours");
        var all =
                kept(
                        new DocumentAttributeFilename("a"),
                        new DocumentAttributeFilename("b"),
                        new DocumentAttributeAnimated(),
                        new DocumentAttributeHasStickers(),
                        new DocumentAttributeSticker(false, "🌞", set, null));
        assertEquals(
                List.of(
                        new DocumentAttributeFilename("a"),
                        new DocumentAttributeAnimated(),
                        new DocumentAttributeSticker(
                                false, "🌞", new InputStickerSetEmpty(), null)),
                all);
    }

    @Test
    void theNameOfTheUploadStandsInForAMissingOne() {
        var media = World.document(new InputFile(1, 1, "", ""));
        assertEquals(
                List.of(new DocumentAttributeFilename("up.bin")), Attributes.of(media, "up.bin"));
        assertEquals(List.of(), Attributes.of(media, ""));
    }
}
