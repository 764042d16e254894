package heliograph.bench;

import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.Message;
import heliograph.tl.api.updates.AnyChannelDifference;
import heliograph.tl.api.updates.ChannelDifference;
import heliograph.tl.api.updates.ChannelDifferenceEmpty;
import heliograph.tl.api.updates.ChannelDifferenceTooLong;
import heliograph.tl.api.updates.GetChannelDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The people of the demo's crowd, as their clients.
final class Crowd {
    /// Their numbers begin here.
    private static final String NUMBERS = "999669";

    private static final int DIFFERENCE = 100;

    private Crowd() {}

    /// Signs one of them in on a new key.
    static void signIn(LoadClient client, int person) throws IOException {
        TestAccounts.signIn(client, NUMBERS + "%09d".formatted(person), "");
    }

    /// The texts that someone has missed since `pts`, oldest first.
    static List<String> missed(LoadClient client, InputPeerChannel group, int pts)
            throws IOException {
        var channel = new InputChannel(group.channelId(), group.accessHash());
        var texts = new ArrayList<String>();
        int at = pts;
        while (true) {
            var query =
                    new GetChannelDifference(
                            false, channel, new ChannelMessagesFilterEmpty(), at, DIFFERENCE);
            AnyChannelDifference answer = client.call(query, in -> AnyChannelDifference.read(in));
            switch (answer) {
                case ChannelDifferenceEmpty _ -> {
                    return texts;
                }
                case ChannelDifferenceTooLong _ -> throw new IOException("a difference too long");
                case ChannelDifference part -> {
                    for (var any : part.newMessages())
                        if (any instanceof Message message) texts.add(message.message());
                    if (part.final_()) return texts;
                    at = part.pts();
                }
            }
        }
    }

    /// What a folder takes on disk.
    static long kib(Path folder) throws IOException {
        long bytes = 0;
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) bytes += Files.size(file);
        }
        return bytes >> 10;
    }
}
