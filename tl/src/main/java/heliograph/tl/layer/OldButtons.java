package heliograph.tl.layer;

import heliograph.tl.TlObject;
import heliograph.tl.api.ButtonTypeDefault;
import heliograph.tl.api.ButtonTypeRequestGeoLocation;
import heliograph.tl.api.ButtonTypeRequestPeer;
import heliograph.tl.api.ButtonTypeRequestPhone;
import heliograph.tl.api.ButtonTypeRequestPoll;
import heliograph.tl.api.ButtonTypeSimpleWebView;
import heliograph.tl.api.InlineButtonTypeBuy;
import heliograph.tl.api.InlineButtonTypeCallback;
import heliograph.tl.api.InlineButtonTypeCopy;
import heliograph.tl.api.InlineButtonTypeDisabled;
import heliograph.tl.api.InlineButtonTypeGame;
import heliograph.tl.api.InlineButtonTypeSwitchInline;
import heliograph.tl.api.InlineButtonTypeUrl;
import heliograph.tl.api.InlineButtonTypeUrlAuth;
import heliograph.tl.api.InlineButtonTypeUserProfile;
import heliograph.tl.api.InlineButtonTypeWebView;
import heliograph.tl.api.InputButtonTypeRequestPeer;
import heliograph.tl.api.InputInlineButtonTypeUrlAuth;
import heliograph.tl.api.InputInlineButtonTypeUserProfile;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.KeyboardButton;
import heliograph.tl.api.KeyboardButtonStyle;
import heliograph.tl.api.KeyboardInlineButton;
import heliograph.tl.old.InputKeyboardButtonRequestPeer;
import heliograph.tl.old.InputKeyboardButtonUrlAuth;
import heliograph.tl.old.InputKeyboardButtonUserProfile;
import heliograph.tl.old.KeyboardButtonBuy;
import heliograph.tl.old.KeyboardButtonCallback;
import heliograph.tl.old.KeyboardButtonCopy;
import heliograph.tl.old.KeyboardButtonGame;
import heliograph.tl.old.KeyboardButtonRequestGeoLocation;
import heliograph.tl.old.KeyboardButtonRequestPeer;
import heliograph.tl.old.KeyboardButtonRequestPhone;
import heliograph.tl.old.KeyboardButtonRequestPoll;
import heliograph.tl.old.KeyboardButtonSimpleWebView;
import heliograph.tl.old.KeyboardButtonSwitchInline;
import heliograph.tl.old.KeyboardButtonUrl;
import heliograph.tl.old.KeyboardButtonUrlAuth;
import heliograph.tl.old.KeyboardButtonUserProfile;
import heliograph.tl.old.KeyboardButtonWebView;
import org.jspecify.annotations.Nullable;

/// Buttons of today as those of layers until 228. A kind that a layer lacks does nothing there: it
/// is a plain button, or one whose callback carries no data.
public final class OldButtons {
    /// The layers that brought each kind.
    private static final int REQUEST_PEER_SINCE = 152;

    private static final int INPUT_REQUEST_PEER_SINCE = 177;
    private static final int COPY_SINCE = 193;

    private OldButtons() {}

    /// The old constructor of a button under the input field; null when it is a plain one, whose
    /// constructor kept its name.
    public static @Nullable TlObject reply(KeyboardButton button, int layer) {
        KeyboardButtonStyle style = button.style();
        String text = button.text();
        return switch (button.type()) {
            case ButtonTypeDefault _ -> null;
            case ButtonTypeRequestPhone _ -> new KeyboardButtonRequestPhone(style, text);
            case ButtonTypeRequestGeoLocation _ ->
                    new KeyboardButtonRequestGeoLocation(style, text);
            case ButtonTypeRequestPoll poll ->
                    new KeyboardButtonRequestPoll(style, poll.quiz(), text);
            case ButtonTypeSimpleWebView view ->
                    new KeyboardButtonSimpleWebView(style, text, view.url());
            case ButtonTypeRequestPeer peer when layer < REQUEST_PEER_SINCE -> null;
            case ButtonTypeRequestPeer peer ->
                    new KeyboardButtonRequestPeer(
                            style, text, peer.buttonId(), peer.peerType(), peer.maxQuantity());
            case InputButtonTypeRequestPeer peer when layer < INPUT_REQUEST_PEER_SINCE -> null;
            case InputButtonTypeRequestPeer peer ->
                    new InputKeyboardButtonRequestPeer(
                            peer.nameRequested(),
                            peer.usernameRequested(),
                            peer.photoRequested(),
                            style,
                            text,
                            peer.buttonId(),
                            peer.peerType(),
                            peer.maxQuantity());
        };
    }

    /// The old constructor of a button under a message.
    public static TlObject inline(KeyboardInlineButton button, int layer) {
        KeyboardButtonStyle style = button.style();
        String text = button.text();
        return switch (button.type()) {
            case InlineButtonTypeUrl url -> new KeyboardButtonUrl(style, text, url.url());
            case InlineButtonTypeCallback callback ->
                    new KeyboardButtonCallback(
                            callback.requiresPassword(), style, text, callback.data());
            case InlineButtonTypeGame _ -> new KeyboardButtonGame(style, text);
            case InlineButtonTypeBuy _ -> new KeyboardButtonBuy(style, text);
            case InlineButtonTypeSwitchInline inline ->
                    new KeyboardButtonSwitchInline(
                            inline.samePeer(), style, text, inline.query(), inline.peerTypes());
            case InlineButtonTypeUrlAuth auth ->
                    new KeyboardButtonUrlAuth(
                            style, text, auth.fwdText(), auth.url(), auth.buttonId());
            case InputInlineButtonTypeUrlAuth auth ->
                    new InputKeyboardButtonUrlAuth(
                            auth.requestWriteAccess(),
                            style,
                            text,
                            auth.fwdText(),
                            auth.url(),
                            auth.bot() == null ? new InputUserEmpty() : auth.bot());
            case InlineButtonTypeUserProfile profile ->
                    new KeyboardButtonUserProfile(style, text, profile.userId());
            case InputInlineButtonTypeUserProfile profile ->
                    new InputKeyboardButtonUserProfile(style, text, profile.userId());
            case InlineButtonTypeWebView view -> new KeyboardButtonWebView(style, text, view.url());
            case InlineButtonTypeCopy copy when layer < COPY_SINCE -> idle(style, text);
            case InlineButtonTypeCopy copy -> new KeyboardButtonCopy(style, text, copy.copyText());
            case InlineButtonTypeDisabled _ -> idle(style, text);
        };
    }

    private static TlObject idle(@Nullable KeyboardButtonStyle style, String text) {
        return new KeyboardButtonCallback(false, style, text, new byte[0]);
    }
}
