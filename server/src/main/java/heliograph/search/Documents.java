package heliograph.search;

import heliograph.peers.PeerId;
import heliograph.store.Home;
import heliograph.tl.api.AnyMessageReplyHeader;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Peer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/// What of a message stands in the index, and under which names.
final class Documents {
    static final String KEY = "key";
    static final String HOME = "home";
    static final String CHAT = "chat";

    /// The account that wrote it, whatever the message shows.
    static final String BY = "by";

    /// Whom the message shows as its sender.
    static final String FROM = "from";

    static final String KIND = "kind";
    static final String TAG = "tag";
    static final String THREAD = "thread";
    static final String SAVED = "saved";
    static final String MENTION = "mention";
    static final String TEXT = "text";
    static final String ID = "id";
    static final String DATE = "date";
    static final String PEER = "peer";
    static final String GENERATION = "gen";

    /// A tag that begins with its sign: `#word`, `$word`.
    private static final Pattern TAGS =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}_&#$])[#$][\\p{L}\\p{M}\\p{N}_]{1,128}");

    /// Tags of one message that are taken in.
    private static final int TAGS_MAX = 50;

    static final FieldType WORDS = words();

    private Documents() {}

    /// Places of words are kept for the pairs of characters that make up Chinese phrases; nothing
    /// is ranked, so lengths of texts are not.
    private static FieldType words() {
        var type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.freeze();
        return type;
    }

    static Term key(Home home, int id) {
        return new Term(KEY, home + "/" + id);
    }

    static String chat(Home home, long peer) {
        return home + "/" + peer;
    }

    /// The document of a message, null when there is nothing to find in it.
    static @Nullable Document of(Home home, Row row, long generation) {
        return switch (row.message()) {
            case Message m -> {
                var document = base(home, row, m.peerId(), m.id(), m.date(), generation);
                sender(document, home, m.fromId(), m.peerId(), m.out());
                reply(document, m.replyTo());
                if (m.savedPeerId() != null) word(document, SAVED, PeerId.of(m.savedPeerId()));
                for (var tag : tags(m.message())) word(document, TAG, tag);
                text(document, m.message());
                if (m.media() != null) Carried.words(m.media(), carried -> text(document, carried));
                yield document;
            }
            case MessageService m -> {
                var document = base(home, row, m.peerId(), m.id(), m.date(), generation);
                sender(document, home, m.fromId(), m.peerId(), m.out());
                reply(document, m.replyTo());
                yield document;
            }
            case MessageEmpty _ -> null;
        };
    }

    private static Document base(Home home, Row row, Peer peer, int id, int date, long generation) {
        long marked = PeerId.of(peer).marked();
        var document = new Document();
        word(document, KEY, home + "/" + id);
        word(document, HOME, home.toString());
        word(document, CHAT, chat(home, marked));
        if (row.author() != 0) word(document, BY, PeerId.user(row.author()));
        for (long user : row.mentions()) word(document, MENTION, PeerId.user(user));
        for (var trait : Trait.of(row.message())) word(document, KIND, trait.word());
        document.add(new IntField(ID, id, Store.NO));
        document.add(new IntField(DATE, date, Store.NO));
        document.add(new LongField(PEER, marked, Store.NO));
        document.add(new LongField(GENERATION, generation, Store.NO));
        return document;
    }

    /// In a private chat a message may not say who wrote it: then its direction does; in a channel
    /// it is the channel.
    private static void sender(
            Document document, Home home, @Nullable Peer from, Peer chat, boolean out) {
        if (from != null) word(document, FROM, PeerId.of(from));
        else if (out && home.kind() == Home.ACCOUNT) word(document, FROM, PeerId.user(home.id()));
        else word(document, FROM, PeerId.of(chat));
    }

    private static void reply(Document document, @Nullable AnyMessageReplyHeader header) {
        if (!(header instanceof MessageReplyHeader reply) || reply.replyToPeerId() != null) return;
        var top = reply.replyToTopId() != null ? reply.replyToTopId() : reply.replyToMsgId();
        if (top != null) word(document, THREAD, Integer.toString(top));
    }

    private static void word(Document document, String field, PeerId peer) {
        word(document, field, Long.toString(peer.marked()));
    }

    private static void word(Document document, String field, String value) {
        document.add(new StringField(field, value, Store.NO));
    }

    private static void text(Document document, @Nullable String text) {
        if (text != null && !text.isEmpty())
            document.add(new org.apache.lucene.document.Field(TEXT, text, WORDS));
    }

    /// The tags of a text, without case; those with accents also without them.
    private static Set<String> tags(String text) {
        var tags = new HashSet<String>();
        var found = TAGS.matcher(text);
        for (int n = 0; n < TAGS_MAX && found.find(); n++) {
            tags.add(Words.caseless(found.group()));
            tags.add(Words.folded(found.group()));
        }
        return tags;
    }

    /// What is looked for, taken apart.
    ///
    /// @param tags its tags, without case
    /// @param rest its other words
    record Asked(Set<String> tags, String rest) {
        static Asked of(String text) {
            var tags = new HashSet<String>();
            var found = TAGS.matcher(text);
            while (found.find()) tags.add(Words.caseless(found.group()));
            return new Asked(tags, TAGS.matcher(text).replaceAll(" "));
        }
    }
}
