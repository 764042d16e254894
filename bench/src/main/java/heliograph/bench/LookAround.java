package heliograph.bench;

import heliograph.tl.TlFunction;
import heliograph.tl.TlReader;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputMessagesFilterUrl;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.SearchPosts;
import heliograph.tl.api.contacts.Found;
import heliograph.tl.api.messages.AnyDialogs;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.Search;
import heliograph.tl.api.messages.SearchGlobal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// How long a newcomer waits in the demo's chats: search, a page of a history, the list of chats.
/// One client asks one thing after the other of a server that runs `./heliograph demo`.
///
/// Arguments: `--ready FILE`, `--chats N` that it joins, `--times N` for each question, `--only
/// WORDS` for the questions whose names have these words.
final class LookAround {
    private static final List<String> WORDS =
            List.of(
                    "duong",
                    "đường",
                    "pho",
                    "phở",
                    "hom nay",
                    "ngày mai",
                    "cam on",
                    "tomatoes",
                    "recipe",
                    "the",
                    "rust",
                    "bicycle",
                    "#tip",
                    "#meohay",
                    "kick-off",
                    "stars",
                    "nuoc",
                    "mưa lớn",
                    "to",
                    "ha",
                    "sach cu",
                    "interview",
                    "ca chua",
                    "lighthouse",
                    "xin kinh nghiem",
                    "Đà Nẵng",
                    "da nang",
                    "nothing has these words",
                    "half time",
                    "thank you");

    private static final int PAGE = 50;

    /// The longest page of the list, and the one that most clients begin with.
    private static final int DIALOGS_MAX = 100;

    private static final int DIALOGS = 20;

    private final LoadClient client;
    private final RandomGenerator random;
    private final String only;
    private final List<InputPeer> chats = new ArrayList<>();

    private LookAround(LoadClient client, String only) {
        this.client = client;
        this.random = client.random();
        this.only = only;
    }

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        var arguments = Arguments.of(words);
        var ready = Path.of(arguments.text("ready", "heliograph-demo/ready.json"));
        int times = arguments.number("times", 1_000);
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(System.nanoTime());
        var place = ServerProcess.attach(ready, ProcessHandle.current().pid()).place();
        try (var client = LoadClient.make(place, random)) {
            TestAccounts.signIn(client, random.nextInt(10_000));
            var one = new LookAround(client, arguments.text("only", ""));
            one.join(arguments.number("chats", 150));
            one.measure(times / 10, false);
            one.measure(times, true);
        }
        System.out.print("load of the machine: " + Files.readString(Path.of("/proc/loadavg")));
    }

    /// Finds public chats by words of their titles and joins them.
    private void join(int count) throws IOException {
        var found = new LinkedHashMap<Long, InputChannel>();
        for (var word : List.of("hội", "city", "Hà Nội", "club", "book", "học", "Đà Nẵng", "old"))
            for (var chat : people(word).chats()) remember(chat, found);
        for (var channel : found.values()) {
            if (chats.size() == count) break;
            var _ = client.call(new JoinChannel(channel), TlReader::int32);
            chats.add(new InputPeerChannel(channel.channelId(), channel.accessHash()));
        }
        System.out.printf("%d chats joined%n", chats.size());
        if (chats.isEmpty()) throw new IOException("no chats: is the demo loaded?");
    }

    private static void remember(AnyChat chat, Map<Long, InputChannel> into) {
        if (chat instanceof Channel channel && channel.accessHash() != null)
            into.put(channel.id(), new InputChannel(channel.id(), channel.accessHash()));
    }

    private Found people(String word) throws IOException {
        var query = new heliograph.tl.api.contacts.Search(false, false, word, 50);
        return client.call(query, in -> Found.read(in));
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private InputPeer chat() {
        return chats.get(random.nextInt(chats.size()));
    }

    private interface Question {
        TlFunction<?> next();
    }

    private void measure(int times, boolean told) throws IOException {
        Function<TlReader, Integer> messages = in -> count(AnyMessages.read(in));
        time("search in a chat", times, told, this::inChat, messages);
        time("search in a chat by filter", times, told, this::byFilter, messages);
        time("search in all own chats", times, told, this::everywhere, messages);
        time("search in public channels", times, told, this::posts, messages);
        time("search for chats by name", times / 2, told, this::names, in -> size(Found.read(in)));
        time("page of a history", times, told, this::history, messages);
        Function<TlReader, Integer> listed = in -> size(AnyDialogs.read(in));
        time("list of chats, 100", times, told, () -> dialogs(DIALOGS_MAX), listed);
        time("list of chats, 20", times, told, () -> dialogs(DIALOGS), listed);
    }

    private TlFunction<?> inChat() {
        return search(word()).filter(new InputMessagesFilterEmpty()).build();
    }

    private TlFunction<?> byFilter() {
        return search("").filter(new InputMessagesFilterUrl()).build();
    }

    private Search.Builder search(String text) {
        return Search.builder().peer(chat()).q(text).limit(PAGE);
    }

    private TlFunction<?> everywhere() {
        return SearchGlobal.builder()
                .q(word())
                .filter(new InputMessagesFilterEmpty())
                .offsetPeer(new InputPeerEmpty())
                .limit(PAGE)
                .build();
    }

    private TlFunction<?> posts() {
        return SearchPosts.builder()
                .query(word())
                .offsetPeer(new InputPeerEmpty())
                .limit(PAGE)
                .build();
    }

    private TlFunction<?> names() {
        return new heliograph.tl.api.contacts.Search(false, false, word(), PAGE);
    }

    private TlFunction<?> history() {
        return GetHistory.builder().peer(chat()).offsetId(random.nextInt(200)).limit(PAGE).build();
    }

    private static TlFunction<?> dialogs(int limit) {
        return GetDialogs.builder().offsetPeer(new InputPeerEmpty()).limit(limit).build();
    }

    private void time(
            String what, int times, boolean told, Question question, Function<TlReader, Integer> of)
            throws IOException {
        if (!what.contains(only)) return;
        var nanos = new long[times];
        long results = 0;
        for (int i = 0; i < times; i++) {
            var query = question.next();
            long start = System.nanoTime();
            results += client.call(query, of);
            nanos[i] = System.nanoTime() - start;
        }
        if (!told) return;
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s p50 %7.2f ms, p99 %7.2f ms, most %7.2f ms; %.0f results each%n",
                what,
                nanos[times / 2] / 1e6,
                nanos[times * 99 / 100] / 1e6,
                nanos[times - 1] / 1e6,
                (double) results / times);
    }

    private static int count(AnyMessages answer) {
        return switch (answer) {
            case Messages all -> all.messages().size();
            case MessagesSlice slice -> slice.messages().size();
            case ChannelMessages own -> own.messages().size();
            default -> 0;
        };
    }

    private static int size(Found found) {
        return found.results().size() + found.myResults().size();
    }

    private static int size(AnyDialogs answer) {
        return switch (answer) {
            case heliograph.tl.api.messages.Dialogs all -> all.dialogs().size();
            case heliograph.tl.api.messages.DialogsSlice slice -> slice.dialogs().size();
            default -> 0;
        };
    }
}
