package heliograph.bench;

import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.messages.SendMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Posts to a group, without waiting for the answers, and measures what each post costs the server
/// and when it reaches its audience.
///
/// @param poster one that [Audience#serve] serves
/// @param rate posts a second; 0 for as many as [#window] allows
/// @param window posts that may be under way
record Posting(ServerProcess server, LoadClient poster, Audience audience, int rate, int window) {
    /// What was posted, and what became of it.
    ///
    /// @param cpu seconds of the server's processor for a million deliveries
    record Result(List<String> texts, double seconds, double cpu) {}

    /// Posts without measuring: while the code is being compiled.
    void warm(InputPeerChannel group, int seconds) throws IOException, InterruptedException {
        audience.begin();
        audience.settle(phase(group, seconds).size());
    }

    Result measure(InputPeerChannel group, int seconds) throws IOException, InterruptedException {
        audience.begin();
        double before = server.cpuSeconds();
        long begun = System.nanoTime();
        var texts = phase(group, seconds);
        audience.settle(texts.size());
        double took = (System.nanoTime() - begun) / 1e9;
        double used = server.cpuSeconds() - before;
        return new Result(texts, took, used * 1e6 / Math.max(1, audience.delivered()));
    }

    /// Measures, and prints it.
    Result report(InputPeerChannel group, int seconds) throws IOException, InterruptedException {
        var result = measure(group, seconds);
        long all = audience.delivered();
        System.out.printf(
                "%,d posts to %,d online: %,d of %,d deliveries, %,.0f a second%n",
                result.texts.size(),
                audience.size(),
                all,
                (long) result.texts.size() * audience.size(),
                all / result.seconds);
        System.out.printf(
                "  CPU for a million deliveries: %.1f s; p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                result.cpu,
                audience.percentile(50),
                audience.percentile(99),
                audience.percentile(100));
        var flaw = audience.flaw();
        if (!flaw.isEmpty()) throw new IOException(flaw);
        return result;
    }

    private List<String> phase(InputPeerChannel group, int seconds)
            throws IOException, InterruptedException {
        var texts = new ArrayList<String>();
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        if (rate == 0) audience.allow(window);
        while (System.nanoTime() < end) {
            if (rate == 0) {
                if (!audience.await()) throw new IOException("no delivery for five seconds");
            } else {
                long due = begun + texts.size() * TimeUnit.SECONDS.toNanos(1) / rate;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            var text = audience.next();
            var query =
                    SendMessage.builder()
                            .peer(group)
                            .message(text)
                            .randomId(poster.random().nextLong())
                            .build();
            poster.post(query);
            texts.add(text);
        }
        return texts;
    }
}
