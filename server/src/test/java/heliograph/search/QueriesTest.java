package heliograph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.peers.PeerId;
import heliograph.store.Home;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttribute;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeFilename;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.GeoPointEmpty;
import heliograph.tl.api.InputMessagesFilterChatPhotos;
import heliograph.tl.api.InputMessagesFilterContacts;
import heliograph.tl.api.InputMessagesFilterDocument;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputMessagesFilterGeo;
import heliograph.tl.api.InputMessagesFilterGif;
import heliograph.tl.api.InputMessagesFilterMusic;
import heliograph.tl.api.InputMessagesFilterMyMentions;
import heliograph.tl.api.InputMessagesFilterPhoneCalls;
import heliograph.tl.api.InputMessagesFilterPhotoVideo;
import heliograph.tl.api.InputMessagesFilterPhotos;
import heliograph.tl.api.InputMessagesFilterPinned;
import heliograph.tl.api.InputMessagesFilterPoll;
import heliograph.tl.api.InputMessagesFilterRoundVideo;
import heliograph.tl.api.InputMessagesFilterRoundVoice;
import heliograph.tl.api.InputMessagesFilterUrl;
import heliograph.tl.api.InputMessagesFilterVideo;
import heliograph.tl.api.InputMessagesFilterVoice;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionChatEditPhoto;
import heliograph.tl.api.MessageActionPhoneCall;
import heliograph.tl.api.MessageEntityUrl;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaContact;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaGeo;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.MessagesFilter;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.PhoneCallDiscardReasonMissed;
import heliograph.tl.api.PhotoEmpty;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is found by what, in an index of one chat.
class QueriesTest {
    private static final Home HOME = Home.account(1_000_000);
    private static final long PEER = 1_000_001;

    private final Index index = Index.inMemory();
    private int lastId;

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private int put(Message.Builder message) throws IOException {
        int id = ++lastId;
        var whole = message.id(id).peerId(new PeerUser(PEER)).date(1_000 + id).build();
        index.put(HOME, new Row(PEER, whole, List.of()));
        index.refresh();
        return id;
    }

    private int say(String text) throws IOException {
        return put(Message.builder().message(text));
    }

    private List<Integer> find(Wanted wanted) throws IOException {
        var where = Queries.term(Documents.CHAT, Documents.chat(HOME, PEER));
        var query = Queries.of(wanted, where);
        return index.search(
                searcher -> new Finder(searcher).page(query, new Finder.Span(0, 0, 100)).ids());
    }

    private List<Integer> find(String text) throws IOException {
        return find(Wanted.all(1_000_000).text(text));
    }

    private void check(boolean found, String query, String text) throws IOException {
        int id = say(text);
        assertEquals(found, find(query).contains(id), () -> "«" + query + "» in «" + text + "»");
    }

    @Test
    void caseAndPunctuationDoNotMatter() throws IOException {
        check(true, "hello WORLD", "World, Hello!");
        check(true, "straße", "STRASSE");
        check(true, "full", "ｆｕｌｌ ｗｉｄｔｈ");
        check(false, "hello there", "hello");
        check(false, "+++", "hello +++");
        check(true, "🎉", "we won 🎉");
    }

    @Test
    void accentsMayBeLeftOut() throws IOException {
        check(true, "duong", "Đường về nhà");
        check(true, "duong ve nha", "Đường về nhà");
        check(true, "Da Nang", "đi Đà Nẵng chơi");
        check(true, "cafe", "un café, s'il vous plaît");
        check(true, "lodz", "Łódź jest piękna");
        check(true, "istanbul", "İstanbul'da");
        check(true, "елка", "новогодняя ёлка");
        check(true, "الى", "إلى اللقاء");
    }

