package heliograph.channels.invites;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelErrors;
import heliograph.channels.Channels;
import heliograph.channels.JoinRequests;
import heliograph.channels.NewMembers;
import heliograph.channels.NewMembers.Newcomer;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.channels.invites.Invites.Link;
import heliograph.channels.members.Joining;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByInvite;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoinByRequest;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatInvitePublicJoinRequests;
import heliograph.tl.api.ExportedChatInvite;
import heliograph.tl.api.MessageActionChatJoinedByLink;
import heliograph.tl.api.MessageActionChatJoinedByRequest;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Coming in by a link, waiting to be let in, and letting in.
public final class Entering {
    /// People whom one call lets in; the next call goes on.
    private static final int ALL_MAX = 500;

    private final Channels channels;
    private final NewMembers newMembers;
    private final Joining joining;
    private final Announcements announcements;
    private final Porch porch;

    /// Those who wait, and what stands on links.
    public record Porch(JoinRequests requests, InviteCards cards, Bell bell) {}

    /// Tells the admins who let people in how many wait.
    @FunctionalInterface
    public interface Bell {
        void ring(Tx tx, int waiting, List<Long> newest);
    }

    public Entering(
            Channels channels, NewMembers newMembers, Announcements announcements, Porch porch) {
        this.channels = channels;
        this.newMembers = newMembers;
        this.announcements = announcements;
        this.porch = porch;
        this.joining = new Joining(channels, newMembers, announcements, waiting());
    }

    /// Coming in without a link; one who must wait waits here.
    public Joining joining() {
        return joining;
    }

    /// A link with the channel that it leads into.
    record Door(Standing standing, Link link, int members) {}

    /// The channel behind a link, as the caller finds it. Refuses with `INVITE_HASH_EXPIRED` when
    /// the link is of no use, or not to one who is banned.
    Door look(Caller caller, long channel, String hash) {
        return channels.read(channel, view -> door(view, caller, hash));
    }

    private Door door(View view, Caller caller, String hash) {
        var standing = channels.standing(view, caller.user());
        if (standing.isKicked()) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        var invite = Uses.open(view, hash, standing.isMember());
        return new Door(standing, new Link(hash, invite), Channels.box(view).members());
    }

    /// Brings the caller in by a link, or has it wait: `INVITE_REQUEST_SENT`.
    List<Update> enter(Caller caller, long channel, String hash) {
        try (var _ = joining.place(caller, channel)) {
            var newcomer = newMembers.of(caller.user());
            var updates =
                    channels.<@Nullable List<Update>>write(
                            channel,
                            tx -> {
                                var door = door(tx, caller, hash);
                                if (door.standing.isMember())
                                    throw ChannelErrors.USER_ALREADY_PARTICIPANT.refusal();
                                if (!door.link.invite().requestNeeded())
                                    return enter(tx, caller, door, newcomer);
                                await(tx, caller, hash);
                                return null;
                            });
            if (updates == null) throw ChannelErrors.INVITE_REQUEST_SENT.refusal();
            return updates;
        }
    }

    private List<Update> enter(Tx tx, Caller caller, Door door, Newcomer newcomer) {
        var link = door.link;
        long admin = link.invite().admin();
        joining.enter(tx, door.standing, newcomer, row -> row.invite(link.hash()).inviter(admin));
        var used = Uses.used(tx, link.hash(), caller.user(), null);
        AdminLog.write(
                tx,
                caller,
                new ChannelAdminLogEventActionParticipantJoinByInvite(
                        false, porch.cards.of(used == null ? link : used)));
        var updates = new ArrayList<Update>();
        updates.add(new UpdateChannel(tx.home().id()));
        if (Joining.isTold(tx, door.standing.channel()))
            updates.add(
                    announcements.announce(tx, caller, new MessageActionChatJoinedByLink(admin)));
        return updates;
    }

