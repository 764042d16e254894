package heliograph.channels;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyChannelMessagesFilter;
import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.AnyInputChatPhoto;
import heliograph.tl.api.AnyInputCheckPasswordSRP;
import heliograph.tl.api.AnyInputDialogPeer;
import heliograph.tl.api.AnyInputGeoPoint;
import heliograph.tl.api.AnyInputNotifyPeer;
import heliograph.tl.api.AnyInputPhoto;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.ChannelParticipantsFilter;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.InputChatPhotoEmpty;
import heliograph.tl.api.InputChatlistDialogFilter;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputGeoPoint;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.InputMediaContact;
import heliograph.tl.api.InputMessage;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputNotifyPeer;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.InputPhotoEmpty;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.InputReportReasonSpam;
import heliograph.tl.api.InputSingleMedia;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.MessagesFilter;
import heliograph.tl.api.ProfileTab;
import heliograph.tl.api.ProfileTabMedia;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.ReportReason;
import heliograph.tl.api.SendMessageAction;
import heliograph.tl.api.SendMessageTypingAction;
import heliograph.tl.api.TopPeerCategory;
import heliograph.tl.api.TopPeerCategoryGroups;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.messages.SendMessage;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every served method that names a channel, as `schema/methods.tsv` lists them, by those who are
/// not in it: none answers. The queries are made from the methods' own parameters, so that a method
/// that is new is in it without being named here.
class EveryMethodTest {
    private static final String SECRET = "what nobody outside shall read";
    private static final String PRIVATE = "CHANNEL_PRIVATE";

    /// Stands for an answer, which holds nothing but the caller's own.
    private static final String ANSWERED = "answered";

    /// What is not refused with `CHANNEL_PRIVATE`: what is one's own, what may be reported, what is
    /// found by something else first, and what no channel is meant by.
    private static final Map<String, String> OTHERWISE =
            Map.ofEntries(
                    entry("Block", "PEER_ID_INVALID"),
                    entry("SetBlocked", "PEER_ID_INVALID"),
                    entry("Unblock", "PEER_ID_INVALID"),
                    entry("GetOutboxReadDate", "PEER_ID_INVALID"),
                    entry("EditChatParticipantRank", "PEER_ID_INVALID"),
                    entry("SendScreenshotNotification", "PEER_ID_INVALID"),
                    entry("GetChannelRecommendations", "CHANNEL_INVALID"),
                    entry("CheckUsername", ANSWERED),
                    entry("GetChannels", ANSWERED),
                    entry("GetPeerSettings", ANSWERED),
                    entry("HidePeerSettingsBar", ANSWERED),
                    entry("LeaveChannel", "USER_NOT_PARTICIPANT"),
                    entry("DeleteExportedChatInvite", "INVITE_HASH_EXPIRED"),
                    entry("EditExportedChatInvite", "INVITE_HASH_EXPIRED"),
                    entry("GetExportedChatInvite", "INVITE_HASH_EXPIRED"),
                    entry("EditExportedInvite", "INVITE_SLUG_EXPIRED"),
                    entry("JoinChatlistInvite", "INVITE_SLUG_EXPIRED"),
                    entry("ExportChatlistInvite", "CHAT_ADMIN_REQUIRED"),
                    entry("JoinChatlistUpdates", "FILTER_ID_INVALID"),
                    entry("LeaveChatlist", "FILTER_ID_INVALID"),
                    entry("GetNotifyExceptions", ANSWERED),
                    entry("GetNotifySettings", ANSWERED),
                    entry("UpdateNotifySettings", ANSWERED),
                    entry("GetPeerDialogs", ANSWERED),
                    entry("MarkDialogUnread", ANSWERED),
                    entry("ReorderPinnedDialogs", ANSWERED),
                    entry("ToggleDialogPin", "PEER_HISTORY_EMPTY"),
                    entry("SaveDraft", ANSWERED),
                    entry("ResetTopPeerRating", ANSWERED),
                    entry("DeleteSavedHistory", ANSWERED),
                    entry("GetSavedDialogsByID", ANSWERED),
                    entry("GetSavedHistory", ANSWERED),
                    entry("GetSavedReactionTags", ANSWERED),
                    entry("ReorderPinnedSavedDialogs", ANSWERED),
                    entry("ToggleSavedDialogPin", ANSWERED),
                    entry("DeleteScheduledMessages", ANSWERED),
                    entry("GetScheduledHistory", ANSWERED),
                    entry("GetScheduledMessages", ANSWERED),
                    entry("SendScheduledMessages", "MESSAGE_ID_INVALID"),
                    entry("Report", "OPTION_INVALID"),
                    entry("ReportPeer", ANSWERED),
                    entry("ReportProfilePhoto", "PHOTO_ID_INVALID"),
                    entry("ReportSpam", ANSWERED),
                    entry("UploadMedia", ANSWERED));

    private final Community town = new Community(1, false);
    private final Client pawn = town.member();
    private final Map<Class<?>, Object> samples = new LinkedHashMap<>();
    private long number;

    @AfterEach
    void close() {
        town.close();
    }

    private static List<Class<?>> served() throws IOException, ClassNotFoundException {
        var all = new ArrayList<Class<?>>();
        for (var line : Files.readAllLines(Path.of("../schema/methods.tsv"))) {
            var row = line.split("\t", -1);
            if (!row[1].equals("served")) continue;
            int dot = row[0].indexOf('.');
            var name = Character.toUpperCase(row[0].charAt(dot + 1)) + row[0].substring(dot + 2);
            var type = Class.forName("heliograph.tl.api." + row[0].substring(0, dot + 1) + name);
            for (var part : type.getRecordComponents())
                if (names(part)) {
                    all.add(type);
                    break;
                }
        }
        return all;
    }

