package heliograph.channels.members;

import heliograph.channels.Channels;
import heliograph.channels.NameWords;
import heliograph.profiles.Profiles;
import heliograph.storage.TlCodec;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.stored.NoteWords;
import heliograph.tl.stored.StoredProfile;
import org.jspecify.annotations.Nullable;

/// Keeps the words by which members are found in step with their names: who changes its name tells
/// every channel that it is in.
public final class Renaming {
    private static final NoteType<NoteWords> WORDS =
            new NoteType<>("channels.words", new TlCodec<>(NoteWords::read));

    private final Channels channels;

    /// Call it before the store starts.
    public Renaming(Store store, Channels channels, Profiles profiles) {
        this.channels = channels;
        store.onNote(WORDS, this::arrived);
        profiles.watch(this::changed);
    }

    private void changed(Tx tx, long user, @Nullable StoredProfile before, StoredProfile after) {
        var words = NameWords.of(after);
        if (before == null || words.equals(NameWords.of(before))) return;
        for (long channel : channels.joined(tx))
            tx.tell(Home.channel(channel), WORDS, new NoteWords(words));
    }

    private void arrived(Tx tx, Home from, NoteWords note) {
        var member = channels.member(tx, from.id());
        if (member == null || note.words().equals(member.words())) return;
        channels.put(tx, from.id(), member.toBuilder().words(note.words()).build());
    }
}
