package heliograph.artwork;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.batik.parser.AWTPathProducer;
import org.apache.batik.parser.ParseException;
import org.jspecify.annotations.Nullable;

/// Reads drawings of filled paths, circles and ellipses; what it does not know it refuses, so that
/// no picture is made with a part missing.
final class Svg {
    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final XMLStreamReader xml;
    private final List<Drawing.Fill> fills = new ArrayList<>();

    /// The colours of the groups around, the innermost first.
    private final Deque<Integer> colours = new ArrayDeque<>(List.of(0));

    private double width;

    private Svg(XMLStreamReader xml) {
        this.xml = xml;
    }

    static Drawing read(InputStream in) {
        try {
            var svg = new Svg(XML.createXMLStreamReader(in));
            svg.read();
            return new Drawing(List.copyOf(svg.fills), svg.width);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("no SVG", e);
        }
    }

    private void read() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) begin(xml.getLocalName());
            else if (event == XMLStreamConstants.END_ELEMENT) colours.pop();
        }
    }

    private void begin(String element) {
        int colour = colour();
        colours.push(colour);
        switch (element) {
            case "svg" -> width = width(xml.getAttributeValue(null, "viewBox"));
            case "g" -> {
                // Its colour is on the stack.
            }
            case "path" -> fill(path(xml.getAttributeValue(null, "d")), colour);
            case "circle" -> fill(ellipse(number("r"), number("r")), colour);
            case "ellipse" -> fill(ellipse(number("rx"), number("ry")), colour);
            default -> throw new IllegalArgumentException("unknown element " + element);
        }
    }

    private static double width(String box) {
        var sides = box.split(" ", -1);
        if (!sides[0].equals("0") || !sides[1].equals("0") || !sides[2].equals(sides[3]))
            throw new IllegalArgumentException("not a square: " + box);
        return Double.parseDouble(sides[2]);
    }

    private int colour() {
        @Nullable String fill = xml.getAttributeValue(null, "fill");
        if (fill == null) return colours.getFirst();
        if (!fill.matches("#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}"))
            throw new IllegalArgumentException("unknown colour " + fill);
        var digits = fill.substring(1);
        if (digits.length() == 3) digits = digits.replaceAll("(.)", "$1$1");
        return Integer.parseInt(digits, 16);
    }

    static Shape path(String outline) {
        try {
            return AWTPathProducer.createShape(
                    new StringReader(outline), PathIterator.WIND_NON_ZERO);
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("no outline: " + outline, e);
        }
    }

    private Shape ellipse(double rx, double ry) {
        return new Ellipse2D.Double(number("cx") - rx, number("cy") - ry, 2 * rx, 2 * ry);
    }

    private double number(String name) {
        return Double.parseDouble(xml.getAttributeValue(null, name));
    }

    private void fill(Shape shape, int colour) {
        var path = new Path2D.Double(shape, rotation(xml.getAttributeValue(null, "transform")));
        if ("evenodd".equals(xml.getAttributeValue(null, "fill-rule")))
            path.setWindingRule(Path2D.WIND_EVEN_ODD);
        fills.add(new Drawing.Fill(path, colour));
    }

    private static AffineTransform rotation(@Nullable String given) {
        if (given == null) return new AffineTransform();
        if (!given.startsWith("rotate(")) throw new IllegalArgumentException("unknown " + given);
        var numbers = given.substring("rotate(".length(), given.length() - 1).split("[ ,]+", -1);
        return AffineTransform.getRotateInstance(
                Math.toRadians(Double.parseDouble(numbers[0])),
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]));
    }
}
