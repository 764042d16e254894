package heliograph.messages;

import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
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
import org.jspecify.annotations.Nullable;

/// What restrictions say of a message (https://core.telegram.org/api/rights).
public final class Bans {
    private Bans() {}

    /// Refuses a message that `banned` does not let its author send.
    public static void check(ChatBannedRights banned, AnyMessage message) {
        if (banned.sendMessages()) throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
        if (!(message instanceof Message m)) return;
        if (banned.sendInline() && m.viaBotId() != null) refuse("INLINE");
        if (m.media() == null || m.media() instanceof MessageMediaWebPage) {
            if (banned.sendPlain()) refuse("PLAIN");
            if (banned.embedLinks() && m.media() != null) refuse("MEDIA");
            return;
        }
        var kind = kind(m.media());
        if (kind != null && isBanned(banned, kind)) refuse(kind);
        boolean apart = "STICKERS".equals(kind) || "GIFS".equals(kind) || "GAME".equals(kind);
        if (banned.sendMedia() && kind != null && !apart) refuse("MEDIA");
    }

    private static void refuse(String what) {
        throw RpcError.forbidden("CHAT_SEND_" + what + "_FORBIDDEN").refusal();
    }

    private static boolean isBanned(ChatBannedRights banned, String kind) {
        return switch (kind) {
            case "PHOTOS" -> banned.sendPhotos();
            case "POLL" -> banned.sendPolls();
            case "GAME" -> banned.sendGames();
            case "STICKERS" -> banned.sendStickers();
            case "GIFS" -> banned.sendGifs();
            case "ROUNDVIDEOS" -> banned.sendRoundvideos();
            case "VIDEOS" -> banned.sendVideos();
            case "VOICES" -> banned.sendVoices();
            case "AUDIOS" -> banned.sendAudios();
            default -> banned.sendDocs();
        };
    }

    /// As the protocol's errors name it; null for what is as good as text.
    private static @Nullable String kind(MessageMedia media) {
        return switch (media) {
            case MessageMediaPhoto _ -> "PHOTOS";
            case MessageMediaPoll _ -> "POLL";
            case MessageMediaGame _ -> "GAME";
            case MessageMediaDocument d when d.document() instanceof Document document ->
                    kind(document);
            default -> null;
        };
    }

    private static String kind(Document document) {
        boolean video = false;
        boolean animated = false;
        for (var attribute : document.attributes())
            switch (attribute) {
                case DocumentAttributeSticker _ -> {
                    return "STICKERS";
                }
                case DocumentAttributeAudio a -> {
                    return a.voice() ? "VOICES" : "AUDIOS";
                }
                case DocumentAttributeVideo v when v.roundMessage() -> {
                    return "ROUNDVIDEOS";
                }
                case DocumentAttributeVideo _ -> video = true;
                case DocumentAttributeAnimated _ -> animated = true;
                default -> {}
            }
        if (animated) return "GIFS";
        return video ? "VIDEOS" : "DOCS";
    }
}
