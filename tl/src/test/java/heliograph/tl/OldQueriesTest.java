package heliograph.tl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.NodeWriter.Value;
import heliograph.tl.api.Api;
import heliograph.tl.api.BusinessBotRights;
import heliograph.tl.api.ButtonTypeDefault;
import heliograph.tl.api.ButtonTypeRequestPhone;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.ChatReactionsSome;
import heliograph.tl.api.EmailVerificationCode;
import heliograph.tl.api.EmailVerifyPurposePassport;
import heliograph.tl.api.InlineButtonTypeCallback;
import heliograph.tl.api.InlineButtonTypeDisabled;
import heliograph.tl.api.InlineButtonTypeUrl;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputChatTheme;
import heliograph.tl.api.InputChatThemeEmpty;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.InputReplyToStory;
import heliograph.tl.api.InputSavedStarGiftUser;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.KeyboardInlineButton;
import heliograph.tl.api.PaidReactionPrivacyAnonymous;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.ReplyInlineMarkup;
import heliograph.tl.api.ReplyKeyboardMarkup;
import heliograph.tl.api.StarsAmount;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.account.UpdateColor;
import heliograph.tl.api.account.UpdateConnectedBot;
import heliograph.tl.api.account.VerifyEmail;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.ToggleSignatures;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetSponsoredMessages;
import heliograph.tl.api.messages.Report;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.api.messages.SendBotRequestedPeer;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendPaidReaction;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SendScreenshotNotification;
import heliograph.tl.api.messages.SetChatAvailableReactions;
import heliograph.tl.api.messages.SetChatTheme;
import heliograph.tl.api.messages.TranslateText;
import heliograph.tl.api.payments.ConvertStarGift;
import heliograph.tl.api.payments.TransferStarGift;
import heliograph.tl.api.payments.UpdateStarGiftPrice;
import heliograph.tl.api.payments.UpgradeStarGift;
import heliograph.tl.api.stories.CanSendStory;
import heliograph.tl.api.stories.DeleteStories;
import heliograph.tl.api.stories.GetPeerMaxIDs;
import heliograph.tl.api.stories.ReadStories;
import heliograph.tl.api.stories.TogglePeerStoriesHidden;
import heliograph.tl.old.messages.GetAllChats;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Queries of old layers whose meaning their fields' names alone do not carry.
class OldQueriesTest {
    private static final Value USER = Value.of("inputUser", "userId", 7L, "accessHash", 8L);
    private static final Value CHANNEL =
            Value.of("inputChannel", "channelId", 5L, "accessHash", 6L);

    @Test
    void aReplyWasANumber() {
        var query =
                (SendMessage) read(145, "messages.sendMessage", "message", "hi", "replyToMsgId", 9);
        var reply = assertInstanceOf(InputReplyToMessage.class, query.replyTo());
        assertEquals(9, reply.replyToMsgId());
        assertNull(reply.topMsgId());
        assertEquals("hi", query.message());
        assertNull(((SendMessage) read(145, "messages.sendMessage")).replyTo());
    }

    @Test
    void aTopicWasANumber() {
        var both = (SendMedia) read(158, "messages.sendMedia", "replyToMsgId", 9, "topMsgId", 4);
        var reply = assertInstanceOf(InputReplyToMessage.class, both.replyTo());
        assertEquals(9, reply.replyToMsgId());
        assertEquals(4, reply.topMsgId());
        var topic = (SaveDraft) read(165, "messages.saveDraft", "topMsgId", 4);
        assertEquals(
                4, assertInstanceOf(InputReplyToMessage.class, topic.replyTo()).replyToMsgId());
    }

    @Test
    void aScreenshotAlwaysReplies() {
        var query =
                (SendScreenshotNotification)
                        read(150, "messages.sendScreenshotNotification", "replyToMsgId", 3);
        assertEquals(3, ((InputReplyToMessage) query.replyTo()).replyToMsgId());
    }

    @Test
    void aStoryWasOfAUser() {
        var story = Value.of("inputReplyToStory", "userId", USER, "storyId", 2);
        var query = (SendMessage) read(160, "messages.sendMessage", "replyTo", story);
        assertEquals(new InputReplyToStory(new InputPeerUser(7, 8), 2), query.replyTo());
        var stories = (ReadStories) read(160, "stories.readStories", "userId", USER, "maxId", 4);
        assertEquals(new InputPeerUser(7, 8), stories.peer());
        var own = (DeleteStories) read(160, "stories.deleteStories", "id", List.of(1));
        assertInstanceOf(InputPeerSelf.class, own.peer());
        var hidden =
                (TogglePeerStoriesHidden) read(160, "contacts.toggleStoriesHidden", "id", USER);
        assertEquals(new InputPeerUser(7, 8), hidden.peer());
        var ids = (GetPeerMaxIDs) read(160, "users.getStoriesMaxIDs", "id", List.of(USER));
        assertEquals(List.of(new InputPeerUser(7, 8)), ids.id());
    }

