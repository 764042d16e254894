package heliograph.posts;

import heliograph.channels.Standing;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Document;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.DocumentAttributeAudio;
import heliograph.tl.api.DocumentAttributeSticker;
import heliograph.tl.api.DocumentAttributeVideo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaDocument;
import heliograph.tl.api.MessageMediaGame;
import heliograph.tl.api.MessageMediaPhoto;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.MessageMediaWebPage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether someone may send a message in a channel, by its kind
/// (https://core.telegram.org/api/rights).
final class SendRights {
    private SendRights() {}

    /// Refuses whom the channel does not let write at all.
    static void check(Standing standing) {
        standing.viewing();
        var channel = standing.channel();
        if (channel.broadcast()) {
            if (!standing.may(ChatAdminRights::postMessages))
                throw RpcError.forbidden("CHAT_ADMIN_REQUIRED").refusal();
            return;
        }
        if (!standing.isMember()) {
            boolean discussion = channel.linked() != null;
            if (!discussion) throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
            if (channel.joinToSend())
                throw RpcError.forbidden("CHAT_GUEST_SEND_FORBIDDEN").refusal();
        }
        if (standing.isAdmin()) return;
        var own = standing.banned();
        if (own != null && own.sendMessages())
            throw RpcError.bad("USER_BANNED_IN_CHANNEL").refusal();
        if (standing.isBarred(ChatBannedRights::sendMessages))
            throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
    }

    /// Refuses a kind of message that is forbidden to who writes.
    static void check(Standing standing, AnyMessage message) {
        if (standing.channel().broadcast()) checkPoll(message);
        if (standing.channel().broadcast() || standing.isAdmin()) return;
        if (!(message instanceof Message m)) return;
        if (m.viaBotId() != null)
            refuse(standing, ChatBannedRights::sendInline, "CHAT_SEND_INLINE_FORBIDDEN");
        check(standing, m.media());
    }

    /// Subscribers do not learn of each other: their votes are not shown in a channel.
    private static void checkPoll(AnyMessage message) {
        if (message instanceof Message m
                && m.media() instanceof MessageMediaPoll media
                && media.poll().publicVoters())
            throw RpcError.bad("BROADCAST_PUBLIC_VOTERS_FORBIDDEN").refusal();
    }

    private static void check(Standing standing, @Nullable MessageMedia media) {
        switch (media) {
            case null -> refuse(standing, b -> b.sendPlain(), "CHAT_SEND_PLAIN_FORBIDDEN");
            case MessageMediaWebPage _ -> {
                refuse(standing, b -> b.sendPlain(), "CHAT_SEND_PLAIN_FORBIDDEN");
                refuse(standing, b -> b.embedLinks(), "CHAT_SEND_WEBPAGE_FORBIDDEN");
            }
            case MessageMediaPhoto _ ->
                    refuse(standing, media(b -> b.sendPhotos()), "CHAT_SEND_PHOTOS_FORBIDDEN");
            case MessageMediaPoll _ ->
                    refuse(standing, b -> b.sendPolls(), "CHAT_SEND_POLL_FORBIDDEN");
            case MessageMediaGame _ ->
                    refuse(standing, b -> b.sendGames(), "CHAT_SEND_GAME_FORBIDDEN");
            case MessageMediaDocument d when d.document() instanceof Document document ->
                    check(standing, document);
            default -> refuse(standing, b -> b.sendMedia(), "CHAT_SEND_MEDIA_FORBIDDEN");
        }
    }

    private static void check(Standing standing, Document document) {
        boolean animated = false;
        boolean sticker = false;
        DocumentAttributeVideo video = null;
        DocumentAttributeAudio audio = null;
        for (var attribute : document.attributes()) {
            if (attribute instanceof DocumentAttributeAnimated) animated = true;
            if (attribute instanceof DocumentAttributeSticker) sticker = true;
            if (attribute instanceof DocumentAttributeVideo v) video = v;
            if (attribute instanceof DocumentAttributeAudio a) audio = a;
        }
        if (sticker) refuse(standing, b -> b.sendStickers(), "CHAT_SEND_STICKERS_FORBIDDEN");
        else if (animated) refuse(standing, b -> b.sendGifs(), "CHAT_SEND_GIFS_FORBIDDEN");
        else if (video != null && video.roundMessage())
            refuse(standing, media(b -> b.sendRoundvideos()), "CHAT_SEND_ROUNDVIDEOS_FORBIDDEN");
        else if (video != null)
            refuse(standing, media(b -> b.sendVideos()), "CHAT_SEND_VIDEOS_FORBIDDEN");
        else if (audio != null && audio.voice())
            refuse(standing, media(b -> b.sendVoices()), "CHAT_SEND_VOICES_FORBIDDEN");
        else if (audio != null)
            refuse(standing, media(b -> b.sendAudios()), "CHAT_SEND_AUDIOS_FORBIDDEN");
        else refuse(standing, media(b -> b.sendDocs()), "CHAT_SEND_DOCS_FORBIDDEN");
    }

    /// All media may be forbidden at once, as older clients do it.
    private static Predicate<ChatBannedRights> media(Predicate<ChatBannedRights> kind) {
        return banned -> banned.sendMedia() || kind.test(banned);
    }

    private static void refuse(Standing standing, Predicate<ChatBannedRights> ban, String error) {
        if (standing.isBarred(ban)) throw RpcError.forbidden(error).refusal();
    }
}
