package heliograph.artwork;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Filled shapes, the lowest first.
///
/// @param width of the square that they stand in, from 0
record Drawing(List<Fill> fills, double width) {
    /// @param rgb its colour, `0xrrggbb`
    record Fill(Path2D path, int rgb) {}

    /// The same in a square of another width, with room around it.
    ///
    /// @param margin on each side
    Drawing scaled(double side, double margin) {
        double scale = (side - 2 * margin) / width;
        var to = new AffineTransform(scale, 0, 0, scale, margin, margin);
        var moved = new ArrayList<Fill>();
        for (var fill : fills) moved.add(new Fill(new Path2D.Double(fill.path, to), fill.rgb));
        return new Drawing(moved, side);
    }

    /// What it looks like, `side` pixels wide and high, on a transparent ground.
    BufferedImage painted(int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (var fill : scaled(side, 0).fills) {
            canvas.setColor(new Color(fill.rgb));
            canvas.fill(fill.path);
        }
        canvas.dispose();
        return image;
    }

    /// The outline of what takes most room.
    Path2D outline() {
        return fills.stream()
                .map(Fill::path)
                .max(Comparator.comparingDouble(Drawing::room))
                .orElseThrow();
    }

    private static double room(Path2D path) {
        var bounds = path.getBounds2D();
        return bounds.getWidth() * bounds.getHeight();
    }
}
