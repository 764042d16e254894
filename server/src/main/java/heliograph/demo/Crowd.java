package heliograph.demo;

import heliograph.tl.api.channels.CreateChannel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Supergroups that are as large as they may be: the same people join one after the other, each as
/// a client does. The first of them owns all of these groups.
public final class Crowd {
    /// What the groups are called: this, and their place from 1 on.
    private static final String NAME = "demo_crowd_";

    /// Numbers of people begin here; all are test numbers.
    private static final String NUMBERS = "999669";

    private final Clients clients;
    private final List<Integer> sizes;
    private final long seed;
    private final LongAdder members = new LongAdder();

    /// @param sizes how many members each group gets, its owner among them
    public Crowd(Host host, List<Integer> sizes, long seed) {
        this.clients = new Clients(host);
        this.sizes = sizes;
        this.seed = seed;
    }

    /// The sizes that `DEMO_CROWD` asks for, as in `1000,200000`; none unless it does.
    public static List<Integer> sizes(UnaryOperator<@Nullable String> environment) {
        var sizes = environment.apply("DEMO_CROWD");
        return sizes == null || sizes.isBlank()
                ? List.of()
                : Arrays.stream(sizes.split(",", -1)).map(Integer::valueOf).toList();
    }

    /// How many have come so far, counted in each group that they are in.
    public long members() {
        return members.sum();
    }

    /// Does it all; throws what the first one that failed was refused with.
    public void load() throws InterruptedException {
        var accounts = new long[sizes.stream().mapToInt(Integer::intValue).max().orElse(0)];
        clients.inParallel(
                accounts.length,
                i -> {
                    var person = Plan.person(new SplittableRandom(seed + i));
                    accounts[i] = clients.signUp(NUMBERS + "%09d".formatted(i), person);
                });
        for (int place = 0; place < sizes.size(); place++) gather(place, accounts);
    }

    private void gather(int place, long[] accounts) throws InterruptedException {
        var name = NAME + (place + 1);
        var group = CreateChannel.builder().megagroup(true).title(name).about("").build();
        Speaker.make(clients, accounts[0], group, name);
        members.increment();
        clients.inParallel(
                sizes.get(place) - 1,
                i -> {
                    Speaker.join(clients, accounts[i + 1], name);
                    members.increment();
                });
    }
}
