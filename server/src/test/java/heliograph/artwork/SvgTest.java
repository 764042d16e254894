package heliograph.artwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class SvgTest {
    private static Drawing read(String content) {
        var svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 36\">"
                        + content
                        + "</svg>";
        return Svg.read(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static String bounds(String path) {
        var bounds = Svg.path(path).getBounds2D();
        return "%.2f %.2f %.2f %.2f"
                .formatted(bounds.getX(), bounds.getY(), bounds.getMaxX(), bounds.getMaxY());
    }

    @Test
    void numbersNeedNothingBetweenThem() {
        assertEquals("1.00 -2.50 3.50 2.00", bounds("M1-2.5L3.5.5 2 2z"));
        assertEquals("0.00 0.00 4.00 3.00", bounds("m0 0h4v3H0z"));
        assertEquals("1.00 1.00 3.00 3.00", bounds("M1 1l2 0 0 2z"));
    }

    /// Four quarters, each written in another way, and two halves are circles.
    @Test
    void arcsAreParts() {
        assertCircle("M8 3a5 5 0 0 1 5 5 5 5 0 01-5 5A5 5 0 0 1 3 8a5 5 0 0 1 5-5z");
        assertCircle("M8 3a5 5 0 1 0 0 10 5 5 0 1 0 0-10z");
        assertEquals("8.00 3.00 13.00 8.00", bounds("M8 3a5 5 0 0 1 5 5H8z"));
        assertEquals("8.00 3.00 13.00 8.00", bounds("M13 8a5 5 0 0 0-5-5v5z"));
    }

    private static void assertCircle(String path) {
        var circle = Svg.path(path);
        for (double angle = 0; angle < 2 * Math.PI; angle += 0.1) {
            double x = Math.cos(angle);
            double y = Math.sin(angle);
            assertTrue(circle.contains(8 + 4.97 * x, 8 + 4.97 * y), path);
            assertFalse(circle.contains(8 + 5.03 * x, 8 + 5.03 * y), path);
        }
    }

    @Test
    void coloursComeFromTheGroupAround() {
        var drawing =
                read(
                        "<g fill=\"#abc\"><circle cx=\"5\" cy=\"5\" r=\"2\"/></g><path d=\"M0 0h1v1z\"/>");
        assertEquals(0xaabbcc, drawing.fills().getFirst().rgb());
        assertEquals(0, drawing.fills().getLast().rgb());
        assertEquals(36, drawing.width());
    }

    @Test
    void whatIsNotKnownIsRefused() {
        for (var unknown :
                new String[] {
                    "<text/>",
                    "<path fill=\"url(#a)\" d=\"M0 0\"/>",
                    "<path d=\"M0 0x1 1\"/>",
                    "<circle r=\"1\" cx=\"1\" cy=\"1\" transform=\"scale(2)\"/>"
                }) assertThrows(IllegalArgumentException.class, () -> read(unknown));
    }
}
