package heliograph.bench;

import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.UpdateUsername;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// One admin posts to a supergroup whose members are all online, and each must get each post:
/// server CPU for a million deliveries, and how long a post is under way. All of it over real
/// sockets, every message sealed for its session; members join by the service's own path. They join
/// other groups first: what a join costs is printed of each, from a server that has just started to
/// one that has done as much some times before.
///
/// Arguments: `--members`; `--before` groups that they join first; `--seconds`, after `--warm`
/// seconds that do not count; and either `--window` posts that may be under way, or `--rate` posts
/// a second; `--pace` for as many seconds more at so many posts a second; `--attach` and `--pid`
/// for a server that runs already, on a folder without the group.
final class FanLoad {
    private static final String NAME = "fan_load_group";
    private static final String BEFORE = "fan_load_before_";

    private FanLoad() {}

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        var arguments = Arguments.of(words);
        try (var server = server(arguments)) {
            run(server, arguments);
        }
    }

    private static ServerProcess server(Arguments arguments)
            throws IOException, InterruptedException {
        return arguments.has("attach")
                ? ServerProcess.attach(
                        Path.of(arguments.text("attach", "")), arguments.number("pid", 0))
                : ServerProcess.fresh();
    }

    private static void run(ServerProcess server, Arguments arguments) throws Exception {
        int members = arguments.number("members", 1_000);
        try (var poster = LoadClient.make(server.place(), new SplittableRandom(1))) {
            TestAccounts.signIn(poster, 0);
            var group = group(poster, NAME);
            var identities = Members.signUp(server, members);
            for (int i = 1; i <= arguments.number("before", 0); i++) {
                var _ = group(poster, BEFORE + i);
                System.out.printf("into group %d:%n", i);
                Members.join(server, identities, List.of(BEFORE + i));
            }
            System.out.println("into the group:");
            Members.join(server, identities, List.of(NAME));
            try (var audience = Audience.of(server, identities)) {
                System.out.printf(
                        "%,d are online; the server has %,d KiB resident%n",
                        audience.size(), server.residentKib());
                audience.serve(poster);
                int rate = arguments.number("rate", 0);
                int window = arguments.number("window", 4);
                var posting = new Posting(server, poster, audience, rate, window);
                posting.warm(group, arguments.number("warm", 10));
                var _ = posting.report(group, arguments.number("seconds", 10));
                int pace = arguments.number("pace", 0);
                if (pace == 0) return;
                System.out.printf("at %d posts a second:%n", pace);
                var _ =
                        new Posting(server, poster, audience, pace, 0)
                                .report(group, arguments.number("seconds", 10));
            }
        }
    }

    private static InputPeerChannel group(LoadClient owner, String name) throws IOException {
        var create = CreateChannel.builder().megagroup(true).title("Fan").about("").build();
        AnyUpdates made = owner.call(create, in -> AnyUpdates.read(in));
        var channel = (Channel) ((Updates) made).chats().getFirst();
        long hash = channel.accessHash() == null ? 0 : channel.accessHash();
        owner.call(new UpdateUsername(new InputChannel(channel.id(), hash), name), in -> in.bool());
        return new InputPeerChannel(channel.id(), hash);
    }
}
