package heliograph.privacy;

import heliograph.tl.api.InputPrivacyKey;
import heliograph.tl.api.InputPrivacyKeyAbout;
import heliograph.tl.api.InputPrivacyKeyAddedByPhone;
import heliograph.tl.api.InputPrivacyKeyBirthday;
import heliograph.tl.api.InputPrivacyKeyChatInvite;
import heliograph.tl.api.InputPrivacyKeyForwards;
import heliograph.tl.api.InputPrivacyKeyNoPaidMessages;
import heliograph.tl.api.InputPrivacyKeyPhoneCall;
import heliograph.tl.api.InputPrivacyKeyPhoneNumber;
import heliograph.tl.api.InputPrivacyKeyPhoneP2P;
import heliograph.tl.api.InputPrivacyKeyProfilePhoto;
import heliograph.tl.api.InputPrivacyKeySavedMusic;
import heliograph.tl.api.InputPrivacyKeyStarGiftsAutoSave;
import heliograph.tl.api.InputPrivacyKeyStatusTimestamp;
import heliograph.tl.api.InputPrivacyKeyVoiceMessages;
import heliograph.tl.api.PrivacyKey;
import heliograph.tl.api.PrivacyKeyAbout;
import heliograph.tl.api.PrivacyKeyAddedByPhone;
import heliograph.tl.api.PrivacyKeyBirthday;
import heliograph.tl.api.PrivacyKeyChatInvite;
import heliograph.tl.api.PrivacyKeyForwards;
import heliograph.tl.api.PrivacyKeyNoPaidMessages;
import heliograph.tl.api.PrivacyKeyPhoneCall;
import heliograph.tl.api.PrivacyKeyPhoneNumber;
import heliograph.tl.api.PrivacyKeyPhoneP2P;
import heliograph.tl.api.PrivacyKeyProfilePhoto;
import heliograph.tl.api.PrivacyKeySavedMusic;
import heliograph.tl.api.PrivacyKeyStarGiftsAutoSave;
import heliograph.tl.api.PrivacyKeyStatusTimestamp;
import heliograph.tl.api.PrivacyKeyVoiceMessages;
import heliograph.tl.api.PrivacyRule;
import heliograph.tl.api.PrivacyValueAllowAll;
import heliograph.tl.api.PrivacyValueAllowContacts;
import java.util.List;

/// What an account can show to some and hide from others (https://core.telegram.org/api/privacy),
/// and who sees it while the account has said nothing.
public enum Topic {
    LAST_SEEN("seen", false),
    INVITE("invite", false),
    CALL("call", false),
    PEER_TO_PEER("p2p", true),
    /// Whether forwarded messages lead to the account, or only carry its name.
    FORWARD("forward", false),
    PHOTO("photo", false),
    PHONE("phone", true),
    /// Whether those who have the number find the account by it.
    FOUND_BY_PHONE("found", false),
    VOICE("voice", false),
    ABOUT("about", false),
    BIRTHDAY("birthday", true),
    GIFTS("gifts", false),
    NO_PAID_MESSAGES("free", true),
    MUSIC("music", false);

    private static final List<PrivacyRule> ALL = List.of(new PrivacyValueAllowAll());
    private static final List<PrivacyRule> CONTACTS = List.of(new PrivacyValueAllowContacts());

    /// On disk for ever.
    final String key;

    private final boolean toContacts;

    /// @param toContacts whether it is shown to contacts only, until the account says otherwise
    Topic(String key, boolean toContacts) {
        this.key = key;
        this.toContacts = toContacts;
    }

    /// Who sees it while the account has said nothing.
    List<PrivacyRule> usual() {
        return toContacts ? CONTACTS : ALL;
    }

    /// By the key on disk.
    static Topic of(String key) {
        for (var topic : values()) if (topic.key.equals(key)) return topic;
        throw new IllegalArgumentException("no topic of privacy: " + key);
    }

    PrivacyKey toTl() {
        return switch (this) {
            case LAST_SEEN -> new PrivacyKeyStatusTimestamp();
            case INVITE -> new PrivacyKeyChatInvite();
            case CALL -> new PrivacyKeyPhoneCall();
            case PEER_TO_PEER -> new PrivacyKeyPhoneP2P();
            case FORWARD -> new PrivacyKeyForwards();
            case PHOTO -> new PrivacyKeyProfilePhoto();
            case PHONE -> new PrivacyKeyPhoneNumber();
            case FOUND_BY_PHONE -> new PrivacyKeyAddedByPhone();
            case VOICE -> new PrivacyKeyVoiceMessages();
            case ABOUT -> new PrivacyKeyAbout();
            case BIRTHDAY -> new PrivacyKeyBirthday();
            case GIFTS -> new PrivacyKeyStarGiftsAutoSave();
            case NO_PAID_MESSAGES -> new PrivacyKeyNoPaidMessages();
            case MUSIC -> new PrivacyKeySavedMusic();
        };
    }

    static Topic of(InputPrivacyKey key) {
        return switch (key) {
            case InputPrivacyKeyStatusTimestamp _ -> LAST_SEEN;
            case InputPrivacyKeyChatInvite _ -> INVITE;
            case InputPrivacyKeyPhoneCall _ -> CALL;
            case InputPrivacyKeyPhoneP2P _ -> PEER_TO_PEER;
            case InputPrivacyKeyForwards _ -> FORWARD;
            case InputPrivacyKeyProfilePhoto _ -> PHOTO;
            case InputPrivacyKeyPhoneNumber _ -> PHONE;
            case InputPrivacyKeyAddedByPhone _ -> FOUND_BY_PHONE;
            case InputPrivacyKeyVoiceMessages _ -> VOICE;
            case InputPrivacyKeyAbout _ -> ABOUT;
            case InputPrivacyKeyBirthday _ -> BIRTHDAY;
            case InputPrivacyKeyStarGiftsAutoSave _ -> GIFTS;
            case InputPrivacyKeyNoPaidMessages _ -> NO_PAID_MESSAGES;
            case InputPrivacyKeySavedMusic _ -> MUSIC;
        };
    }
}
