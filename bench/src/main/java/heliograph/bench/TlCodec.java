package heliograph.bench;

import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.Api;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.User;
import heliograph.tl.api.UserProfilePhoto;
import heliograph.tl.api.UserStatus;
import heliograph.tl.api.UserStatusOnline;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Generated reading and writing of `message` and of `updates` with 20 users, beside code written
/// by hand for just these values; and the writing of the oldest layer.
///
/// `main` prints each [Figure] with its ratio to the reference of the same run.
public final class TlCodec {
    private static final int ROUNDS = 1_500;

    private static final int USERS = 20;

    private final TlWriter newest = new TlWriter(Api.LAYER, 1 << 16);
    private final TlWriter oldest = new TlWriter(Api.FLOOR, 1 << 16);
    private final HandCodec hand = new HandCodec(new byte[1 << 16]);
    private final byte[] scratch = new byte[1 << 16];
    private final Message message = message(1);
    private final Updates updates = updates();
    private @Nullable TlObject escaped;
    private final byte[] messageBytes;
    private final byte[] updatesBytes;

    private TlCodec() {
        messageBytes = bytes(message);
        updatesBytes = bytes(updates);
        hand.reset(scratch);
        hand.write(updates);
        boolean same = Arrays.equals(updatesBytes, Arrays.copyOf(scratch, hand.size()));
        hand.reset(updatesBytes);
        if (!same || !Arrays.equals(updatesBytes, bytes(hand.readUpdates()))) {
            throw new IllegalStateException("the codecs differ");
        }
    }

    private List<Figure> figures() {
        return List.of(
                new Figure("read message by hand", () -> readByHand(messageBytes, false)),
                new Figure("read message", () -> read(messageBytes)),
                new Figure("write message by hand", () -> writeByHand(message, null)),
                new Figure("write message", () -> write(newest, message)),
                new Figure("write message in layer 144", () -> write(oldest, message)),
                new Figure("read updates by hand", () -> readByHand(updatesBytes, true)),
                new Figure("read updates", () -> read(updatesBytes)),
                new Figure("write updates by hand", () -> writeByHand(null, updates)),
                new Figure("write updates", () -> write(newest, updates)),
                new Figure("write updates in layer 144", () -> write(oldest, updates)));
    }

    private int read(byte[] bytes) {
        escaped = Api.object(new TlReader(bytes));
        return bytes.length;
    }

    private int readByHand(byte[] bytes, boolean all) {
        hand.reset(bytes);
        escaped = all ? hand.readUpdates() : hand.readMessage();
        return bytes.length;
    }

    private static int write(TlWriter out, TlObject value) {
        out.reset();
        value.write(out);
        return out.size();
    }

    private int writeByHand(@Nullable Message one, @Nullable Updates all) {
        hand.reset(scratch);
        if (one != null) hand.write(one);
        if (all != null) hand.write(all);
        return hand.size();
    }

    static User user(
            long id,
            long accessHash,
            String first,
            String last,
            String name,
            UserProfilePhoto photo,
            UserStatus status) {
        return User.builder()
                .id(id)
                .accessHash(accessHash)
                .firstName(first)
                .lastName(last)
                .username(name)
                .photo(photo)
                .status(status)
                .build();
    }

    private static Message message(int id) {
        return Message.builder()
                .out(true)
                .id(id)
                .fromId(new PeerUser(1_000_000_001L))
                .peerId(new PeerUser(1_000_000_002L))
                .date(1_700_000_000)
                .message("The train leaves at seven from platform four, do not be late!")
                .entities(
                        List.of(
                                new MessageEntityBold(4, 5),
                                new MessageEntityTextUrl(20, 5, "https://example.org/timetable")))
                .build();
    }

    private static Updates updates() {
        List<AnyUser> users =
                LongStream.range(0, USERS)
                        .<AnyUser>mapToObj(i ->
                                user(
                                        1_000_000_000L + i,
                                        0x1234_5678_9abcL * i,
                                        "Firstname" + i,
                                        "Lastname" + i,
                                        "username_" + i,
                                        new UserProfilePhoto(false, false, i, null, 2),
                                        new UserStatusOnline(1_700_000_300)))
                        .toList();
        return new Updates(
                List.of(new UpdateNewMessage(message(1), 10, 1)),
                users,
                List.of(),
                1_700_000_000,
                3);
    }

    private static byte[] bytes(TlObject value) {
        var out = new TlWriter(Api.LAYER);
        value.write(out);
        return out.toBytes();
    }

    /// Measures all in turns and prints the ratios.
    public static void main(String[] args) {
        var codec = new TlCodec();
        List<Figure> figures = codec.figures();
        int sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Figure figure : figures) sink += figure.turn();
        }
        double reference = 0;
        for (Figure figure : figures) {
            if (figure.name().endsWith("by hand")) reference = figure.nanos();
            double ratio = figure.nanos() / reference;
            System.out.printf("%-28s %8.1f ns  %4.2f x%n", figure.name(), figure.nanos(), ratio);
        }
        if (sink == 42 || codec.escaped == null) System.out.println();
    }
}