    @Test
    void accentsThatAreTypedCount() throws IOException {
        check(true, "đường", "Đường về nhà");
        check(true, "đường", "duong ve nha");
        check(true, "bàn", "cái bàn này");
        check(false, "bàn", "bạn tôi");
        check(true, "ban", "bạn tôi");
        check(true, "đươ\u0300ng", "đường");
        check(true, "ёлка", "елка");
    }

    @Test
    void theLastWordMayBeABeginning() throws IOException {
        check(true, "hel", "hello world");
        check(true, "hello wor", "hello world");
        check(false, "hel world", "hello world");
        check(false, "hel ", "hello world");
        check(false, "ello", "hello world");
        check(false, "h", "hello world");
        check(true, "a", "a word");
        check(true, "duo", "đường");
        check(true, "đườ", "đường");
        check(true, "đườ", "duong");
    }

    @Test
    void textsWithoutBlanksAreFoundByTheirCharacters() throws IOException {
        check(true, "世界", "你好世界");
        check(true, "好世", "你好世界");
        check(true, "世", "你好世界");
        check(true, "你好世界", "你好世界");
        check(false, "世好", "你好世界");
        check(false, "你世", "你好世界");
        check(false, "你好界", "你好世界好界");
        check(true, "東京", "東京タワーに行きました");
        check(true, "タワー", "東京タワーに行きました");
        check(true, "안녕", "안녕하세요");
        check(true, "세계", "안녕 세계");
        check(true, "hello 世界", "世界 says hello");
        check(true, "สวัสดี", "สวัสดีครับ");
    }

    @Test
    void tagsAreFoundWhole() throws IOException {
        check(true, "#hanoi", "in #HaNoi today");
        check(true, "#hanoi", "in #HàNội today");
        check(false, "#hanoi", "in hanoi today");
        check(false, "#han", "in #hanoi today");
        check(true, "#hanoi today", "in #hanoi today");
        check(false, "#hanoi tomorrow", "in #hanoi today");
        check(true, "$usd", "paid in $USD");
        check(true, "hanoi", "in #hanoi today");
    }

    @Test
    void whatIsCarriedIsFoundByItsNames() throws IOException {
        int file = put(document(new DocumentAttributeFilename("Annual_report-2025.pdf")));
        var audio = new DocumentAttributeAudio(false, 10, "Hạ trắng", "Khánh Ly", null);
        int music = put(document(audio));
        var contact = new MessageMediaContact("+1", "Ada", "Lovelace", "", 0);
        int card = put(Message.builder().message("").media(contact));
        assertEquals(List.of(file), find("annual report"));
        assertEquals(List.of(file), find("2025"));
        assertEquals(List.of(music), find("khanh ly"));
        assertEquals(List.of(card), find("lovelace"));
    }

    private static Message.Builder document(DocumentAttribute... attributes) {
        var document =
                Document.builder()
                        .fileReference(new byte[0])
                        .mimeType("application/octet-stream")
                        .attributes(List.of(attributes))
                        .build();
        var media = MessageMediaDocument.builder().document(document).build();
        return Message.builder().message("").media(media);
    }

    private static Message.Builder media(MessageMedia media) {
        return Message.builder().message("").media(media);
    }

    private static MessagesFilter calls(boolean missed) {
        return new InputMessagesFilterPhoneCalls(missed);
    }

    private int service(heliograph.tl.api.MessageAction action) throws IOException {
        int id = ++lastId;
        var message =
                MessageService.builder()
                        .id(id)
                        .peerId(new PeerUser(PEER))
                        .date(1_000 + id)
                        .action(action)
                        .build();
        index.put(HOME, new Row(PEER, message, List.of()));
        index.refresh();
        return id;
    }

    private void check(MessagesFilter filter, Integer... ids) throws IOException {
        var wanted = new ArrayList<>(List.of(ids));
        wanted.sort(java.util.Comparator.reverseOrder());
        assertEquals(wanted, find(Wanted.all(1_000_000).filter(filter)), filter::toString);
    }

