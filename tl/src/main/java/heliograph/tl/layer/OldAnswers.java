package heliograph.tl.layer;

import heliograph.tl.NotInLayer;
import heliograph.tl.TlObject;
import heliograph.tl.api.BusinessBotRights;
import heliograph.tl.api.JSONValue;
import heliograph.tl.api.JsonObject;
import heliograph.tl.api.PublicForwardMessage;
import heliograph.tl.api.ReadParticipantDate;
import heliograph.tl.api.RecentStory;
import heliograph.tl.api.WebViewResultUrl;
import heliograph.tl.api.help.AnyAppConfig;
import heliograph.tl.api.help.AppConfig;
import heliograph.tl.api.help.AppConfigNotModified;
import heliograph.tl.api.messages.ChatInviteJoinResult;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.ChatInviteJoinResultWebView;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.stats.PublicForwards;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers whose type changed.
public final class OldAnswers {
    private OldAnswers() {}

    /// The updates of joining a chat: all that was answered until layer 223.
    ///
    /// @throws NotInLayer when a bot must be asked first, which older layers cannot do
    public static TlObject joined(ChatInviteJoinResult result, int layer) {
        return switch (result) {
            case ChatInviteJoinResultOk ok -> ok.updates();
            case ChatInviteJoinResultWebView _ ->
                    throw new NotInLayer("messages.chatInviteJoinResultWebView", layer);
        };
    }

    /// The configuration itself: until layer 152 there was no hash, and no "not modified".
    public static JSONValue config(AnyAppConfig config) {
        return switch (config) {
            case AppConfig some -> some.config();
            case AppConfigNotModified _ -> new JsonObject(List.of());
        };
    }

    /// Who read a message, without when.
    public static List<Long> readers(List<ReadParticipantDate> readers) {
        return readers.stream().map(ReadParticipantDate::userId).toList();
    }

    /// The newest stories, 0 for none.
    public static List<Integer> maxIds(List<RecentStory> stories) {
        return stories.stream().map(RecentStory::maxId).map(id -> id == null ? 0 : id).toList();
    }

    /// Where a web view is.
    public static String url(WebViewResultUrl result) {
        return result.url();
    }

    /// The messages among public forwards.
    public static Messages forwards(PublicForwards forwards) {
        var messages =
                forwards.forwards().stream()
                        .filter(PublicForwardMessage.class::isInstance)
                        .map(forward -> ((PublicForwardMessage) forward).message())
                        .toList();
        return new Messages(messages, List.of(), forwards.chats(), forwards.users());
    }

    /// What a connected bot may do: until layer 200, to reply or not.
    public static @Nullable BusinessBotRights rights(boolean canReply) {
        return canReply ? BusinessBotRights.builder().reply(true).build() : null;
    }
}
