package heliograph.profiles;

import heliograph.tl.api.Username;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredProfile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The usernames of a peer, in the order in which they are shown: those that lead to it before
/// those that are switched off. One of them, the editable one, is the name that the peer gave
/// itself; it is always on, and there are no others without it.
///
/// @param all each name once, whatever the case of its letters
public record NameOrder(List<Username> all) {
    /// Of a peer that has no username.
    public static final NameOrder NONE = new NameOrder(List.of());

    /// Stands before a name that is switched off, where names are kept.
    private static final String OFF = "-";

    public NameOrder {
        all = List.copyOf(all);
    }

    public static NameOrder of(StoredProfile profile) {
        return of(profile.username(), profile.usernames());
    }

    public static NameOrder of(StoredChannel channel) {
        return of(channel.username(), channel.moreUsernames());
    }

    private static NameOrder of(@Nullable String editable, @Nullable List<String> kept) {
        if (editable == null) return NONE;
        if (kept == null) return new NameOrder(List.of(new Username(true, true, editable)));
        var all = new ArrayList<Username>();
        for (var name : kept) {
            boolean off = name.startsWith(OFF);
            var plain = off ? name.substring(OFF.length()) : name;
            all.add(new Username(plain.equals(editable), !off, plain));
        }
        return new NameOrder(all);
    }

    /// As it is kept; null where the editable name says all.
    public @Nullable List<String> kept() {
        if (all.size() < 2) return null;
        return all.stream().map(n -> n.active() ? n.username() : OFF + n.username()).toList();
    }

    /// The name that the peer gave itself; null when it has none.
    public @Nullable String editable() {
        for (var name : all) if (name.editable()) return name.username();
        return null;
    }

    /// The names as they stand in a user or channel of several; null where `username` says it all.
    public @Nullable List<Username> several() {
        return all.size() < 2 ? null : all;
    }

    /// What stands in `username` of a user or channel.
    public @Nullable String single() {
        return all.size() < 2 ? editable() : null;
    }

    /// The names that lead to the peer.
    public List<String> active() {
        return all.stream().filter(Username::active).map(Username::username).toList();
    }

    /// All names, on or off, that nobody else can have.
    public List<String> taken() {
        return all.stream().map(Username::username).toList();
    }

    /// The entry of a name, in whatever case of letters; null when the peer does not have it.
    public @Nullable Username find(String name) {
        for (var entry : all) if (entry.username().equalsIgnoreCase(name)) return entry;
        return null;
    }

    /// With another editable name in the place of the one before; with none, when it is empty.
    public NameOrder renamed(String editable) {
        if (editable.isEmpty()) return NONE;
        var fresh = new Username(true, true, editable);
        var after = new ArrayList<Username>();
        boolean placed = false;
        for (var name : all) {
            if (name.editable()) {
                after.add(fresh);
                placed = true;
            } else if (!name.username().equalsIgnoreCase(editable)) after.add(name);
        }
        if (!placed) after.addFirst(fresh);
        return new NameOrder(after);
    }

    /// With a name on or off, behind those that are on. A name that is not there comes in.
    public NameOrder toggled(String name, boolean active) {
        var found = find(name);
        var shown = found == null ? name : found.username();
        var after = new ArrayList<>(all);
        if (found != null) after.remove(found);
        int on = (int) after.stream().filter(Username::active).count();
        after.add(on, new Username(false, active, shown));
        return new NameOrder(after);
    }

    /// With the names that are on in the given order; null unless these are just those.
    public @Nullable NameOrder ordered(List<String> order) {
        var after = new ArrayList<Username>();
        for (var name : order) {
            var found = find(name);
            if (found == null || !found.active() || after.contains(found)) return null;
            after.add(found);
        }
        if (after.size() != active().size()) return null;
        for (var name : all) if (!name.active()) after.add(name);
        return new NameOrder(after);
    }

    /// With the editable name alone switched on.
    public NameOrder quiet() {
        var after = new ArrayList<Username>();
        for (var name : all) if (name.editable()) after.add(name);
        for (var name : all)
            if (!name.editable()) after.add(new Username(false, false, name.username()));
        return new NameOrder(after);
    }
}
