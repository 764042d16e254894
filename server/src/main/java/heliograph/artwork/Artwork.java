package heliograph.artwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.artwork.Picture.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/// The pictures in the server's jar. What there is, is read once and small; each picture is read
/// when it is asked for.
public final class Artwork {
    /// What the build has made.
    public static final Artwork OURS = new Artwork();

    private final List<Picture> pictures;

    private Artwork() {
        try (var in = new BufferedReader(new InputStreamReader(open(Picture.INDEX), UTF_8))) {
            pictures = in.lines().map(Picture::ofLine).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        var in = Artwork.class.getResourceAsStream(name);
        if (in == null) throw new IllegalStateException("the build has made no " + name);
        return in;
    }

    /// All pictures; those of one role in the order in which apps show them.
    public List<Picture> pictures() {
        return pictures;
    }

    /// The pictures of one role.
    public List<Picture> pictures(Role role) {
        return pictures.stream().filter(picture -> picture.role() == role).toList();
    }

    /// The file of a picture.
    public byte[] content(Picture picture) {
        try (var in = open(picture.sha256())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
