package heliograph.demo;

import heliograph.rpc.RpcError;
import heliograph.tl.TlFunction;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.contacts.ResolvedPeer;
import heliograph.tl.api.messages.SendMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Fills a service: people sign up, make chats, join those of others, and talk.
public final class Demo {
    /// Chats that are filled at a time: so many callers share each write to the disk.
    private static final int AT_A_TIME = 192;

    /// Every so many messages of a group, one answers another.
    private static final int REPLIES_PERCENT = 25;

    private static final String WAIT = "FLOOD_WAIT_";

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

    private final Host host;
    private final Plan plan;
    private final LongAdder chats = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    public Demo(Host host, Size size) {
        this.host = host;
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
        inParallel(
                accounts.length,
                i -> {
                    var person = plan.people().get(i);
                    var phone = NUMBERS + String.format("%04d", i);
                    accounts[i] = host.signUp(phone, person.first(), person.last());
                });
        inParallel(plan.chats().size(), i -> fill(plan.chats().get(i), accounts));
    }

    private interface Step {
        void take(int number);
    }

    private void inParallel(int count, Step step) throws InterruptedException {
        var free = new Semaphore(AT_A_TIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count && failure.get() == null; i++) {
                int number = i;
                free.acquire();
                threads.execute(() -> {
                    try {
                        step.take(number);
                    } catch (RuntimeException broken) {
                        failure.compareAndSet(null, broken);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        var broken = failure.get();
        if (broken != null) throw broken;
    }

    private void fill(Plan.Chat chat, long[] accounts) {
        var random = new SplittableRandom(chat.seed());
        var members = new ArrayList<Speaker>();
        members.add(made(chat, accounts[chat.people().getFirst()]));
        for (int person : chat.people().subList(1, chat.people().size()))
            members.add(joined(chat, accounts[person]));
        chats.increment();
        var ids = new ArrayList<Integer>();
        for (int n = 0; n < chat.messages() && failure.get() == null; n++)
            ids.add(say(chat, members, ids, random));
    }

    /// Someone who may write in a chat, and how it names the chat.
    private record Speaker(long account, InputPeerChannel chat) {
        static Speaker of(long account, Channel channel) {
            var hash = channel.accessHash();
            return new Speaker(
                    account, new InputPeerChannel(channel.id(), hash == null ? 0 : hash));
        }

        InputChannel channel() {
            return new InputChannel(chat.channelId(), chat.accessHash());
        }
    }

    private Speaker made(Plan.Chat chat, long account) {
        var query =
                CreateChannel.builder()
                        .broadcast(chat.channel())
                        .megagroup(!chat.channel())
                        .title(chat.title())
                        .about(chat.about())
                        .build();
        var made = (Updates) ask(account, query);
        var owner = Speaker.of(account, (Channel) made.chats().getFirst());
        if (!ask(account, new UpdateUsername(owner.channel(), chat.username())))
            throw new IllegalStateException("no username for " + chat.username());
        return owner;
    }

    private Speaker joined(Plan.Chat chat, long account) {
        ResolvedPeer found = ask(account, new ResolveUsername(chat.username(), null));
        var member = Speaker.of(account, (Channel) found.chats().getFirst());
        ask(account, new JoinChannel(member.channel()));
        return member;
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
        int id = id((Updates) ask(speaker.account(), query.build()));
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

    /// Asks, and waits as a client does when it is told to.
    private <R> R ask(long account, TlFunction<R> query) {
        while (true) {
            try {
                return host.ask(account, query);
            } catch (RpcError.Refusal refusal) {
                var name = refusal.error().message();
                if (!name.startsWith(WAIT)) throw refusal;
                int seconds = Integer.parseInt(name.substring(WAIT.length()));
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
            }
        }
    }
}
