package heliograph.messages;

import heliograph.storage.TlCodec;
import heliograph.store.NoteType;
import heliograph.tl.stored.NoteContentsRead;
import heliograph.tl.stored.NoteDeleted;
import heliograph.tl.stored.NoteDelivered;
import heliograph.tl.stored.NoteDraftSent;
import heliograph.tl.stored.NoteEdited;
import heliograph.tl.stored.NotePinned;
import heliograph.tl.stored.NoteReacted;
import heliograph.tl.stored.NoteRead;

/// What boxes tell each other.
final class Notes {
    static final NoteType<NoteDelivered> DELIVERED =
            new NoteType<>("messages.delivered", new TlCodec<>(NoteDelivered::read));
    static final NoteType<NoteEdited> EDITED =
            new NoteType<>("messages.edited", new TlCodec<>(NoteEdited::read));
    static final NoteType<NoteDeleted> DELETED =
            new NoteType<>("messages.deleted", new TlCodec<>(NoteDeleted::read));
    static final NoteType<NoteRead> READ =
            new NoteType<>("messages.read", new TlCodec<>(NoteRead::read));
    static final NoteType<NoteContentsRead> CONTENTS_READ =
            new NoteType<>("messages.contents", new TlCodec<>(NoteContentsRead::read));
    static final NoteType<NotePinned> PINNED =
            new NoteType<>("messages.pinned", new TlCodec<>(NotePinned::read));
    static final NoteType<NoteReacted> REACTED =
            new NoteType<>("messages.reacted", new TlCodec<>(NoteReacted::read));

    static final NoteType<NoteDraftSent> DRAFT_SENT =
            new NoteType<>("messages.draftsent", new TlCodec<>(NoteDraftSent::read));

    private Notes() {}
}
