package heliograph.tl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.tl.api.BusinessBotRecipients;
import heliograph.tl.api.BusinessBotRights;
import heliograph.tl.api.ButtonTypeDefault;
import heliograph.tl.api.ButtonTypeRequestPhone;
import heliograph.tl.api.ChatReactionsAll;
import heliograph.tl.api.ChatReactionsSome;
import heliograph.tl.api.ChatTheme;
import heliograph.tl.api.Community;
import heliograph.tl.api.ConnectedBot;
import heliograph.tl.api.DialogFilter;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.InlineButtonTypeCopy;
import heliograph.tl.api.InlineButtonTypeUrl;
import heliograph.tl.api.JsonObject;
import heliograph.tl.api.KeyboardButton;
import heliograph.tl.api.KeyboardButtonRow;
import heliograph.tl.api.KeyboardInlineButton;
import heliograph.tl.api.KeyboardInlineButtonRow;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionGiftPremium;
import heliograph.tl.api.MessageActionSetChatTheme;
import heliograph.tl.api.MessageActionTodoCompletions;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityFormattedDate;
import heliograph.tl.api.MessageMediaToDo;
import heliograph.tl.api.MessageReplyStoryHeader;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.PollResults;
import heliograph.tl.api.ReactionCount;
import heliograph.tl.api.ReactionCustomEmoji;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.ReactionPaid;
import heliograph.tl.api.ReadParticipantDate;
import heliograph.tl.api.RecentStory;
import heliograph.tl.api.ReplyInlineMarkup;
import heliograph.tl.api.ReplyKeyboardMarkup;
import heliograph.tl.api.ReportResultReported;
import heliograph.tl.api.StarGiftUnique;
import heliograph.tl.api.StarsAmount;
import heliograph.tl.api.StarsTonAmount;
import heliograph.tl.api.TextPlain;
import heliograph.tl.api.TextSpoiler;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.TodoList;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePinnedForumTopic;
import heliograph.tl.api.UpdateSentStoryReaction;
import heliograph.tl.api.UpdateShort;
import heliograph.tl.api.UpdateStarsBalance;
import heliograph.tl.api.UpdateUserName;
import heliograph.tl.api.UpdateWebBrowserSettings;
import heliograph.tl.api.Updates;
import heliograph.tl.api.User;
import heliograph.tl.api.Username;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SentCodeTypeSmsWord;
import heliograph.tl.api.bots.BotInfo;
import heliograph.tl.api.bots.GetBotInfo;
import heliograph.tl.api.channels.SendAsPeers;
import heliograph.tl.api.help.AppConfig;
import heliograph.tl.api.help.AppConfigNotModified;
import heliograph.tl.api.help.GetAppConfig;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.ChatInviteJoinResultWebView;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.DialogFilters;
import heliograph.tl.api.messages.GetDialogFilters;
import heliograph.tl.api.messages.GetMessageReadParticipants;
import heliograph.tl.api.messages.ImportChatInvite;
import heliograph.tl.api.messages.InvitedUsers;
import heliograph.tl.api.messages.Report;
import heliograph.tl.api.messages.TranslateResult;
import heliograph.tl.api.stories.CanSendStory;
import heliograph.tl.api.stories.CanSendStoryCount;
import heliograph.tl.api.stories.GetPeerMaxIDs;
import heliograph.tlgen.TlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What clients of old layers get where their schema has other fields, types or constructors.
class OldAnswersTest {
    private static final UpdateWebBrowserSettings BROWSER =
            new UpdateWebBrowserSettings(false, false);
    private static final Updates NOTHING = new Updates(List.of(), List.of(), List.of(), 1, 0);

    @Test
    void mediaAndActionsThatALayerLacksAreUnsupportedOrEmpty() {
        var media = new MessageMediaToDo(new TodoList(false, false, text("list"), List.of()), null);
        assertEquals("messageMediaToDo", name(229, media));
        assertEquals("messageMediaUnsupported", name(198, media));
        var action = new MessageActionTodoCompletions(List.of(1), List.of());
        assertEquals("messageActionTodoCompletions", name(214, action));
        assertEquals("messageActionEmpty", name(204, action));
    }