    private Joining.Waiting waiting() {
        return new Joining.Waiting() {
            @Override
            public void await(Tx tx, Caller caller) {
                Entering.this.await(tx, caller, null);
            }

            @Override
            public void settled(Tx tx, long user) {
                var request = porch.requests.drop(tx, user);
                if (request == null) return;
                Uses.asked(tx, request.invite(), -1);
                ring(tx);
            }
        };
    }

    private void await(Tx tx, Caller caller, @Nullable String hash) {
        if (!porch.requests.add(tx, caller.user(), hash)) return;
        Uses.asked(tx, hash, 1);
        ring(tx);
    }

    private void ring(Tx tx) {
        porch.bell.ring(tx, JoinRequests.count(tx), JoinRequests.newest(tx, 0, 0, 3));
    }

    /// Lets someone in, or sends it away. Refuses with `HIDE_REQUESTER_MISSING` when it does not
    /// wait.
    List<Update> answer(Caller caller, long channel, long user, boolean welcome) {
        try (var places = channels.places().hold(channel, List.of(user))) {
            if (welcome && !places.has(user)) throw ChannelErrors.USER_CHANNELS_TOO_MUCH.refusal();
            var newcomer = newMembers.of(user);
            return channels.write(
                    channel,
                    tx -> {
                        inviting(tx, caller);
                        if (JoinRequests.find(tx, user) == null)
                            throw InviteErrors.HIDE_REQUESTER_MISSING.refusal();
                        return answer(tx, caller, List.of(newcomer), welcome);
                    });
        }
    }

    private List<Update> answer(Tx tx, Caller caller, List<Newcomer> newcomers, boolean welcome) {
        var updates = new ArrayList<Update>();
        updates.add(new UpdateChannel(tx.home().id()));
        for (var newcomer : newcomers) updates.addAll(answer(tx, caller, newcomer, welcome));
        ring(tx);
        return updates;
    }

    private void inviting(View view, Caller caller) {
        channels.standing(view, caller.user()).having(ChatAdminRights::inviteUsers);
    }

    private List<Update> answer(Tx tx, Caller caller, Newcomer newcomer, boolean welcome) {
        long user = newcomer.user();
        var request = porch.requests.drop(tx, user);
        if (request == null) return List.of();
        Uses.asked(tx, request.invite(), -1);
        var standing = channels.standing(tx, user);
        if (!welcome || standing.isMember() || standing.isKicked()) return List.of();
        var hash = request.invite();
        joining.enter(tx, standing, newcomer, row -> row.invite(hash).byRequest(true));
        ExportedChatInvite shown = new ChatInvitePublicJoinRequests();
        var used = hash == null ? null : Uses.used(tx, hash, user, caller.user());
        if (used != null) shown = porch.cards.of(used);
        AdminLog.write(
                tx,
                user,
                new ChannelAdminLogEventActionParticipantJoinByRequest(shown, caller.user()));
        if (!Joining.isTold(tx, standing.channel())) return List.of();
        return List.of(
                announcements.announce(tx, caller, user, new MessageActionChatJoinedByRequest()));
    }

    /// Lets in, or sends away, those who wait; a bounded number in one step.
    ///
    /// @param hash only who came by this link; null for all
    List<Update> answerAll(Caller caller, long channel, @Nullable String hash, boolean welcome) {
        var waiting =
                channels.read(
                        channel,
                        view -> {
                            inviting(view, caller);
                            return waiting(view, hash);
                        });
        try (var places = channels.places().hold(channel, waiting)) {
            var newcomers = new ArrayList<Newcomer>();
            for (long user : waiting)
                if (places.has(user) || !welcome) newcomers.add(newMembers.of(user));
            return channels.write(
                    channel,
                    tx -> {
                        inviting(tx, caller);
                        return answer(tx, caller, newcomers, welcome);
                    });
        }
    }

    private static List<Long> waiting(View view, @Nullable String hash) {
        var users = new ArrayList<Long>();
        for (long user : JoinRequests.newest(view, 0, 0, ALL_MAX)) {
            var request = JoinRequests.find(view, user);
            if (hash == null || (request != null && hash.equals(request.invite()))) users.add(user);
        }
        return users;
    }
}
