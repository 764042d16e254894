package heliograph.bench;

import heliograph.tl.api.Message;
import heliograph.tl.api.User;

/// The words of flags of the two large records, as one would write them by hand.
final class HandFlags {
    private HandFlags() {}

    static int flags(Message message) {
        int flags = 0;
        if (message.out()) flags |= 0x2;
        if (message.fwdFrom() != null) flags |= 0x4;
        if (message.replyTo() != null) flags |= 0x8;
        if (message.mentioned()) flags |= 0x10;
        if (message.mediaUnread()) flags |= 0x20;
        if (message.replyMarkup() != null) flags |= 0x40;
        if (message.entities() != null) flags |= 0x80;
        if (message.fromId() != null) flags |= 0x100;
        if (message.media() != null) flags |= 0x200;
        if (message.views() != null || message.forwards() != null) flags |= 0x400;
        if (message.viaBotId() != null) flags |= 0x800;
        if (message.silent()) flags |= 0x2000;
        if (message.post()) flags |= 0x4000;
        if (message.editDate() != null) flags |= 0x8000;
        if (message.postAuthor() != null) flags |= 0x10000;
        if (message.groupedId() != null) flags |= 0x20000;
        if (message.fromScheduled()) flags |= 0x40000;
        if (message.legacy()) flags |= 0x80000;
        if (message.reactions() != null) flags |= 0x100000;
        if (message.editHide()) flags |= 0x200000;
        if (message.restrictionReason() != null) flags |= 0x400000;
        if (message.replies() != null) flags |= 0x800000;
        if (message.pinned()) flags |= 0x1000000;
        if (message.ttlPeriod() != null) flags |= 0x2000000;
        if (message.noforwards()) flags |= 0x4000000;
        if (message.invertMedia()) flags |= 0x8000000;
        if (message.savedPeerId() != null) flags |= 0x10000000;
        if (message.fromBoostsApplied() != null) flags |= 0x20000000;
        if (message.quickReplyShortcutId() != null) flags |= 0x40000000;
        return flags;
    }

    static int flags2(Message message) {
        int flags = 0;
        if (message.viaBusinessBotId() != null) flags |= 0x1;
        if (message.offline()) flags |= 0x2;
        if (message.effect() != null) flags |= 0x4;
        if (message.factcheck() != null) flags |= 0x8;
        if (message.videoProcessingPending()) flags |= 0x10;
        if (message.reportDeliveryUntilDate() != null) flags |= 0x20;
        if (message.paidMessageStars() != null) flags |= 0x40;
        if (message.suggestedPost() != null) flags |= 0x80;
        if (message.paidSuggestedPostStars()) flags |= 0x100;
        if (message.paidSuggestedPostTon()) flags |= 0x200;
        if (message.scheduleRepeatPeriod() != null) flags |= 0x400;
        if (message.summaryFromLanguage() != null) flags |= 0x800;
        if (message.fromRank() != null) flags |= 0x1000;
        if (message.richMessage() != null) flags |= 0x2000;
        if (message.guestchatViaFrom() != null) flags |= 0x80000;
        return flags;
    }

    static int flags(User user) {
        int flags = 0;
        if (user.accessHash() != null) flags |= 0x1;
        if (user.firstName() != null) flags |= 0x2;
        if (user.lastName() != null) flags |= 0x4;
        if (user.username() != null) flags |= 0x8;
        if (user.phone() != null) flags |= 0x10;
        if (user.photo() != null) flags |= 0x20;
        if (user.status() != null) flags |= 0x40;
        if (user.self()) flags |= 0x400;
        if (user.contact()) flags |= 0x800;
        if (user.mutualContact()) flags |= 0x1000;
        if (user.deleted()) flags |= 0x2000;
        if (user.bot() || user.botInfoVersion() != null) flags |= 0x4000;
        if (user.botChatHistory()) flags |= 0x8000;
        if (user.botNochats()) flags |= 0x10000;
        if (user.verified()) flags |= 0x20000;
        if (user.restricted() || user.restrictionReason() != null) flags |= 0x40000;
        if (user.botInlinePlaceholder() != null) flags |= 0x80000;
        if (user.min()) flags |= 0x100000;
        if (user.botInlineGeo()) flags |= 0x200000;
        if (user.langCode() != null) flags |= 0x400000;
        if (user.support()) flags |= 0x800000;
        if (user.scam()) flags |= 0x1000000;
        if (user.applyMinPhoto()) flags |= 0x2000000;
        if (user.fake()) flags |= 0x4000000;
        if (user.botAttachMenu()) flags |= 0x8000000;
        if (user.premium()) flags |= 0x10000000;
        if (user.attachMenuEnabled()) flags |= 0x20000000;
        if (user.emojiStatus() != null) flags |= 0x40000000;
        return flags;
    }

    static int flags2(User user) {
        int flags = 0;
        if (user.usernames() != null) flags |= 0x1;
        if (user.botCanEdit()) flags |= 0x2;
        if (user.closeFriend()) flags |= 0x4;
        if (user.storiesHidden()) flags |= 0x8;
        if (user.storiesUnavailable()) flags |= 0x10;
        if (user.storiesMaxId() != null) flags |= 0x20;
        if (user.color() != null) flags |= 0x100;
        if (user.profileColor() != null) flags |= 0x200;
        if (user.contactRequirePremium()) flags |= 0x400;
        if (user.botBusiness()) flags |= 0x800;
        if (user.botActiveUsers() != null) flags |= 0x1000;
        if (user.botHasMainApp()) flags |= 0x2000;
        if (user.botVerificationIcon() != null) flags |= 0x4000;
        if (user.sendPaidMessagesStars() != null) flags |= 0x8000;
        if (user.botForumView()) flags |= 0x10000;
        if (user.botForumCanManageTopics()) flags |= 0x20000;
        if (user.botCanManageBots()) flags |= 0x40000;
        if (user.botGuestchat()) flags |= 0x80000;
        if (user.botGuard()) flags |= 0x100000;
        if (user.linkedCommunityId() != null) flags |= 0x200000;
        return flags;
    }
}
