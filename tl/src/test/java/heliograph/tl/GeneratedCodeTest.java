package heliograph.tl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import heliograph.tl.api.Api;
import heliograph.tlgen.Combinator;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What the generated code must be besides right.
class GeneratedCodeTest {
    /// HotSpot does not compile longer methods.
    private static final int BYTECODE_MAX = 8_000;

    @Test
    void everyMethodIsShortEnoughToBeCompiled() throws IOException, URISyntaxException {
        var location = Api.class.getProtectionDomain().getCodeSource().getLocation();
        List<String> tooLong = new ArrayList<>();
        int seen = 0;
        try (var files = Files.walk(Path.of(location.toURI()))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
                var parsed = ClassFile.of().parse(file);
                for (var method : parsed.methods()) {
                    var code = method.code().map(CodeAttribute.class::cast);
                    int length = code.map(CodeAttribute::codeLength).orElse(0);
                    seen++;
                    if (length >= BYTECODE_MAX) tooLong.add(file + " " + method.methodName());
                }
            }
        }
        assertEquals(List.of(), tooLong);
        assertTrue(seen > 10_000, "saw only " + seen);
    }

    /// Writing the newest layer into a writer that is large enough makes no garbage at all.
    @Test
    void writingAllocatesNothing() {
        var random = new RandomTl(Schemas.NEWEST, new Random(6));
        List<TlObject> values = new ArrayList<>();
        for (Combinator one : Schemas.NEWEST.byName().values()) {
            if (one.function()) continue;
            values.add(Api.object(new TlReader(random.bytes(one))));
        }
        var out = new TlWriter(Api.LAYER, 1 << 20);
        for (TlObject value : values) write(out, value);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (TlObject value : values) {
            long before = threads.getCurrentThreadAllocatedBytes();
            write(out, value);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertEquals(0, allocated, () -> value.getClass().getName());
        }
    }

    private static void write(TlWriter out, TlObject value) {
        out.reset();
        value.write(out);
    }
}
