package heliograph.tl.layer;

import heliograph.tl.api.ButtonType;
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

/// Buttons of layers until 228, a constructor for each kind, as buttons of today.
public final class NewButtons {
    private NewButtons() {}

    public static KeyboardButton reply(KeyboardButtonRequestPhone old) {
        return new KeyboardButton(old.style(), old.text(), new ButtonTypeRequestPhone());
    }

    public static KeyboardButton reply(KeyboardButtonRequestGeoLocation old) {
        return new KeyboardButton(old.style(), old.text(), new ButtonTypeRequestGeoLocation());
    }

    public static KeyboardButton reply(KeyboardButtonRequestPoll old) {
        return new KeyboardButton(old.style(), old.text(), new ButtonTypeRequestPoll(old.quiz()));
    }

    public static KeyboardButton reply(KeyboardButtonSimpleWebView old) {
        return new KeyboardButton(old.style(), old.text(), new ButtonTypeSimpleWebView(old.url()));
    }

    public static KeyboardButton reply(KeyboardButtonWebView old) {
        return new KeyboardButton(old.style(), old.text(), new ButtonTypeSimpleWebView(old.url()));
    }

    public static KeyboardButton reply(KeyboardButtonRequestPeer old) {
        ButtonType type =
                new ButtonTypeRequestPeer(old.buttonId(), old.peerType(), old.maxQuantity());
        return new KeyboardButton(old.style(), old.text(), type);
    }

    public static KeyboardButton reply(InputKeyboardButtonRequestPeer old) {
        ButtonType type =
                new InputButtonTypeRequestPeer(
                        old.nameRequested(),
                        old.usernameRequested(),
                        old.photoRequested(),
                        old.buttonId(),
                        old.peerType(),
                        old.maxQuantity());
        return new KeyboardButton(old.style(), old.text(), type);
    }

    /// A kind that belongs under a message, under the input field: there it only sends its text.
    public static KeyboardButton plain(@Nullable KeyboardButtonStyle style, String text) {
        return new KeyboardButton(style, text, new ButtonTypeDefault());
    }

    /// A kind that belongs under the input field, under a message: there it does nothing.
    public static KeyboardInlineButton disabled(@Nullable KeyboardButtonStyle style, String text) {
        return new KeyboardInlineButton(style, text, new InlineButtonTypeDisabled());
    }

    public static KeyboardInlineButton inline(KeyboardButtonUrl old) {
        return new KeyboardInlineButton(
                old.style(), old.text(), new InlineButtonTypeUrl(old.url()));
    }

    public static KeyboardInlineButton inline(KeyboardButtonCallback old) {
        var type = new InlineButtonTypeCallback(old.requiresPassword(), old.data());
        return new KeyboardInlineButton(old.style(), old.text(), type);
    }

    public static KeyboardInlineButton inline(KeyboardButtonSwitchInline old) {
        var type = new InlineButtonTypeSwitchInline(old.samePeer(), old.query(), old.peerTypes());
        return new KeyboardInlineButton(old.style(), old.text(), type);
    }

    public static KeyboardInlineButton inline(KeyboardButtonGame old) {
        return new KeyboardInlineButton(old.style(), old.text(), new InlineButtonTypeGame());
    }

    public static KeyboardInlineButton inline(KeyboardButtonBuy old) {
        return new KeyboardInlineButton(old.style(), old.text(), new InlineButtonTypeBuy());
    }

    public static KeyboardInlineButton inline(KeyboardButtonUrlAuth old) {
        var type = new InlineButtonTypeUrlAuth(old.fwdText(), old.url(), old.buttonId());
        return new KeyboardInlineButton(old.style(), old.text(), type);
    }

    public static KeyboardInlineButton inline(InputKeyboardButtonUrlAuth old) {
        var type =
                new InputInlineButtonTypeUrlAuth(
                        old.requestWriteAccess(), old.fwdText(), old.url(), old.bot());
        return new KeyboardInlineButton(old.style(), old.text(), type);
    }

    public static KeyboardInlineButton inline(KeyboardButtonUserProfile old) {
        return new KeyboardInlineButton(
                old.style(), old.text(), new InlineButtonTypeUserProfile(old.userId()));
    }

    public static KeyboardInlineButton inline(InputKeyboardButtonUserProfile old) {
        return new KeyboardInlineButton(
                old.style(), old.text(), new InputInlineButtonTypeUserProfile(old.userId()));
    }

    public static KeyboardInlineButton inline(KeyboardButtonWebView old) {
        return new KeyboardInlineButton(
                old.style(), old.text(), new InlineButtonTypeWebView(old.url()));
    }

    public static KeyboardInlineButton inline(KeyboardButtonCopy old) {
        return new KeyboardInlineButton(
                old.style(), old.text(), new InlineButtonTypeCopy(old.copyText()));
    }
}
