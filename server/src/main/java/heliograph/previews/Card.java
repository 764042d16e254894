package heliograph.previews;

import heliograph.previews.Fetcher.Fetched;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// What a page says of itself, by Open Graph (https://ogp.me), by the cards of Twitter, or by its
/// own title and description.
///
/// @param picture where its picture is
/// @param photo whether the picture is what it is about
record Card(
        String site,
        @Nullable String title,
        @Nullable String description,
        @Nullable HttpUrl picture,
        boolean photo) {
    /// Code points of a title; of the name of a site as well.
    static final int TITLE_MAX = 256;

    /// Code points of a description.
    static final int DESCRIPTION_MAX = 512;

    /// Reads a page in the character set that it is in: the one it was sent with, or names itself.
    static Card read(Fetched page) throws IOException {
        var charset = page.type().charset();
        var document =
                Jsoup.parse(
                        new ByteArrayInputStream(page.bytes()),
                        charset == null ? null : charset.name(),
                        page.url().toString());
        var said = new HashMap<String, String>();
        for (var meta : document.select("meta[content]")) {
            var name = meta.hasAttr("property") ? meta.attr("property") : meta.attr("name");
            said.putIfAbsent(name.toLowerCase(Locale.ROOT), meta.attr("content"));
        }
        said.putIfAbsent("title", document.title());
        var site = first(said, TITLE_MAX, "og:site_name", "application-name");
        var kind = said.getOrDefault("og:type", said.getOrDefault("twitter:card", ""));
        return new Card(
                site == null ? page.url().host() : site,
                first(said, TITLE_MAX, "og:title", "twitter:title", "title"),
                first(
                        said,
                        DESCRIPTION_MAX,
                        "og:description",
                        "twitter:description",
                        "description"),
                picture(page.url(), said),
                kind.equals("photo"));
    }

    private static @Nullable HttpUrl picture(HttpUrl page, Map<String, String> said) {
        var address =
                first(
                        said,
                        Integer.MAX_VALUE,
                        "og:image:secure_url",
                        "og:image",
                        "og:image:url",
                        "twitter:image",
                        "twitter:image:src");
        return address == null ? null : page.resolve(address);
    }

    private static @Nullable String first(Map<String, String> said, int max, String... names) {
        for (var name : names) {
            var text =
                    said.getOrDefault(name, "").replaceAll("[\\s\\p{Cntrl}\u00a0]+", " ").strip();
            if (!text.isEmpty()) return cut(text, max);
        }
        return null;
    }

    static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) return text;
        return text.substring(0, text.offsetByCodePoints(0, max));
    }
}
