package heliograph.previews;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Fetches pages and pictures from hosts that nobody vouches for. It says what it is and nothing
/// else: no cookies, no referrer, not who wants to know.
final class Fetcher {
    static final String AGENT = "Heliograph/0.1 (link preview)";
    private static final int HOSTS_MAX = 10_000;

    /// @param time for a page and its picture together
    /// @param page bytes of a page that are read; the rest is left alone
    /// @param picture bytes of a picture; a larger one is none
    /// @param redirects that are followed
    /// @param atOnce links that are looked up at a time
    /// @param perHost calls of one host at a time
    record Limits(Duration time, int page, int picture, int redirects, int atOnce, int perHost) {
        static final Limits USUAL = new Limits(Duration.ofSeconds(5), 512 << 10, 5 << 20, 5, 16, 4);
    }

    /// What an address had to give.
    ///
    /// @param url where it was in the end
    @SuppressWarnings("ArrayRecordComponent") // it is read once
    record Fetched(HttpUrl url, MediaType type, byte[] bytes) {
        boolean isPage() {
            var name = type.type() + "/" + type.subtype();
            return name.equals("text/html") || name.equals("application/xhtml+xml");
        }

        boolean isPicture() {
            return type.type().equals("image");
        }
    }

    private final Limits limits;
    private final Addresses addresses;
    private final OkHttpClient client;
    private final Cache<String, Semaphore> hosts =
            Caffeine.newBuilder()
                    .maximumSize(HOSTS_MAX)
                    .expireAfterAccess(Duration.ofMinutes(1))
                    .build();

    Fetcher(Limits limits, Addresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
        this.client =
                new OkHttpClient.Builder()
                        .dns(addresses)
                        // A proxy would look names up for itself.
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .fastFallback(false)
                        .cookieJar(CookieJar.NO_COOKIES)
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                        .callTimeout(limits.time)
                        .build();
    }

    /// The page or picture of an address, null when there is none. Each address on the way is
    /// checked as the first is.
    @Nullable Fetched get(HttpUrl first) throws IOException {
        var url = first;
        for (int hop = 0; hop <= limits.redirects; hop++) {
            addresses.check(url);
            var host = hosts.get(url.host(), _ -> new Semaphore(limits.perHost));
            enter(host);
            try (var response = client.newCall(request(url)).execute()) {
                if (!response.isRedirect())
                    return response.isSuccessful() ? read(url, response) : null;
                var location = response.header("Location");
                var next = location == null ? null : url.resolve(location);
                if (next == null) return null;
                url = next;
            } finally {
                host.release();
            }
        }
        return null;
    }

    private void enter(Semaphore host) throws IOException {
        try {
            if (!host.tryAcquire(limits.time.toMillis(), TimeUnit.MILLISECONDS))
                throw new IOException("too many ask this host");
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("out of time");
        }
    }

    private static Request request(HttpUrl url) {
        return new Request.Builder()
                .url(url)
                .header("User-Agent", AGENT)
                .header("Accept", "text/html, application/xhtml+xml, image/*")
                .build();
    }

    private @Nullable Fetched read(HttpUrl url, Response response) throws IOException {
        var body = response.body();
        var type = body.contentType();
        if (type == null) return null;
        var empty = new Fetched(url, type, new byte[0]);
        if (empty.isPage())
            return new Fetched(url, type, body.byteStream().readNBytes(limits.page));
        if (!empty.isPicture() || body.contentLength() > limits.picture) return null;
        var bytes = body.byteStream().readNBytes(limits.picture + 1);
        return bytes.length > limits.picture ? null : new Fetched(url, type, bytes);
    }
}
