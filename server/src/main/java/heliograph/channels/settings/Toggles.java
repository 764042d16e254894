package heliograph.channels.settings;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChannelAdminLogEventActionToggleAntiSpam;
import heliograph.tl.api.ChannelAdminLogEventActionToggleForum;
import heliograph.tl.api.ChannelAdminLogEventActionToggleNoForwards;
import heliograph.tl.api.ChannelAdminLogEventActionTogglePreHistoryHidden;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSignatureProfiles;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSignatures;
import heliograph.tl.api.ChannelAdminLogEventActionToggleSlowMode;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Update;
import heliograph.tl.stored.StoredChannel;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is either on or off in a channel.
public final class Toggles {
    /// Seconds between two messages of a member that can be asked for; 0 for none.
    static final Set<Integer> SLOW_MODES = Set.of(0, 10, 30, 60, 300, 900, 3600);

    /// Members from which on a group may hide them.
    static final int HIDDEN_MEMBERS_MIN = 100;

    /// Members from which on a group may become one in which only admins write.
    static final int GIGAGROUP_MIN = 199_000;

    static final RpcError SECONDS_INVALID = RpcError.bad("SECONDS_INVALID");
    static final RpcError CHAT_PUBLIC_REQUIRED = RpcError.bad("CHAT_PUBLIC_REQUIRED");
    static final RpcError CHAT_LINK_EXISTS = RpcError.bad("CHAT_LINK_EXISTS");
    static final RpcError FORUM_ENABLED = RpcError.bad("FORUM_ENABLED");
    static final RpcError PARTICIPANTS_TOO_FEW = RpcError.bad("PARTICIPANTS_TOO_FEW");
    static final RpcError CHAT_DISCUSSION_UNALLOWED = RpcError.bad("CHAT_DISCUSSION_UNALLOWED");

    /// What only admins may in a gigagroup.
    private static final ChatBannedRights SILENT =
            ChatBannedRights.builder()
                    .sendMessages(true)
                    .sendMedia(true)
                    .sendStickers(true)
                    .sendGifs(true)
                    .sendGames(true)
                    .sendInline(true)
                    .embedLinks(true)
                    .sendPolls(true)
                    .changeInfo(true)
                    .pinMessages(true)
                    .manageTopics(true)
                    .sendPhotos(true)
                    .sendVideos(true)
                    .sendRoundvideos(true)
                    .sendAudios(true)
                    .sendVoices(true)
                    .sendDocs(true)
                    .sendPlain(true)
                    .untilDate(Integer.MAX_VALUE)
                    .build();

    private final Governing governing;
    private final Channels channels;
    private final Posts posts;

    public Toggles(Governing governing, Channels channels, Posts posts) {
        this.governing = governing;
        this.channels = channels;
        this.posts = posts;
    }

    /// Who may switch.
    private enum Who {
        INFORMING,
        RESTRICTING,
        DELETING,
        CREATOR;

        StoredChannel checked(Standing standing) {
            switch (this) {
                case INFORMING -> standing.having(ChatAdminRights::changeInfo);
                case RESTRICTING -> standing.having(ChatAdminRights::banUsers);
                case DELETING -> standing.having(ChatAdminRights::deleteMessages);
                case CREATOR -> {
                    if (!standing.viewing().isCreator())
                        throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                }
            }
            return standing.channel();
        }
    }

