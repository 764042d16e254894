package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.AnyUser;
import heliograph.tl.api.User;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds every user that an object speaks of by walking all of its fields, whatever they are: it
/// knows nothing of what the server looks at.
final class Spoken {
    private static final Set<String> USERS = Set.of("userId", "viaBotId", "inviterId");

    private final Set<Long> spoken = new HashSet<>();
    private final Set<Long> shown = new HashSet<>();

    /// Fails unless everyone that an answer or an update speaks of comes with it, with a hash by
    /// which the client can name them.
    static Set<Long> check(Object answer) {
        var walk = new Spoken();
        walk.walk("", answer);
        assertTrue(walk.shown.containsAll(walk.spoken), () -> walk.spoken + " in " + answer);
        return walk.spoken;
    }

    private void walk(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case AnyUser user -> {
                if (user instanceof User u && u.accessHash() != null) shown.add(u.id());
            }
            case Long id -> {
                if (USERS.contains(name) && id != 0) spoken.add(id);
            }
            case List<?> list -> list.forEach(one -> walk(name, one));
            case Record record -> {
                for (var part : record.getClass().getRecordComponents())
                    walk(part.getName(), get(record, part));
            }
            default -> {}
        }
    }

    private static @Nullable Object get(Record record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
