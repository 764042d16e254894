package heliograph.artwork;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
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
        var bounds = new SvgPath(path).read().getBounds2D();
        return "%.2f %.2f %.2f %.2f"
                .formatted(bounds.getX(), bounds.getY(), bounds.getMaxX(), bounds.getMaxY());
    }

    @Test
    void numbersNeedNothingBetweenThem() {
        assertEquals("1.00 -2.50 3.50 2.00", bounds("M1-2.5L3.5.5 2 2z"));
        assertEquals("0.00 0.00 4.00 3.00", bounds("m0 0h4v3H0z"));
        assertEquals("1.00 1.00 3.00 3.00", bounds("M1 1l2 0 0 2z"));
    }

    /// Four quarters by each of the four ways to draw an arc are a circle.
    @Test
    void arcsAreParts() {
        var quarters = "M8 3a5 5 0 0 1 5 5 5 5 0 01-5 5A5 5 0 0 1 3 8a5 5 0 0 1 5-5z";
        var circle = new Area(new Ellipse2D.Double(3, 3, 10, 10));
        circle.exclusiveOr(new Area(new SvgPath(quarters).read()));
        var rest = circle.getBounds2D();
        assertEquals(0, rest.getWidth() * rest.getHeight(), 0.01);
        assertEquals("3.00 3.00 13.00 13.00", bounds("M8 3a5 5 0 1 0 0 10 5 5 0 1 0 0-10z"));
        assertEquals("8.00 3.00 13.00 8.00", bounds("M8 3a5 5 0 0 1 5 5H8z"));
        assertEquals("8.00 3.00 13.00 8.00", bounds("M13 8a5 5 0 0 0-5-5v5z"));
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
                    "<path d=\"M0 0q1 1 2 2\"/>",
                    "<circle r=\"1\" cx=\"1\" cy=\"1\" transform=\"scale(2)\"/>"
                }) assertThrows(IllegalArgumentException.class, () -> read(unknown));
    }
}
