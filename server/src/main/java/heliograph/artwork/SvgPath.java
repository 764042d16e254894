package heliograph.artwork;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/// The language of outlines in SVG (https://www.w3.org/TR/SVG2/paths.html).
final class SvgPath {
    private final String text;
    private final Path2D path = new Path2D.Double();
    private int at;

    /// Where the pen is, and where the last curve was heading from.
    private double x;

    private double y;
    private double controlX;
    private double controlY;

    SvgPath(String text) {
        this.text = text;
    }

    Path2D read() {
        char command = 'M';
        while (skip()) {
            char next = text.charAt(at);
            if (Character.isLetter(next)) {
                command = next;
                at++;
            } else if (command == 'M') {
                command = 'L';
            } else if (command == 'm') {
                command = 'l';
            }
            draw(Character.toUpperCase(command), Character.isLowerCase(command));
        }
        return path;
    }

    private void draw(char command, boolean relative) {
        double fromX = relative ? x : 0;
        double fromY = relative ? y : 0;
        boolean curved = false;
        switch (command) {
            case 'M' -> {
                to(fromX + number(), fromY + number());
                path.moveTo(x, y);
            }
            case 'L' -> line(fromX + number(), fromY + number());
            case 'H' -> line(fromX + number(), y);
            case 'V' -> line(x, fromY + number());
            case 'C' -> {
                curve(fromX + number(), fromY + number(), fromX, fromY);
                curved = true;
            }
            case 'S' -> {
                curve(2 * x - controlX, 2 * y - controlY, fromX, fromY);
                curved = true;
            }
            case 'A' -> arc(fromX, fromY);
            case 'Z' -> {
                path.closePath();
                to(path.getCurrentPoint().getX(), path.getCurrentPoint().getY());
            }
            default -> throw new IllegalArgumentException("unknown command " + command);
        }
        if (!curved) control(x, y);
    }

    private void to(double toX, double toY) {
        x = toX;
        y = toY;
    }

    private void control(double toX, double toY) {
        controlX = toX;
        controlY = toY;
    }

    private void line(double toX, double toY) {
        to(toX, toY);
        path.lineTo(x, y);
    }

    /// @param x1 the first control point, already where it stands
    private void curve(double x1, double y1, double fromX, double fromY) {
        control(fromX + number(), fromY + number());
        to(fromX + number(), fromY + number());
        path.curveTo(x1, y1, controlX, controlY, x, y);
    }

    /// As section 9.5.1 and appendix B.2.4 of the specification have it.
    private void arc(double fromX, double fromY) {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = flag();
        boolean sweep = flag();
        double toX = fromX + number();
        double toY = fromY + number();
        var turned =
                AffineTransform.getRotateInstance(-turn)
                        .transform(new Point2D.Double((x - toX) / 2, (y - toY) / 2), null);
        double px = turned.getX() / rx;
        double py = turned.getY() / ry;
        double grown = Math.max(1, Math.hypot(px, py));
        double away = Math.sqrt(Math.max(0, grown * grown / (px * px + py * py) - 1));
        if (large == sweep) away = -away;
        px /= grown;
        py /= grown;
        rx *= grown;
        ry *= grown;
        double cx = away * py;
        double cy = -away * px;
        double start = Math.atan2(py - cy, px - cx);
        double extent = Math.atan2(-py - cy, -px - cx) - start;
        if (sweep && extent < 0) extent += 2 * Math.PI;
        if (!sweep && extent > 0) extent -= 2 * Math.PI;
        var arc =
                new Arc2D.Double(
                        -rx,
                        -ry,
                        2 * rx,
                        2 * ry,
                        -Math.toDegrees(start),
                        -Math.toDegrees(extent),
                        Arc2D.OPEN);
        var place = AffineTransform.getRotateInstance(turn);
        var center = place.transform(new Point2D.Double(cx * rx, cy * ry), null);
        place.preConcatenate(
                AffineTransform.getTranslateInstance(
                        (x + toX) / 2 + center.getX(), (y + toY) / 2 + center.getY()));
        path.append(place.createTransformedShape(arc), true);
        to(toX, toY);
    }

    /// Goes to the next command or number; false at the end.
    private boolean skip() {
        while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) <= ' ')) at++;
        return at < text.length();
    }

    /// One digit: nothing need stand between a flag and what follows.
    private boolean flag() {
        skip();
        return text.charAt(at++) == '1';
    }

    private double number() {
        skip();
        int from = at;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && !point) point = true;
            else if ((c != '-' || at > from) && !Character.isDigit(c)) break;
        }
        return Double.parseDouble(text.substring(from, at));
    }
}
