package heliograph.bench;

import heliograph.mtproto.crypto.Aes;
import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.CipherWarmth;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// AES-256-IGE and the sealing of messages, beside `openssl speed -evp aes-256-cbc`.
///
/// `main` prints one line per [Figure] with its ratio to openssl's encryption at 16 KiB, and what
/// fresh JVMs do with their first parts of 512 KiB: as they are, and after the warming up that a
/// server does when it starts. All in processor time, as openssl counts.
public final class AesIge {
    private static final int[] SIZES = {64, 256, 512, 1024, 16 * 1024, 512 * 1024};
    private static final int ROUNDS = 400;
    private static final int PART = 512 * 1024;
    private static final int REFERENCE_SIZE = 16 * 1024;
    private static final int FRESH = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int size;
    private final Random random = new Random(1);
    private final byte[] key = bytes(32);
    private final byte[] iv = bytes(32);
    private final AuthKey authKey = new AuthKey(bytes(AuthKey.SIZE));
    private final MessageHeader header = new MessageHeader(1, 2, 3, 4);
    private final byte[] text;
    private final byte[] target;
    private final byte[] sealed;
    private @Nullable Object escaped;

    private AesIge(int size) {
        this.size = size;
        text = bytes(size);
        target = new byte[size];
        sealed =
                MessageCipher.V2
                        .seal(authKey, Side.CLIENT, header, text, 0, size, random)
                        .toBytes();
    }

    private List<Figure> figures() {
        return List.of(
                new Figure("encrypt", this::encrypt),
                new Figure("decrypt", this::decrypt),
                new Figure("seal", this::seal),
                new Figure("open", this::open));
    }

    private int encrypt() {
        Aes.encryptIge(key, iv, text, 0, size, target, 0);
        return target[0];
    }

    private int decrypt() {
        Aes.decryptIge(key, iv, text, 0, size, target, 0);
        return target[0];
    }

    private int seal() {
        escaped = MessageCipher.V2.seal(authKey, Side.CLIENT, header, text, 0, size, random);
        return size;
    }

    private int open() {
        escaped = MessageCipher.V2.open(authKey, Side.CLIENT, sealed, 0, sealed.length);
        return size;
    }

    /// Measures and prints.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            if (arguments[0].equals("warmed")) CipherWarmth.raise();
            new AesIge(PART).fresh(arguments[0], Double.parseDouble(arguments[1]));
            return;
        }
        double reference = OpensslSpeed.bytesPerSecond("aes-256-cbc", REFERENCE_SIZE);
        System.out.printf("openssl aes-256-cbc at 16 KiB: %.0f MB/s%n", reference / 1e6);
        int sink = 0;
        for (int size : SIZES) sink += measure(new AesIge(size), reference);
        for (int i = 0; i < FRESH; i++) inFreshJvm("fresh", reference);
        for (int i = 0; i < FRESH; i++) inFreshJvm("warmed", reference);
        if (sink == 42) System.out.println();
    }

    private static int measure(AesIge bench, double reference) {
        var figures = bench.figures();
        int sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (var figure : figures) sink += figure.turn();
        }
        for (var figure : figures) {
            double rate = bench.size / figure.nanos() * 1e9;
            System.out.printf(
                    "%s %d: %.0f ns, %.0f MB/s, %.2f of openssl%n",
                    figure.name(), bench.size, figure.nanos(), rate / 1e6, rate / reference);
        }
        return bench.escaped == null ? 0 : sink;
    }

    private static void inFreshJvm(String how, double reference)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(AesIge.class.getName());
        command.add(how);
        command.add(Double.toString(reference));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /// The first parts of files that a server which has just started would send and receive.
    private void fresh(String how, double reference) {
        for (var figure : figures().subList(0, 2)) {
            int done = 0;
            for (int until : new int[] {1, 5, 20, 40, 80, 160}) {
                long start = THREADS.getCurrentThreadCpuTime();
                for (int part = done; part < until; part++) {
                    if (figure.name().equals("encrypt")) encrypt();
                    else decrypt();
                }
                double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
                double rate = (until - done) * (double) PART / seconds;
                System.out.printf(
                        "%s JVM, %s, parts %d to %d of 512 KiB: %.0f MB/s, %.2f of openssl%n",
                        how, figure.name(), done + 1, until, rate / 1e6, rate / reference);
                done = until;
            }
        }
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