    @Test
    void entitiesThatALayerLacksAreLeftOut() {
        var bold = new MessageEntityBold(0, 1);
        var date = MessageEntityFormattedDate.builder().offset(1).length(2).date(3).build();
        var message =
                Message.builder()
                        .id(1)
                        .peerId(new PeerUser(2))
                        .message("m")
                        .entities(List.of(date, bold, date))
                        .build();
        assertEquals(3, list(written(229, message), "entities").size());
        assertEquals(1, list(written(214, message), "entities").size());
        assertEquals(1, list(written(144, message), "entities").size());
    }

    @Test
    void updatesThatALayerLacksAreLeftOut() {
        var message = Message.builder().id(1).peerId(new PeerUser(2)).build();
        var updates =
                new Updates(
                        List.of(BROWSER, new UpdateNewMessage(message, 5, 1)),
                        List.of(),
                        List.of(),
                        9,
                        4);
        Node old = written(144, updates);
        assertEquals(1, list(old, "updates").size());
        assertEquals(4, old.fields().get("seq"));
        assertEquals(2, list(written(229, updates), "updates").size());
        Node alone = written(144, new UpdateShort(BROWSER, 9));
        assertEquals("updates", alone.line().name());
        assertFalse(BROWSER.existsIn(226));
    }

    @Test
    void buttonsAreConstructorsOfTheirOwn() {
        var url = new KeyboardInlineButton(null, "go", new InlineButtonTypeUrl("u"));
        var copy = new KeyboardInlineButton(null, "copy", new InlineButtonTypeCopy("c"));
        var row = new KeyboardInlineButtonRow(List.of(url, copy));
        var inline = new ReplyInlineMarkup(false, List.of(row));
        assertEquals(List.of("keyboardInlineButton", "keyboardInlineButton"), buttons(229, inline));
        assertEquals(List.of("keyboardButtonUrl", "keyboardButtonCopy"), buttons(228, inline));
        assertEquals(List.of("keyboardButtonUrl", "keyboardButtonCallback"), buttons(144, inline));
        var plain = new KeyboardButton(null, "yes", new ButtonTypeDefault());
        var phone = new KeyboardButton(null, "phone", new ButtonTypeRequestPhone());
        var rows = List.of(new KeyboardButtonRow(List.of(plain, phone)));
        var reply = new ReplyKeyboardMarkup(false, false, false, false, false, rows, null);
        assertEquals(List.of("keyboardButton", "keyboardButtonRequestPhone"), buttons(144, reply));
        assertEquals(List.of("keyboardButton", "keyboardButton"), buttons(229, reply));
    }

    @Test
    void repliesAndDrafts() {
        var reply = heliograph.tl.layer.Replies.to(7);
        var draft = DraftMessage.builder().message("d").replyTo(reply).date(1).build();
        assertEquals(7, written(165, draft).fields().get("replyToMsgId"));
        assertEquals("inputReplyToMessage", written(214, draft).node("replyTo").line().name());
        var story =
                Message.builder()
                        .peerId(new PeerUser(2))
                        .replyTo(new MessageReplyStoryHeader(new PeerUser(4), 5))
                        .build();
        assertNull(field(158, story, "replyTo"));
        assertEquals(4L, written(160, story).node("replyTo").fields().get("userId"));
    }

    @Test
    void textsWithoutEntities() {
        var answer = new PollAnswer(text("yes"), new byte[] {1}, null, null, null);
        var poll = Poll.builder().question(text("why?")).answers(List.of(answer)).build();
        assertEquals("why?", field(177, poll, "question"));
        assertEquals(
                "yes",
                ((Node) list(written(158, poll), "answers").getFirst()).fields().get("text"));
        var results = PollResults.builder().recentVoters(List.of(new PeerUser(3))).build();
        assertEquals(List.of(3L), field(158, results, "recentVoters"));
        var filter = DialogFilter.builder().title(text("work")).build();
        assertEquals("work", field(193, filter, "title"));
        var translated = new TranslateResult(List.of(text("a"), text("b")));
        assertEquals("a\nb", field(150, translated, "text"));
    }

