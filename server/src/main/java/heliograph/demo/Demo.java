package heliograph.demo;

import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.messages.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Fills a service: people sign up, make chats, join those of others, and talk.
public final class Demo {
    /// Every so many messages of a group, one answers another.
    private static final int REPLIES_PERCENT = 25;

    /// Numbers of people begin here; all are test numbers.
    private static final String NUMBERS = "999669";

    /// How much there is to be.
    ///
    /// @param chats channels and groups
    /// @param messages in all of them together
    public record Size(int chats, int messages, long seed) {
        public static final Size WHOLE = new Size(9_600, 1_000_000, 2026);

        /// The whole, unless `DEMO_CHATS` and `DEMO_MESSAGES` ask for less.
        public static Size of(UnaryOperator<@Nullable String> environment) {
            var chats = environment.apply("DEMO_CHATS");
            var messages = environment.apply("DEMO_MESSAGES");
            return new Size(
                    chats == null ? WHOLE.chats : Integer.parseInt(chats),
                    messages == null ? WHOLE.messages : Integer.parseInt(messages),
                    WHOLE.seed);
        }
    }

    private final Clients clients;
    private final Plan plan;
    private final LongAdder chats = new LongAdder();
    private final LongAdder messages = new LongAdder();

    public Demo(Host host, Size size) {
        this.clients = new Clients(host);
        this.plan = Plan.of(size.seed, size.chats, size.messages);
    }

    public long chats() {
        return chats.sum();
    }

    public long messages() {
        return messages.sum();
    }

    public int people() {
        return plan.people().size();
    }

    /// Does it all; throws what the first chat that failed was refused with.
    public void load() throws InterruptedException {
        var accounts = new long[plan.people().size()];
        clients.inParallel(
                accounts.length,
                i ->
                        accounts[i] =
                                clients.signUp(
                                        NUMBERS + String.format("%04d", i), plan.people().get(i)));
        clients.inParallel(plan.chats().size(), i -> fill(plan.chats().get(i), accounts));
    }

    private void fill(Plan.Chat chat, long[] accounts) {
        var random = new SplittableRandom(chat.seed());
        var members = new ArrayList<Speaker>();
        var query =
                CreateChannel.builder()
                        .broadcast(chat.channel())
                        .megagroup(!chat.channel())
                        .title(chat.title())
                        .about(chat.about())
                        .build();
        long owner = accounts[chat.people().getFirst()];
        members.add(Speaker.make(clients, owner, query, chat.username()));
        for (int person : chat.people().subList(1, chat.people().size()))
            members.add(Speaker.join(clients, accounts[person], chat.username()));
        chats.increment();
        var ids = new ArrayList<Integer>();
        for (int n = 0; n < chat.messages() && !clients.failed(); n++)
            ids.add(say(chat, members, ids, random));
    }

    /// One message; in a channel its owner's, in a group anyone's, now and then as an answer.
    private int say(
            Plan.Chat chat, List<Speaker> members, List<Integer> ids, SplittableRandom random) {
        var speaker = chat.channel() ? members.getFirst() : pick(members, random);
        boolean answer = !chat.channel() && !ids.isEmpty() && random.nextInt(100) < REPLIES_PERCENT;
        var kind = chat.channel() ? "post" : answer ? "reply" : "talk";
        var text = chat.topic().text(kind, random);
        if (!answer && random.nextInt(3) == 0) text += " " + chat.topic().text("reply", random);
        var query =
                SendMessage.builder()
                        .peer(speaker.chat())
                        .message(text)
                        .randomId(random.nextLong());
        if (answer) {
            int among = Math.min(ids.size(), 8);
            int to = ids.get(ids.size() - 1 - random.nextInt(among));
            query.replyTo(InputReplyToMessage.builder().replyToMsgId(to).build());
        }
        int id = id((Updates) clients.ask(speaker.account(), query.build()));
        messages.increment();
        return id;
    }

    private static Speaker pick(List<Speaker> members, SplittableRandom random) {
        return members.get(random.nextInt(members.size()));
    }

    private static int id(Updates sent) {
        for (var update : sent.updates())
            if (update instanceof UpdateMessageID(var id, _)) return id;
        throw new IllegalStateException("a message without an id");
    }
}
