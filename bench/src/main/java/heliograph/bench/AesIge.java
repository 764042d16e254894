package heliograph.bench;

import heliograph.mtproto.crypto.Aes;
import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Opened;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.crypto.Slice;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// AES-256-IGE and the sealing of messages, beside `openssl speed -evp aes-256-cbc`.
///
/// `main` prints one line per figure with its ratio to openssl's encryption at 16 KiB, and what a
/// fresh JVM does with its first parts of 512 KiB.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AesIge {
    private static final int PART = 512 * 1024;
    private static final int PARTS = 40;
    private static final int REFERENCE_SIZE = 16 * 1024;
    private static final int FRESH = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Param({"64", "256", "512", "1024", "16384", "524288"})
    public int size;

    private final Random random = new Random(1);
    private final byte[] key = bytes(32);
    private final byte[] iv = bytes(32);
    private final AuthKey authKey = new AuthKey(bytes(AuthKey.SIZE));
    private final MessageHeader header = new MessageHeader(1, 2, 3, 4);
    private byte[] text = {};
    private byte[] target = {};
    private byte[] sealed = {};

    @Setup
    public void prepare() {
        text = bytes(size);
        target = new byte[size];
        sealed = seal().toBytes();
    }

    @Benchmark
    public byte[] encrypt() {
        Aes.encryptIge(key, iv, text, 0, size, target, 0);
        return target;
    }

    @Benchmark
    public byte[] decrypt() {
        Aes.decryptIge(key, iv, text, 0, size, target, 0);
        return target;
    }

    @Benchmark
    public Slice seal() {
        return MessageCipher.V2.seal(authKey, Side.CLIENT, header, text, 0, size, random);
    }

    @Benchmark
    public @Nullable Opened open() {
        return MessageCipher.V2.open(authKey, Side.CLIENT, sealed, 0, sealed.length);
    }

    public static void main(String[] arguments)
            throws RunnerException, IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("fresh")) {
            new AesIge().fresh(Double.parseDouble(arguments[1]));
            return;
        }
        var options = new OptionsBuilder().include("heliograph.bench.AesIge").build();
        var results = new Runner(options).run();
        double reference = OpensslSpeed.bytesPerSecond("aes-256-cbc", REFERENCE_SIZE);
        System.out.printf("openssl aes-256-cbc at 16 KiB: %.0f MB/s%n", reference / 1e6);
        for (var result : results) {
            var name = result.getPrimaryResult().getLabel();
            int bytes = Integer.parseInt(result.getParams().getParam("size"));
            double nanos = result.getPrimaryResult().getScore();
            double rate = bytes / nanos * 1e9;
            System.out.printf(
                    "%s %d: %.0f ns, %.0f MB/s, %.2f of openssl%n",
                    name, bytes, nanos, rate / 1e6, rate / reference);
        }
        for (int i = 0; i < FRESH; i++) inFreshJvm(reference);
    }

    private static void inFreshJvm(double reference) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(AesIge.class.getName());
        command.add("fresh");
        command.add(Double.toString(reference));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /// The first parts of files that a server which has just started would send and receive, in
    /// processor time of the thread, as openssl counts it.
    private void fresh(double reference) {
        size = PART;
        text = bytes(PART);
        target = new byte[PART];
        for (var work : new String[] {"encrypt", "decrypt"}) {
            int done = 0;
            for (int until : new int[] {1, 5, 20, PARTS, 2 * PARTS, 4 * PARTS}) {
                long start = THREADS.getCurrentThreadCpuTime();
                for (int part = done; part < until; part++) {
                    if (work.equals("encrypt")) encrypt();
                    else decrypt();
                }
                double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
                double rate = (until - done) * (double) PART / seconds;
                System.out.printf(
                        "fresh JVM, %s, parts %d to %d of 512 KiB: %.0f MB/s, %.2f of openssl%n",
                        work, done + 1, until, rate / 1e6, rate / reference);
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
