package heliograph.artwork;

import heliograph.artwork.Picture.Role;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Draws all pictures while the server is built.
final class Studio {
    /// Pixels of a still.
    private static final int STILL = 100;

    /// Room around what jumps and nods.
    private static final double MARGIN = 56;

    private static final byte[] NO_OUTLINE = {};

    private final Path out;
    private final List<Picture> made = new ArrayList<>();

    private Studio(Path out) {
        this.out = out;
    }

    /// Draws what `emoji.tsv` names.
    ///
    /// @param args the folder of `emoji.tsv` with the drawings in `target/`, and where the pictures
    ///   go
    public static void main(String[] args) throws IOException {
        var source = Path.of(args[0]);
        var out = Path.of(args[1]);
        var index = out.resolve(Picture.INDEX);
        if (isNewer(index, source, out)) return;
        clear(out);
        var studio = new Studio(out);
        studio.draw(source);
        Files.write(index, studio.made.stream().map(Picture::toLine).toList());
    }

    /// Whether neither drawings nor any of these classes came after the pictures were made.
    private static boolean isNewer(Path index, Path source, Path classes) throws IOException {
        if (!Files.exists(index)) return false;
        var made = Files.getLastModifiedTime(index);
        if (Files.getLastModifiedTime(source.resolve("target/stamp")).compareTo(made) > 0)
            return false;
        try (var each = Files.newDirectoryStream(classes, "*.class")) {
            for (var file : each)
                if (Files.getLastModifiedTime(file).compareTo(made) > 0) return false;
        }
        return true;
    }

    /// Removes the pictures of an earlier build.
    private static void clear(Path out) throws IOException {
        try (var each = Files.newDirectoryStream(out)) {
            for (var file : each) if (!file.toString().endsWith(".class")) Files.delete(file);
        }
    }

    private void draw(Path source) throws IOException {
        for (var line : Files.readAllLines(source.resolve("emoji.tsv"))) {
            var cell = line.split("\t", -1);
            if (line.startsWith("#") || cell[0].equals("use")) continue;
            Drawing drawing;
            try (var in = Files.newInputStream(source.resolve("target/" + cell[2] + ".svg"))) {
                drawing = Svg.read(in);
            }
            if (cell[0].equals("reaction")) reaction(cell[1], cell[3], drawing);
            else moving(Role.TOPIC, cell[1], cell[3], drawing, Motion.NOD);
        }
        moving(Role.AROUND, "", "Sparks", spark(), Motion.BURST);
    }

    private void reaction(String emoji, String title, Drawing drawing) throws IOException {
        keep(Role.ICON, emoji, title, STILL, WebP.of(drawing.painted(STILL)), NO_OUTLINE);
        moving(Role.APPEAR, emoji, title, drawing, Motion.APPEAR);
        moving(Role.SELECT, emoji, title, drawing, Motion.NOD);
        moving(Role.ACTIVATE, emoji, title, drawing, Motion.JUMP);
        moving(Role.EFFECT, emoji, title, drawing, Motion.BURST);
    }

    private void moving(Role role, String emoji, String title, Drawing drawing, Motion motion)
            throws IOException {
        var placed = drawing.scaled(Lottie.SIDE, MARGIN);
        var file = Lottie.of(placed, motion.frames(), motion.movers());
        keep(role, emoji, title, Lottie.SIDE, file, Outline.of(placed.outline()));
    }

    private void keep(Role role, String emoji, String title, int side, byte[] file, byte[] outline)
            throws IOException {
        var name = sha256(file);
        Files.write(out.resolve(name), file);
        made.add(new Picture(role, emoji, title, side, file.length, name, outline));
    }

    private static Drawing spark() {
        var disc = new Path2D.Double(new Ellipse2D.Double(6, 6, 24, 24));
        return new Drawing(List.of(new Drawing.Fill(disc, 0xffcc4d)), 36);
    }

    private static String sha256(byte[] file) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
