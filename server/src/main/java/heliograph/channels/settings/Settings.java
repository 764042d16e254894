package heliograph.channels.settings;

import heliograph.channels.ChannelErrors;
import heliograph.channels.Standing;
import heliograph.channels.life.Founding;
import heliograph.channels.life.Locations;
import heliograph.channels.life.Titles;
import heliograph.reactions.Palette;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputGeoPoint;
import heliograph.tl.api.AnyPeerColor;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.ChannelAdminLogEventActionChangeAbout;
import heliograph.tl.api.ChannelAdminLogEventActionChangeAvailableReactions;
import heliograph.tl.api.ChannelAdminLogEventActionChangeEmojiStickerSet;
import heliograph.tl.api.ChannelAdminLogEventActionChangeHistoryTTL;
import heliograph.tl.api.ChannelAdminLogEventActionChangeLocation;
import heliograph.tl.api.ChannelAdminLogEventActionChangePeerColor;
import heliograph.tl.api.ChannelAdminLogEventActionChangePhoto;
import heliograph.tl.api.ChannelAdminLogEventActionChangeProfilePeerColor;
import heliograph.tl.api.ChannelAdminLogEventActionChangeStickerSet;
import heliograph.tl.api.ChannelAdminLogEventActionChangeTitle;
import heliograph.tl.api.ChannelAdminLogEventActionDefaultBannedRights;
import heliograph.tl.api.ChannelLocation;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.ChatReactionsAll;
import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.InputStickerSetEmpty;
import heliograph.tl.api.MessageActionChatDeletePhoto;
import heliograph.tl.api.MessageActionChatEditPhoto;
import heliograph.tl.api.MessageActionChatEditTitle;
import heliograph.tl.api.MessageActionSetMessagesTTL;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.Photo;
import heliograph.tl.api.PhotoEmpty;
import heliograph.tl.api.ProfileTab;
import heliograph.tl.api.Update;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a channel is called and looks like, and what its members may do.
public final class Settings {
    static final RpcError CHAT_ABOUT_NOT_MODIFIED = RpcError.bad("CHAT_ABOUT_NOT_MODIFIED");
    static final RpcError BANNED_RIGHTS_INVALID = RpcError.bad("BANNED_RIGHTS_INVALID");
    static final RpcError UNTIL_DATE_INVALID = RpcError.bad("UNTIL_DATE_INVALID");

    private static final PeerColor NO_COLOR = new PeerColor(null, null);

    private final Governing governing;

    public Settings(Governing governing) {
        this.governing = governing;
    }

    private static Standing informing(Standing standing) {
        return standing.having(ChatAdminRights::changeInfo, ChatBannedRights::changeInfo);
    }

    private static void modified(@Nullable Object before, @Nullable Object after) {
        if (Objects.equals(before, after)) throw RpcError.CHAT_NOT_MODIFIED.refusal();
    }