    @Test
    void everyFilterLetsThroughItsKind() throws IOException {
        int text = say("text");
        int photo = put(media(new MessageMediaPhoto(false, false, new PhotoEmpty(1), null, null)));
        var moving = DocumentAttributeVideo.builder().duration(1).w(1).h(1).build();
        var note = DocumentAttributeVideo.builder().roundMessage(true).duration(1).w(1).h(1);
        int video = put(document(moving));
        int round = put(document(note.build()));
        int gif = put(document(moving, new DocumentAttributeAnimated()));
        int file = put(document(new DocumentAttributeFilename("a.txt")));
        int music = put(document(new DocumentAttributeAudio(false, 1, null, null, null)));
        int voice = put(document(new DocumentAttributeAudio(true, 1, null, null, null)));
        var sticker = new DocumentAttributeSticker(false, "", new InputStickerSetEmpty(), null);
        int stuck = put(document(sticker));
        var link = new MessageEntityUrl(0, 8);
        int url = put(Message.builder().message("http://a").entities(List.of(link)));
        int pinned = put(Message.builder().message("p").pinned(true));
        int mention = put(Message.builder().message("m").mentioned(true));
        int geo = put(media(new MessageMediaGeo(new GeoPointEmpty())));
        int contact = put(media(new MessageMediaContact("1", "a", "", "", 0)));
        int call = service(new MessageActionPhoneCall(false, 1, null, null));
        var reason = new PhoneCallDiscardReasonMissed();
        int missed = service(new MessageActionPhoneCall(false, 1, reason, null));
        int chatPhoto = service(new MessageActionChatEditPhoto(new PhotoEmpty(1)));

        check(new InputMessagesFilterPhotos(), photo);
        check(new InputMessagesFilterVideo(), video);
        check(new InputMessagesFilterPhotoVideo(), photo, video);
        check(new InputMessagesFilterDocument(), file);
        check(new InputMessagesFilterGif(), gif);
        check(new InputMessagesFilterMusic(), music);
        check(new InputMessagesFilterVoice(), voice);
        check(new InputMessagesFilterRoundVideo(), round);
        check(new InputMessagesFilterRoundVoice(), voice, round);
        check(new InputMessagesFilterUrl(), url);
        check(new InputMessagesFilterPinned(), pinned);
        check(new InputMessagesFilterMyMentions(), mention);
        check(new InputMessagesFilterGeo(), geo);
        check(new InputMessagesFilterContacts(), contact);
        check(new InputMessagesFilterPoll());
        check(calls(false), call, missed);
        check(calls(true), missed);
        check(new InputMessagesFilterChatPhotos(), chatPhoto);
        int all = find(Wanted.all(1_000_000).filter(new InputMessagesFilterEmpty())).size();
        assertEquals(lastId, all);
        assertEquals(9, stuck - text + 1);
    }

    @Test
    void narrowsByDatesIdsAndSender() throws IOException {
        for (int i = 0; i < 5; i++) say("one");
        var one = Wanted.all(1_000_000).text("one");
        assertEquals(List.of(4, 3, 2), find(one.dates(1_002, 1_004)));
        assertEquals(List.of(4, 3), find(one.ids(2, 5)));
        assertEquals(List.of(), find(one.ids(Integer.MAX_VALUE, 0)));
        assertEquals(List.of(5, 4, 3, 2, 1), find(one.from(PEER)));
        assertEquals(List.of(), find(one.from(1_000_000)));
        int mine = put(Message.builder().message("one").out(true));
        assertEquals(List.of(mine), find(one.from(PeerId.user(1_000_000).marked())));
    }

    @Test
    void longQuestionsAreCut() throws IOException {
        int id = say("word ".repeat(500));
        assertEquals(List.of(id), find("word ".repeat(1_000)));
        assertEquals(List.of(), find("word ".repeat(20) + "another"));
        assertEquals(List.of(id), find("word ".repeat(200) + "another"));
    }
}