    @Test
    void aReactionWasAText() {
        var query = (SendReaction) read(144, "messages.sendReaction", "msgId", 1, "reaction", "👍");
        assertEquals(List.of(new ReactionEmoji("👍")), query.reaction());
        var none = (SendReaction) read(144, "messages.sendReaction", "msgId", 1, "reaction", "");
        assertEquals(List.of(), none.reaction());
        var some =
                (SetChatAvailableReactions)
                        read(
                                144,
                                "messages.setChatAvailableReactions",
                                "availableReactions",
                                List.of("👍"));
        assertEquals(
                new ChatReactionsSome(List.of(new ReactionEmoji("👍"))), some.availableReactions());
        var off = (SetChatAvailableReactions) read(144, "messages.setChatAvailableReactions");
        assertInstanceOf(ChatReactionsNone.class, off.availableReactions());
        var paid = (SendPaidReaction) read(198, "messages.sendPaidReaction", "private", true);
        assertInstanceOf(PaidReactionPrivacyAnonymous.class, paid.private_());
    }

    @Test
    void aButtonWasAConstructorOfItsOwn() {
        var url = Value.of("keyboardButtonUrl", "text", "go", "url", "https://example.org");
        var callback = Value.of("keyboardButtonCallback", "text", "do", "data", "00ff");
        var row = Value.of("keyboardButtonRow", "buttons", List.of(url, callback));
        var markup = Value.of("replyInlineMarkup", "rows", List.of(row));
        var query = (SendMessage) read(184, "messages.sendMessage", "replyMarkup", markup);
        var inline = assertInstanceOf(ReplyInlineMarkup.class, query.replyMarkup());
        List<KeyboardInlineButton> buttons = inline.rows().getFirst().buttons();
        assertEquals(new InlineButtonTypeUrl("https://example.org"), buttons.getFirst().type());
        var second = assertInstanceOf(InlineButtonTypeCallback.class, buttons.get(1).type());
        assertArrayEquals(new byte[] {0, -1}, second.data());
    }

    @Test
    void aButtonUnderTheInputFieldToo() {
        var plain = Value.of("keyboardButton", "text", "yes");
        var phone = Value.of("keyboardButtonRequestPhone", "text", "phone");
        var url = Value.of("keyboardButtonUrl", "text", "wrong here");
        var row = Value.of("keyboardButtonRow", "buttons", List.of(plain, phone, url));
        var markup = Value.of("replyKeyboardMarkup", "rows", List.of(row));
        var query = (SendMessage) read(228, "messages.sendMessage", "replyMarkup", markup);
        var reply = assertInstanceOf(ReplyKeyboardMarkup.class, query.replyMarkup());
        var buttons = reply.rows().getFirst().buttons();
        assertInstanceOf(ButtonTypeDefault.class, buttons.getFirst().type());
        assertInstanceOf(ButtonTypeRequestPhone.class, buttons.get(1).type());
        assertInstanceOf(ButtonTypeDefault.class, buttons.get(2).type());
        var inline = Value.of("replyInlineMarkup", "rows", List.of(row));
        var wrong = (SendMessage) read(228, "messages.sendMessage", "replyMarkup", inline);
        var disabled = assertInstanceOf(ReplyInlineMarkup.class, wrong.replyMarkup());
        assertInstanceOf(
                InlineButtonTypeDisabled.class,
                disabled.rows().getFirst().buttons().getFirst().type());
    }

    @Test
    void forumsWereOfChannels() {
        var query =
                (GetForumTopics)
                        read(158, "channels.getForumTopics", "channel", CHANNEL, "limit", 3);
        assertEquals(new InputPeerChannel(5, 6), query.peer());
        assertEquals(3, query.limit());
        var sponsored =
                (GetSponsoredMessages)
                        read(184, "channels.getSponsoredMessages", "channel", CHANNEL);
        assertEquals(new InputPeerChannel(5, 6), sponsored.peer());
    }

    @Test
    void aReasonBecomesAnOption() {
        var reason = Value.of("inputReportReasonSpam");
        var query = (Report) read(185, "messages.report", "reason", reason, "message", "why");
        assertArrayEquals("spam".getBytes(UTF_8), query.option());
        assertEquals("why", query.message());
    }

    @Test
    void signaturesWereOnOrOff() {
        var on = (ToggleSignatures) read(184, "channels.toggleSignatures", "enabled", true);
        assertTrue(on.signaturesEnabled());
    }

    @Test
    void aColourWasANumber() {
        var query =
                (UpdateColor) read(214, "account.updateColor", "color", 3, "backgroundEmojiId", 4L);
        assertEquals(new PeerColor(3, 4L), query.color());
        assertNull(((UpdateColor) read(214, "account.updateColor")).color());
    }

    @Test
    void aThemeWasAnEmoji() {
        var query = (SetChatTheme) read(204, "messages.setChatTheme", "emoticon", "🌷");
        assertEquals(new InputChatTheme("🌷"), query.theme());
        var none = (SetChatTheme) read(204, "messages.setChatTheme");
        assertInstanceOf(InputChatThemeEmpty.class, none.theme());
    }

    @Test
    void emailWasOnlyForPassport() {
        var query = (VerifyEmail) read(144, "account.verifyEmail", "code", "123");
        assertInstanceOf(EmailVerifyPurposePassport.class, query.purpose());
        assertEquals(new EmailVerificationCode("123"), query.verification());
    }

