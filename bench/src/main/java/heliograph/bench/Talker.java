package heliograph.bench;

import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.SendMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A client that sends one message after the other to its partner, each when the one before is
/// acknowledged by its answer; afterwards it reads the whole chat.
final class Talker implements AutoCloseable {
    private static final int PAGE = 100;
    private static final int PAGES_MAX = 10_000;

    private final LoadClient client;
    private final InputPeerUser partner;
    private final int index;
    private long[] nanos = new long[1024];
    private int acknowledged;
    private int measuredFrom;

    private Talker(LoadClient client, InputPeerUser partner, int index) {
        this.client = client;
        this.partner = partner;
        this.index = index;
    }

    static Talker of(LoadClient client, int index, int partner) throws IOException {
        return new Talker(client, TestAccounts.find(client, partner), index);
    }

    /// Sends until `end`, in [System#nanoTime].
    void talk(long end) throws IOException {
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            var query =
                    SendMessage.builder()
                            .peer(partner)
                            .message(text(acknowledged))
                            .randomId(client.random().nextLong() | 1)
                            .build();
            // The constructor of the answer says that it is no error; clients of a load test look
            // no further.
            var _ = client.call(query, in -> in.int32());
            if (acknowledged == nanos.length) nanos = Arrays.copyOf(nanos, 2 * nanos.length);
            nanos[acknowledged++] = System.nanoTime() - before;
        }
    }

    /// What was sent until now was for warming up.
    void begin() {
        measuredFrom = acknowledged;
    }

    /// Time to the acknowledgement of each message since [#begin].
    long[] measured() {
        return Arrays.copyOfRange(nanos, measuredFrom, acknowledged);
    }

    int acknowledged() {
        return acknowledged;
    }

    /// 64 bytes; servers cut spaces off the end, hence the dot.
    private String text(int number) {
        var text = prefix() + number + " of those that somebody sends to somebody else in a test";
        return text.substring(0, 63) + ".";
    }

    private String prefix() {
        return "Sender " + index + " message ";
    }

    /// Reads the whole chat, newest page first.
    ///
    /// @return texts, oldest first: those that this client sent, or those that it got
    List<String> history(boolean sent) throws IOException {
        var pages = new ArrayList<String>();
        int before = 0;
        for (int page = 0; page < PAGES_MAX; page++) {
            var query = GetHistory.builder().peer(partner).offsetId(before).limit(PAGE).build();
            AnyMessages answer = client.call(query, in -> AnyMessages.read(in));
            var messages =
                    switch (answer) {
                        case Messages all -> all.messages();
                        case MessagesSlice slice -> slice.messages();
                        default -> List.<AnyMessage>of();
                    };
            if (messages.isEmpty()) return pages.reversed();
            for (var any : messages)
                if (any instanceof Message message) {
                    if (before != 0 && message.id() >= before)
                        throw new IOException("history out of order");
                    before = message.id();
                    if (message.out() == sent) pages.add(message.message());
                }
        }
        throw new IOException("a history without an end");
    }

    /// What is wrong with `texts`, which should be all that this one sent and was answered for,
    /// once each and in order; empty when nothing is.
    String flaw(List<String> texts) {
        for (int i = 0; i < Math.min(acknowledged, texts.size()); i++)
            if (!texts.get(i).equals(text(i)))
                return "\"%s\" stands where \"%s\" belongs".formatted(texts.get(i), text(i));
        if (texts.size() == acknowledged) return "";
        return prefix() + "s: %d of %d are there".formatted(texts.size(), acknowledged);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