    @Test
    void reactionsWereTexts() {
        var emoji = new ReactionCount(1, new ReactionEmoji("👍"), 2);
        Node old = written(144, emoji);
        assertEquals("👍", old.fields().get("reaction"));
        assertEquals(true, old.fields().get("chosen"));
        assertEquals(
                "⭐",
                field(144, new ReactionCount(null, new ReactionCustomEmoji(1), 2), "reaction"));
        assertFalse(new ReactionCount(null, new ReactionPaid(), 2).existsIn(185));
        var some =
                new ChatReactionsSome(List.of(new ReactionEmoji("👍"), new ReactionCustomEmoji(1)));
        assertEquals(List.of("👍"), heliograph.tl.layer.Reactions.emoji(some));
        assertFalse(heliograph.tl.layer.Reactions.emoji(new ChatReactionsAll(false)).isEmpty());
    }

    @Test
    void looks() {
        var user =
                User.builder()
                        .id(1)
                        .color(new PeerColor(5, 6L))
                        .storiesMaxId(new RecentStory(false, 9))
                        .build();
        assertEquals(5, field(166, user, "color"));
        assertEquals(6L, field(166, user, "backgroundEmojiId"));
        assertEquals(9, field(214, user, "storiesMaxId"));
        var video = DocumentAttributeVideo.builder().duration(2.9).w(1).h(1).build();
        assertEquals(2, field(158, video, "duration"));
        var names =
                new UpdateUserName(
                        1,
                        "a",
                        "b",
                        List.of(
                                new Username(false, false, "off"),
                                new Username(false, true, "on")));
        assertEquals("on", field(146, names, "username"));
        assertEquals(
                "🌷", field(204, new MessageActionSetChatTheme(new ChatTheme("🌷")), "emoticon"));
        var gift = new MessageActionGiftPremium("USD", 1, 365, null, null, null);
        assertEquals(12, field(150, gift, "months"));
        var community =
                Community.builder()
                        .id(3)
                        .title("c")
                        .photo(new heliograph.tl.api.ChatPhotoEmpty())
                        .build();
        assertEquals("chatForbidden", name(227, community));
        assertEquals("textPlain", name(223, new TextSpoiler(new TextPlain("hidden"))));
    }

    @Test
    void starsWereNumbers() {
        assertEquals(5L, field(193, new UpdateStarsBalance(new StarsAmount(5, 0)), "balance"));
        Node ton = written(204, new UpdateStarsBalance(new StarsTonAmount(5)));
        assertEquals(0L, ton.node("balance").fields().get("amount"));
    }

    @Test
    void pinnedTopicsWereOfChannels() {
        var update = new UpdatePinnedForumTopic(true, new heliograph.tl.api.PeerChannel(4), 7);
        Node old = written(158, update);
        assertEquals("updateChannelPinnedTopic", old.line().name());
        assertEquals(4L, old.fields().get("channelId"));
    }

    @Test
    void codesComeByTheApp() {
        var code = new SentCode(new SentCodeTypeSmsWord(null), "h", null, null);
        assertEquals("auth.sentCodeTypeApp", written(177, code).node("type").line().name());
    }

    @Test
    void sendAsPeersWerePeers() {
        var peers =
                new SendAsPeers(
                        List.of(new heliograph.tl.api.SendAsPeer(true, new PeerUser(3))),
                        List.of(),
                        List.of());
        assertEquals(
                "peerUser", ((Node) list(written(144, peers), "peers").getFirst()).line().name());
    }