    @Test
    void aPollNamedItsAnswersByTheirOption() {
        var answers = Value.of("pollAnswer", "text", "yes", "option", "31");
        var poll = Value.of("poll", "question", "why?", "answers", List.of(answers), "quiz", true);
        var media = Value.of("inputMediaPoll", "poll", poll, "correctAnswers", List.of("31", "02"));
        var query = (SendMedia) read(177, "messages.sendMedia", "media", media);
        var read = assertInstanceOf(InputMediaPoll.class, query.media());
        assertEquals("why?", read.poll().question().text());
        assertEquals(List.of(1, 2), read.correctAnswers());
    }

    @Test
    void aPeerStandsForItsChannel() {
        var peer = Value.of("inputPeerChannel", "channelId", 7L, "accessHash", 8L);
        var query = (GetFullChannel) read(158, "channels.getFullChannel", "channel", peer);
        assertEquals(new InputChannel(7, 8), query.channel());
    }

    @Test
    void oneBecameSeveral() {
        var peer = Value.of("inputPeerUser", "userId", 7L, "accessHash", 8L);
        var query =
                (SendBotRequestedPeer)
                        read(158, "messages.sendBotRequestedPeer", "requestedPeer", peer);
        assertEquals(List.of(new InputPeerUser(7, 8)), query.requestedPeers());
        var text = (TranslateText) read(150, "messages.translateText", "text", "hallo");
        assertEquals(List.of(new TextWithEntities("hallo", List.of())), text.text());
        var self = Value.of("inputPeerSelf");
        var id = (TranslateText) read(150, "messages.translateText", "peer", self, "msgId", 6);
        assertEquals(List.of(6), id.id());
    }

    @Test
    void giftsWereMessagesOfUsers() {
        var gift =
                (ConvertStarGift) read(193, "payments.convertStarGift", "userId", USER, "msgId", 4);
        assertEquals(new InputSavedStarGiftUser(4), gift.stargift());
        var price =
                (UpdateStarGiftPrice) read(204, "payments.updateStarGiftPrice", "resellStars", 50L);
        assertEquals(new StarsAmount(50, 0), price.resellAmount());
    }

    @Test
    void aBotCouldReplyOrNot() {
        var bot = (UpdateConnectedBot) read(198, "account.updateConnectedBot", "canReply", true);
        assertTrue(assertInstanceOf(BusinessBotRights.class, bot.rights()).reply());
        assertNull(((UpdateConnectedBot) read(198, "account.updateConnectedBot")).rights());
    }

    @Test
    void whoReactsForStarsWasHiddenOrNot() {
        var hidden = (SendPaidReaction) read(186, "messages.sendPaidReaction", "private", true);
        assertEquals(new PaidReactionPrivacyAnonymous(), hidden.private_());
        assertNull(((SendPaidReaction) read(186, "messages.sendPaidReaction")).private_());
    }

    @Test
    void aBotAnsweredWhomGreetingsGreet() {
        var whom = Value.of("inputBusinessRecipients", "contacts", true, "users", List.of(USER));
        var bot = (UpdateConnectedBot) read(176, "account.updateConnectedBot", "recipients", whom);
        assertTrue(bot.recipients().contacts());
        assertFalse(bot.recipients().newChats());
        assertEquals(List.of(new InputUser(7, 8)), bot.recipients().users());
        assertNull(bot.recipients().excludeUsers());
    }

    @Test
    void aUniqueGiftWasAMessageGivenToAUser() {
        var given =
                (TransferStarGift) read(196, "payments.transferStarGift", "msgId", 4, "toId", USER);
        assertEquals(new InputSavedStarGiftUser(4), given.stargift());
        assertEquals(new InputPeerUser(7, 8), given.toId());
        var raised = (UpgradeStarGift) read(196, "payments.upgradeStarGift", "msgId", 5);
        assertEquals(new InputSavedStarGiftUser(5), raised.stargift());
    }

    @Test
    void aStoryOfAUserGotAReaction() {
        var reaction =
                (heliograph.tl.api.stories.SendReaction)
                        read(161, "stories.sendReaction", "userId", USER, "storyId", 2);
        assertEquals(new InputPeerUser(7, 8), reaction.peer());
        var own = (CanSendStory) read(162, "stories.canSendStory");
        assertInstanceOf(InputPeerSelf.class, own.peer());
    }

    /// A method without a successor is read as what it was; the server refuses it by its name.
    @Test
    void aRemovedMethodIsItself() {
        var query = read(158, "messages.getAllChats", "exceptIds", List.of(1L));
        assertEquals("messages.getAllChats", query.method().name());
        assertEquals(List.of(1L), assertInstanceOf(GetAllChats.class, query).exceptIds());
    }

    private static TlFunction<?> read(int layer, String name, Object... namesAndValues) {
        byte[] bytes = NodeWriter.write(layer, Value.of(name, namesAndValues));
        var in = new TlReader(bytes);
        TlFunction<?> query = Api.function(in);
        assertEquals(0, in.left());
        return query;
    }
}