    /// Parameters that name others than the channel that the call is about.
    private static final Set<String> OTHERS =
            Set.of(
                    "participant",
                    "reactionPeer",
                    "sendAs",
                    "offsetPeer",
                    "parentPeer",
                    "savedPeerId",
                    "fromId",
                    "community");

    /// Whether a parameter names the channel that the call is about.
    private static boolean names(RecordComponent part) {
        var type =
                part.getGenericType() instanceof ParameterizedType list
                        ? list.getActualTypeArguments()[0]
                        : part.getType();
        return (type == InputPeer.class
                        || type == AnyInputChannel.class
                        || type == AnyInputDialogPeer.class
                        || type == AnyInputNotifyPeer.class)
                && !OTHERS.contains(part.getName());
    }

    private Object value(Client by, RecordComponent part, Type type) {
        if (type instanceof ParameterizedType list)
            return List.of(value(by, part, list.getActualTypeArguments()[0]));
        if (type == InputPeer.class)
            return OTHERS.contains(part.getName()) ? town.userPeer(by, pawn) : town.peer(by);
        if (type == AnyInputChannel.class) return town.named(by);
        if (type == AnyInputDialogPeer.class) return new InputDialogPeer(town.peer(by));
        if (type == AnyInputNotifyPeer.class) return new InputNotifyPeer(town.peer(by));
        if (type == AnyInputUser.class) return town.user(by, pawn);
        if (type == boolean.class || type == Boolean.class) return false;
        if (type == int.class || type == Integer.class) return 2;
        if (type == long.class || type == Long.class) return ++number;
        if (type == String.class) return "name" + ++number;
        if (type == byte[].class) return new byte[] {0};
        var sample = samples.get(type);
        if (sample == null) throw new AssertionError("no sample of a " + type + " for " + part);
        return sample;
    }

    private TlFunction<?> query(Client by, Class<?> method) throws ReflectiveOperationException {
        var parts = method.getRecordComponents();
        var types = new Class<?>[parts.length];
        var values = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            boolean optional =
                    parts[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                            && !names(parts[i]);
            values[i] = optional ? null : value(by, parts[i], parts[i].getGenericType());
        }
        return (TlFunction<?>) method.getDeclaredConstructor(types).newInstance(values);
    }

    private void sample() {
        samples.put(InputStickerSet.class, new InputStickerSetEmpty());
        samples.put(ChatAdminRights.class, ChatAdminRights.builder().build());
        samples.put(ChatBannedRights.class, ChatBannedRights.builder().build());
        samples.put(AnyInputPhoto.class, new InputPhotoEmpty());
        samples.put(AnyInputChatPhoto.class, new InputChatPhotoEmpty());
        samples.put(InputReplyTo.class, InputReplyToMessage.builder().replyToMsgId(2).build());
        samples.put(ProfileTab.class, new ProfileTabMedia());
        samples.put(ReportReason.class, new InputReportReasonSpam());
        samples.put(InputPeerNotifySettings.class, InputPeerNotifySettings.builder().build());
        samples.put(InputMessage.class, new InputMessageID(2));
        samples.put(ChannelParticipantsFilter.class, new ChannelParticipantsRecent());
        samples.put(InputChatlistDialogFilter.class, new InputChatlistDialogFilter(2));
        samples.put(TopPeerCategory.class, new TopPeerCategoryGroups());
        samples.put(AnyInputCheckPasswordSRP.class, new InputCheckPasswordEmpty());
        InputMedia media = new InputMediaContact("1", "A", "B", "");
        samples.put(InputMedia.class, media);
        samples.put(InputSingleMedia.class, new InputSingleMedia(media, 77, "x", null));
        samples.put(AnyInputGeoPoint.class, new InputGeoPoint(1, 2, null));
        samples.put(Reaction.class, new ReactionEmoji("👍"));
        samples.put(MessagesFilter.class, new InputMessagesFilterEmpty());
        samples.put(ChatReactions.class, new ChatReactionsNone());
        samples.put(SendMessageAction.class, new SendMessageTypingAction());
        samples.put(AnyChannelMessagesFilter.class, new ChannelMessagesFilterEmpty());
    }

    /// Those who are out, each in another way.
    private Map<String, Client> outsiders() {
        var banned = town.member();
        town.ban(town.owner, banned, Community.kick());
        var left = town.member();
        left.ask(new LeaveChannel(town.named(left)));
        return Map.of("stranger", town.person(), "left", left, "banned", banned);
    }

    @Test
    void nobodyOutsideIsAnswered() throws ReflectiveOperationException, IOException {
        sample();
        town.owner.ask(
                SendMessage.builder()
                        .peer(town.peer(town.owner))
                        .message(SECRET)
                        .randomId(1)
                        .build());
        var outsiders = outsiders();
        Map<String, String> wrong = new TreeMap<>();
        var served = served();
        for (var method : served)
            for (var who : outsiders.entrySet()) {
                var outcome = who.getValue().outcome(query(who.getValue(), method));
                var known = OTHERWISE.getOrDefault(method.getSimpleName(), PRIVATE);
                var got = outcome.failed() ? outcome.error() : ANSWERED;
                boolean told = String.valueOf(outcome.answer()).contains(SECRET);
                if (told || !(known.contains(got) || got.equals(PRIVATE)))
                    wrong.put(method.getSimpleName() + " by " + who.getKey(), got);
            }
        assertEquals(Map.of(), wrong);
        assertTrue(served.size() > 120, "the table of methods is read");
    }

    @Test
    void whatIsOtherwiseIsServed() throws ReflectiveOperationException, IOException {
        var names = new TreeSet<String>();
        for (var method : served()) names.add(method.getSimpleName());
        for (var name : OTHERWISE.keySet()) assertTrue(names.contains(name), name);
    }
}