    private List<Update> toggle(
            Caller caller,
            long channel,
            Who who,
            Function<StoredChannel, StoredChannel.Builder> change,
            @Nullable ChannelAdminLogEventAction event) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = who.checked(standing);
                    var after = change.apply(before);
                    if (after.build().equals(before)) throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    return Governing.Step.quiet(after, event);
                });
    }

    private static StoredChannel supergroup(StoredChannel channel) {
        if (channel.broadcast()) throw RpcError.CHAT_ID_INVALID.refusal();
        return channel;
    }

    List<Update> signatures(Caller caller, long channel, boolean names, boolean profiles) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = Who.INFORMING.checked(standing);
                    if (!before.broadcast()) throw RpcError.CHAT_ID_INVALID.refusal();
                    boolean sameNames = before.signatures() == names;
                    if (sameNames && before.signatureProfiles() == profiles)
                        throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    return Governing.Step.quiet(
                            before.toBuilder().signatures(names).signatureProfiles(profiles),
                            sameNames
                                    ? new ChannelAdminLogEventActionToggleSignatureProfiles(
                                            profiles)
                                    : new ChannelAdminLogEventActionToggleSignatures(names));
                });
    }

    List<Update> historyHidden(Caller caller, long channel, boolean on) {
        return toggle(
                caller,
                channel,
                Who.INFORMING,
                before -> {
                    supergroup(before);
                    if (on && before.linked() != null) throw CHAT_LINK_EXISTS.refusal();
                    if (on && before.forum()) throw FORUM_ENABLED.refusal();
                    return before.toBuilder().historyHidden(on);
                },
                new ChannelAdminLogEventActionTogglePreHistoryHidden(on));
    }

    List<Update> slowMode(Caller caller, long channel, int seconds) {
        return governing.change(
                caller,
                channel,
                standing -> {
                    var before = supergroup(Who.RESTRICTING.checked(standing));
                    if (!SLOW_MODES.contains(seconds)) throw SECONDS_INVALID.refusal();
                    int old = before.slowMode() == null ? 0 : before.slowMode();
                    if (old == seconds) throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    return Governing.Step.quiet(
                            before.toBuilder().slowMode(seconds == 0 ? null : seconds),
                            new ChannelAdminLogEventActionToggleSlowMode(old, seconds));
                });
    }

    /// Whether only members write in a discussion group.
    List<Update> joinToSend(Caller caller, long channel, boolean on) {
        return toggle(
                caller,
                channel,
                Who.RESTRICTING,
                before ->
                        supergroup(before).toBuilder()
                                .joinToSend(on)
                                .joinRequest(on && before.joinRequest()),
                null);
    }

    /// Whether an admin lets in who finds a public group by itself.
    List<Update> joinRequest(Caller caller, long channel, boolean on) {
        return toggle(
                caller,
                channel,
                Who.RESTRICTING,
                before -> {
                    boolean open = before.username() != null || before.linked() != null;
                    if (on && !open) throw CHAT_PUBLIC_REQUIRED.refusal();
                    return supergroup(before).toBuilder().joinRequest(on);
                },
                null);
    }

    List<Update> membersHidden(Caller caller, long channel, boolean on) {
        int members = members(channel);
        return toggle(
                caller,
                channel,
                Who.RESTRICTING,
                before -> {
                    supergroup(before);
                    if (on && members < HIDDEN_MEMBERS_MIN) throw PARTICIPANTS_TOO_FEW.refusal();
                    return before.toBuilder().membersHidden(on);
                },
                null);
    }

    private int members(long channel) {
        return channels.read(channel, Channels::box).members();
    }

    List<Update> antiSpam(Caller caller, long channel, boolean on) {
        return toggle(
                caller,
                channel,
                Who.DELETING,
                before -> supergroup(before).toBuilder().antispam(on),
                new ChannelAdminLogEventActionToggleAntiSpam(on));
    }

    List<Update> noForwards(Caller caller, long channel, boolean on) {
        return toggle(
                caller,
                channel,
                Who.CREATOR,
                before -> before.toBuilder().noForwards(on),
                new ChannelAdminLogEventActionToggleNoForwards(on));
    }

    /// Makes a group a forum, or a forum a group.
    ///
    /// @param tabs whether clients shall show the topics as tabs
    List<Update> forum(Caller caller, long channel, boolean on, boolean tabs) {
        return channels.write(
                channel,
                tx -> {
                    var before = Who.CREATOR.checked(channels.standing(tx, caller.user()));
                    supergroup(before);
                    if (on && before.linked() != null) throw CHAT_DISCUSSION_UNALLOWED.refusal();
                    boolean shown = on && tabs;
                    if (before.forum() == on && before.forumTabs() == shown)
                        throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    if (on) Topics.begin(tx, before.creator(), posts.newest(tx));
                    // Who comes into a forum reads its topics from their beginning.
                    var after =
                            before.toBuilder()
                                    .forum(on)
                                    .forumTabs(shown)
                                    .historyHidden(!on && before.historyHidden());
                    var event =
                            before.forum() == on
                                    ? null
                                    : new ChannelAdminLogEventActionToggleForum(on);
                    return governing.change(tx, caller, Governing.Step.quiet(after, event));
                });
    }

    /// Makes a group one in which only admins write, for as many as come. There is no way back.
    List<Update> gigagroup(Caller caller, long channel) {
        int members = members(channel);
        return toggle(
                caller,
                channel,
                Who.CREATOR,
                before -> {
                    supergroup(before);
                    if (before.forum()) throw FORUM_ENABLED.refusal();
                    if (members < GIGAGROUP_MIN) throw PARTICIPANTS_TOO_FEW.refusal();
                    return before.toBuilder().gigagroup(true).slowMode(null).defaultBanned(SILENT);
                },
                null);
    }
}