    /// Refuses with `CHAT_TITLE_EMPTY` or `CHAT_NOT_MODIFIED`.
    List<Update> title(Caller caller, long channel, String title) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = informing(standing).channel();
                    var checked = Titles.checked(title);
                    modified(before.title(), checked);
                    return Governing.Step.said(
                            before.toBuilder().title(checked),
                            new ChannelAdminLogEventActionChangeTitle(before.title(), checked),
                            new MessageActionChatEditTitle(checked));
                });
    }

    /// Refuses with `CHAT_ABOUT_TOO_LONG` or `CHAT_ABOUT_NOT_MODIFIED`.
    void about(Caller caller, long channel, String about) {
        governing.change(
                caller,
                channel,
                standing -> {
                    var before = informing(standing).channel();
                    var checked = Titles.about(about);
                    if (before.about().equals(checked)) throw CHAT_ABOUT_NOT_MODIFIED.refusal();
                    return Governing.Step.quiet(
                            before.toBuilder().about(checked),
                            new ChannelAdminLogEventActionChangeAbout(before.about(), checked));
                });
    }

    /// Shows another photo, or none when it is null.
    List<Update> photo(Caller caller, long channel, @Nullable Photo photo) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = informing(standing).channel();
                    modified(before.photo(), photo);
                    AnyPhoto none = new PhotoEmpty(0);
                    return Governing.Step.said(
                            before.toBuilder().photo(photo),
                            new ChannelAdminLogEventActionChangePhoto(
                                    before.photo() instanceof AnyPhoto old ? old : none,
                                    photo == null ? none : photo),
                            photo == null
                                    ? new MessageActionChatDeletePhoto()
                                    : new MessageActionChatEditPhoto(photo));
                });
    }

    /// Which tab of its page a channel opens with.
    void mainTab(Caller caller, long channel, ProfileTab tab) {
        governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.having(ChatAdminRights::changeInfo).channel();
                    return Governing.Step.quiet(before.toBuilder().mainTab(tab), null);
                });
    }

    /// Checks that the caller may change the photo, before one is made.
    void mayPhoto(Standing standing) {
        informing(standing);
    }

    /// Moves a group that belongs to a place.
    List<Update> location(Caller caller, long channel, AnyInputGeoPoint point, String address) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.viewing().channel();
                    if (!standing.isCreator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    if (before.broadcast()) throw RpcError.bad("MEGAGROUP_REQUIRED").refusal();
                    if (!(before.location() instanceof ChannelLocation old))
                        throw RpcError.bad("MEGAGROUP_GEO_REQUIRED").refusal();
                    var after = Locations.of(point, address);
                    modified(old, after);
                    return Governing.Step.quiet(
                            before.toBuilder().location(after),
                            new ChannelAdminLogEventActionChangeLocation(old, after));
                });
    }

    /// What is forbidden to everyone who is no admin, for ever.
    List<Update> defaultRights(Caller caller, long channel, ChatBannedRights rights) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.having(ChatAdminRights::banUsers).channel();
                    if (before.broadcast()) throw RpcError.CHAT_ID_INVALID.refusal();
                    if (rights.viewMessages()) throw BANNED_RIGHTS_INVALID.refusal();
                    boolean forever =
                            rights.untilDate() == 0 || rights.untilDate() == Integer.MAX_VALUE;
                    if (!forever) throw UNTIL_DATE_INVALID.refusal();
                    var after = rights.toBuilder().untilDate(Integer.MAX_VALUE).build();
                    var old =
                            before.defaultBanned() instanceof ChatBannedRights kept
                                    ? kept
                                    : Founding.NOTHING_BANNED;
                    modified(old, after);
                    return Governing.Step.quiet(
                            before.toBuilder().defaultBanned(after),
                            new ChannelAdminLogEventActionDefaultBannedRights(old, after));
                });
    }

    /// Seconds after which messages delete themselves; 0 for never.
    List<Update> ttl(Caller caller, long channel, int seconds) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.having(ChatAdminRights::changeInfo).channel();
                    if (!Founding.isTtl(seconds)) throw ChannelErrors.TTL_PERIOD_INVALID.refusal();
                    int old = before.ttl() == null ? 0 : before.ttl();
                    modified(old, seconds);
                    return Governing.Step.said(
                            before.toBuilder().ttl(seconds == 0 ? null : seconds),
                            new ChannelAdminLogEventActionChangeHistoryTTL(old, seconds),
                            new MessageActionSetMessagesTTL(seconds, null));
                });
    }

    /// @param limit kinds of reactions on one message; null leaves it
    List<Update> reactions(
            Caller caller, long channel, ChatReactions reactions, @Nullable Integer limit) {
        Palette.check(reactions, limit);
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.having(ChatAdminRights::changeInfo).channel();
                    ChatReactions old =
                            before.reactions() instanceof ChatReactions kept
                                    ? kept
                                    : new ChatReactionsAll(false);
                    boolean same = limit == null || limit.equals(before.reactionsLimit());
                    if (same) modified(old, reactions);
                    var after = before.toBuilder().reactions(reactions);
                    if (limit != null) after.reactionsLimit(limit);
                    return Governing.Step.quiet(
                            after,
                            new ChannelAdminLogEventActionChangeAvailableReactions(old, reactions));
                });
    }

    /// Chooses a set of stickers for the members of a supergroup.
    ///
    /// @param emojis whether it is one of custom emoji
    /// @param set `inputStickerSetEmpty` for none
    List<Update> stickers(Caller caller, long channel, boolean emojis, InputStickerSet set) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.having(ChatAdminRights::changeInfo).channel();
                    if (before.broadcast()) throw RpcError.CHAT_ID_INVALID.refusal();
                    var kept = emojis ? before.emojiSet() : before.stickerSet();
                    InputStickerSet old =
                            kept instanceof InputStickerSet was ? was : new InputStickerSetEmpty();
                    modified(old, set);
                    var shown = set instanceof InputStickerSetEmpty ? null : set;
                    var after = before.toBuilder();
                    return emojis
                            ? Governing.Step.quiet(
                                    after.emojiSet(shown),
                                    new ChannelAdminLogEventActionChangeEmojiStickerSet(old, set))
                            : Governing.Step.quiet(
                                    after.stickerSet(shown),
                                    new ChannelAdminLogEventActionChangeStickerSet(old, set));
                });
    }

    /// The colour of the channel's name, or of its page.
    List<Update> color(Caller caller, long channel, boolean forProfile, PeerColor color) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = standing.having(ChatAdminRights::changeInfo).channel();
                    var kept = forProfile ? before.profileColor() : before.color();
                    AnyPeerColor old = kept instanceof AnyPeerColor was ? was : NO_COLOR;
                    modified(old, color);
                    var after = before.toBuilder();
                    return forProfile
                            ? Governing.Step.quiet(
                                    after.profileColor(color),
                                    new ChannelAdminLogEventActionChangeProfilePeerColor(
                                            old, color))
                            : Governing.Step.quiet(
                                    after.color(color),
                                    new ChannelAdminLogEventActionChangePeerColor(old, color));
                });
    }
}
