package heliograph.bench;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.tl.api.Api;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.contacts.ResolvedPeer;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Members of groups who sign up and join over connections of their own.
final class Members {
    private Members() {}

    /// Makes accounts, each with an auth key of its own.
    static List<LoadClient.Identity> signUp(ServerProcess server, int count)
            throws IOException, InterruptedException {
        double cpu = server.cpuSeconds();
        var all =
                TestAccounts.each(
                        count,
                        index -> {
                            var random = new SplittableRandom(1_000_000L + index);
                            try (var client = LoadClient.make(server.place(), random).deaf()) {
                                TestAccounts.signIn(client, index + 1);
                                return client.identity();
                            }
                        });
        print("signing up, with a key exchange", server, cpu, count);
        return all;
    }

    /// Each connects and finds groups by their names; when all have, each joins them. They hear of
    /// no updates, so what a coming costs others is not in the figures.
    static void join(ServerProcess server, List<LoadClient.Identity> identities, List<String> names)
            throws IOException, InterruptedException {
        double cpu = server.cpuSeconds();
        var visitors =
                TestAccounts.each(
                        identities.size(),
                        index -> {
                            var random = new SplittableRandom(System.nanoTime() ^ index);
                            var client =
                                    LoadClient.again(server.place(), identities.get(index), random)
                                            .deaf();
                            return visitor(client, names);
                        });
        int joins = identities.size() * names.size();
        print("connecting, and finding what to join", server, cpu, joins);
        double connected = server.cpuSeconds();
        var _ =
                TestAccounts.each(
                        visitors.size(),
                        index -> {
                            try (var client = visitors.get(index).client) {
                                for (var group : visitors.get(index).groups) join(client, group);
                            }
                            return index;
                        });
        print("joining", server, connected, joins);
        print("both", server, cpu, joins);
    }

    /// One who is connected, with what it has found.
    private record Visitor(LoadClient client, List<InputPeerChannel> groups) {}

    private static Visitor visitor(LoadClient client, List<String> names) throws IOException {
        var groups = new ArrayList<InputPeerChannel>();
        for (var name : names) {
            groups.add(find(client, name));
        }
        return new Visitor(client, groups);
    }

    private static void join(LoadClient client, InputPeerChannel group) throws IOException {
        var query = new JoinChannel(new InputChannel(group.channelId(), group.accessHash()));
        var _ = client.call(query, Api::object);
    }

    /// A group as `client` names it. May be the first call of a connection.
    static InputPeerChannel find(LoadClient client, String name) throws IOException {
        ResolvedPeer found =
                client.first(new ResolveUsername(name, null), in -> ResolvedPeer.read(in));
        var channel = (Channel) found.chats().getFirst();
        long hash = channel.accessHash() == null ? 0 : channel.accessHash();
        return new InputPeerChannel(channel.id(), hash);
    }

    private static void print(String what, ServerProcess server, double cpu, int count)
            throws IOException {
        System.out.printf(
                "%,d times %s: %.2f ms of CPU each%n",
                count, what, (server.cpuSeconds() - cpu) * 1000 / Math.max(1, count));
    }

    /// Keeps who they are for another run on the same folder.
    static void write(Path file, List<LoadClient.Identity> identities) throws IOException {
        try (var out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(identities.size());
            for (var identity : identities) {
                out.write(identity.key().toBytes());
                out.writeLong(identity.salt());
            }
        }
    }

    /// What [#write] has kept.
    static List<LoadClient.Identity> read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            var identities = new ArrayList<LoadClient.Identity>(count);
            for (int i = 0; i < count; i++) {
                var key = new AuthKey(in.readNBytes(AuthKey.SIZE));
                identities.add(new LoadClient.Identity(key, in.readLong()));
            }
            return identities;
        }
    }
}