    @Test
    void answersOfAnotherType() {
        var invited = new InvitedUsers(NOTHING, List.of());
        assertEquals("updates", ((Node) answer(174, CreateChat.METHOD, invited)).line().name());
        var joined = new ChatInviteJoinResultOk(NOTHING);
        assertEquals(
                "updates", ((Node) answer(223, ImportChatInvite.METHOD, joined)).line().name());
        var bot = new ChatInviteJoinResultWebView(1, 2, List.of());
        assertThrows(NotInLayer.class, () -> answer(223, ImportChatInvite.METHOD, bot));
        var config = new AppConfig(1, new JsonObject(List.of()));
        assertEquals("jsonObject", ((Node) answer(152, GetAppConfig.METHOD, config)).line().name());
        var same = new AppConfigNotModified();
        assertEquals("jsonObject", ((Node) answer(152, GetAppConfig.METHOD, same)).line().name());
        var filters =
                new DialogFilters(false, List.of(new heliograph.tl.api.DialogFilterDefault()));
        assertEquals(1, ((List<?>) answer(174, GetDialogFilters.METHOD, filters)).size());
        var readers = List.of(new ReadParticipantDate(7, 1));
        assertEquals(List.of(7L), answer(152, GetMessageReadParticipants.METHOD, readers));
        assertEquals(true, answer(184, Report.METHOD, new ReportResultReported()));
        assertEquals(false, answer(198, CanSendStory.METHOD, new CanSendStoryCount(0)));
        var stories = List.of(new RecentStory(false, 4), new RecentStory(false, null));
        assertEquals(List.of(4, 0), answer(214, GetPeerMaxIDs.METHOD, stories));
    }

    @Test
    void aBotWasItsTexts() {
        var info = new BotInfo("Bot", "about", "what it does");
        assertEquals(List.of("about", "what it does"), answer(155, GetBotInfo.METHOD, info));
    }

    @Test
    void aBotsRecipientsHadNoExceptions() {
        var whom =
                BusinessBotRecipients.builder()
                        .contacts(true)
                        .users(List.of(7L))
                        .excludeUsers(List.of(8L))
                        .build();
        var rights = BusinessBotRights.builder().reply(true).build();
        var bot = new ConnectedBot(5, whom, rights, null, null, null);
        Node then = written(176, bot);
        assertEquals(true, then.fields().get("canReply"));
        var recipients = (Node) Objects.requireNonNull(then.fields().get("recipients"));
        assertEquals("businessRecipients", recipients.line().name());
        assertEquals(List.of(7L), recipients.fields().get("users"));
    }

    @Test
    void aUniqueGiftBelongedToANumber() {
        var gift =
                StarGiftUnique.builder()
                        .title("")
                        .slug("")
                        .attributes(List.of())
                        .ownerId(new PeerUser(7))
                        .build();
        assertEquals(7L, field(196, gift, "ownerId"));
        assertEquals(0L, field(196, gift.toBuilder().ownerId(null).build(), "ownerId"));
    }

    @Test
    void aReactionToAStoryWasToAUser() {
        var update = new UpdateSentStoryReaction(new PeerUser(7), 2, new ReactionEmoji("👍"));
        assertEquals(7L, field(161, update, "userId"));
    }

    private static <R> Object answer(int layer, Method<?, R> method, R value) {
        var out = new TlWriter(layer);
        method.answer().accept(out, value);
        TlType type = Schemas.layer(layer).line(method.name()).result();
        return NodeReader.read(Schemas.layer(layer), out.toBytes(), type);
    }

    private static TextWithEntities text(String text) {
        return new TextWithEntities(text, List.of());
    }

    private static Node written(int layer, TlObject value) {
        var out = new TlWriter(layer);
        value.write(out);
        return NodeReader.read(Schemas.layer(layer), out.toBytes());
    }

    private static String name(int layer, TlObject value) {
        return written(layer, value).line().name();
    }

    private static @Nullable Object field(int layer, TlObject value, String field) {
        return written(layer, value).fields().get(field);
    }

    private static List<?> list(Node node, String field) {
        return Objects.requireNonNull((List<?>) node.fields().get(field));
    }

    private static List<String> buttons(int layer, TlObject markup) {
        Node row = (Node) list(written(layer, markup), "rows").getFirst();
        return list(row, "buttons").stream().map(one -> ((Node) one).line().name()).toList();
    }
}
