package heliograph.previews;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import heliograph.files.PagePhotos;
import heliograph.messages.WebPages;
import heliograph.previews.Fetcher.Fetched;
import heliograph.previews.Fetcher.Limits;
import heliograph.tl.api.Photo;
import heliograph.tl.api.WebPage;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Makes previews of links, by asking those whom they lead to.
///
/// Who asks for a link that is being looked up waits for the same answer. What was found is
/// remembered for an hour, and that nothing was found for five minutes.
public final class Previews implements WebPages {
    static final Duration FOUND_LIFE = Duration.ofHours(1);
    static final Duration MISSED_LIFE = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(Previews.class.getName());
    private static final int REMEMBERED_MAX = 4_096;
    private static final int DISPLAYED_MAX = 128;

    /// Looking a name up can hold a thread for long, and no virtual one can be made to let go.
    private static final ThreadFactory WORKERS =
            Thread.ofPlatform().daemon().name("previews-", 0).factory();

    private record Found(@Nullable WebPage page) {}

    private final Fetcher fetcher;
    private final PagePhotos photos;
    private final Duration time;
    private final Semaphore free;
    private final Cache<String, Found> remembered;
    private final ConcurrentHashMap<String, FutureTask<Found>> wanted = new ConcurrentHashMap<>();

    Previews(Limits limits, Addresses addresses, PagePhotos photos, InstantSource clock) {
        this.fetcher = new Fetcher(limits, addresses);
        this.photos = photos;
        this.time = limits.time();
        this.free = new Semaphore(limits.atOnce());
        this.remembered =
                Caffeine.newBuilder()
                        .maximumSize(REMEMBERED_MAX)
                        .expireAfter(Expiry.<String, Found>creating((_, found) -> life(found)))
                        .ticker(() -> clock.millis() * 1_000_000)
                        .build();
    }

    /// The previews that an operator has chosen.
    public static WebPages of(Reach reach, PagePhotos photos, InstantSource clock) {
        return switch (reach) {
            case NONE -> WebPages.NONE;
            case PUBLIC -> new Previews(Limits.USUAL, Addresses.ofTheWeb(), photos, clock);
            case EVERYWHERE -> new Previews(Limits.USUAL, Addresses.everywhere(), photos, clock);
        };
    }

    private static Duration life(Found found) {
        return found.page == null ? MISSED_LIFE : FOUND_LIFE;
    }

    @Override
    public @Nullable WebPage known(String address) {
        var url = HttpUrl.parse(address);
        var found = url == null ? null : remembered.getIfPresent(key(url));
        return found == null ? null : found.page;
    }

    @Override
    public @Nullable WebPage page(String address) {
        var url = HttpUrl.parse(address);
        if (url == null) return null;
        var key = key(url);
        var found = remembered.getIfPresent(key);
        if (found != null) return found.page;
        var mine = new FutureTask<>(() -> look(key, url));
        var other = wanted.putIfAbsent(key, mine);
        if (other != null) return outcome(other).page;
        try {
            mine.run();
            return outcome(mine).page;
        } finally {
            wanted.remove(key, mine);
        }
    }

    private static String key(HttpUrl url) {
        return url.newBuilder().fragment(null).build().toString();
    }

    private Found look(String key, HttpUrl url) throws InterruptedException {
        var before = remembered.getIfPresent(key);
        if (before != null) return before;
        // That others keep the threads busy says nothing of this link.
        if (!free.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) return new Found(null);
        var found = within(() -> new Found(read(key, url)));
        remembered.put(key, found);
        return found;
    }

    /// Does some work in time, or answers that there is nothing. The place is free when the work
    /// has ended, however long nobody waits for it any more.
    private Found within(Callable<Found> work) {
        var task = new FutureTask<>(work);
        WORKERS.newThread(
                        () -> {
                            try {
                                task.run();
                            } finally {
                                free.release();
                            }
                        })
                .start();
        return outcome(task, time);
    }

    private static Found outcome(Future<Found> task) {
        return outcome(task, Duration.ofDays(1));
    }

    private static Found outcome(Future<Found> task, Duration patience) {
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            LOG.log(Level.DEBUG, "A link has no preview", failed.getCause());
        }
        return new Found(null);
    }

    private @Nullable WebPage read(String key, HttpUrl url) throws IOException {
        var fetched = fetcher.get(url);
        if (fetched == null) return null;
        if (fetched.isPicture()) {
            var photo = photos.of(fetched.bytes());
            var card = new Card(fetched.url().host(), null, null, null, true);
            return photo == null ? null : page(key, url, card, photo);
        }
        var card = Card.read(fetched);
        var photo = card.picture() == null ? null : photo(card.picture());
        boolean empty = card.title() == null && card.description() == null && photo == null;
        return empty ? null : page(key, url, card, photo);
    }

    /// A page without its picture is better than none.
    private @Nullable Photo photo(HttpUrl url) {
        try {
            Fetched picture = fetcher.get(url);
            return picture == null || !picture.isPicture() ? null : photos.of(picture.bytes());
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "A page has no picture", failed);
            return null;
        }
    }

    private static WebPage page(String key, HttpUrl url, Card card, @Nullable Photo photo) {
        var path = url.encodedPath().equals("/") ? "" : url.encodedPath();
        return WebPage.builder()
                .hasLargeMedia(photo != null)
                .id(id(key))
                .url(key)
                .displayUrl(Card.cut(url.host() + path, DISPLAYED_MAX))
                .hash(Objects.hash(card.site(), card.title(), card.description()))
                .type(card.photo() && photo != null ? "photo" : "article")
                .siteName(card.site())
                .title(card.title())
                .description(card.description())
                .photo(photo)
                .build();
    }

    /// The same page has the same id, whenever it is looked up.
    private static long id(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(key.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(bytes).getLong() & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
