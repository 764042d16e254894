package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Standing;
import heliograph.peers.PeerId;
import heliograph.profiles.Profiles;
import heliograph.rpc.RpcError;
import heliograph.tl.api.Peer;
import org.jspecify.annotations.Nullable;

/// In whose name a message in a channel stands.
///
/// @param from who is shown; null in a channel, which speaks for itself
/// @param signature a name under the message
record Speaker(@Nullable Peer from, @Nullable String signature) {

    /// The name under posts of a channel that is signed.
    static @Nullable String name(Profiles profiles, long user) {
        var profile = profiles.find(user);
        if (profile == null) return null;
        var last = profile.lastName();
        return last == null ? profile.firstName() : profile.firstName() + " " + last;
    }

    /// As [#of], where the sender chose nobody for this message, but may have before: whom it then
    /// chose counts as long as it may still speak so.
    static Speaker usual(Standing standing, long channel, boolean ownsKept, @Nullable String name) {
        var kept = kept(standing);
        if (kept == null || standing.channel().broadcast())
            return of(standing, channel, null, false, name);
        boolean open = standing.isPublic() || standing.channel().linked() != null;
        boolean anonymous = standing.rights() != null && standing.rights().anonymous();
        boolean may =
                kept.isUser()
                        ? kept.id() == standing.user()
                        : kept.equals(PeerId.channel(channel)) ? anonymous : open && ownsKept;
        return of(standing, channel, may ? kept : null, ownsKept, name);
    }

    /// Whom a member has chosen to speak for; null for nobody.
    static @Nullable PeerId kept(Standing standing) {
        var member = standing.isMember() ? standing.member() : null;
        return member == null || member.sendAs() == null ? null : new PeerId(member.sendAs());
    }

    /// @param sendAs whom the sender chose; null for the usual
    /// @param ownsChosen whether the chosen channel is the sender's own
    /// @param name of the sender
    static Speaker of(
            Standing standing,
            long channel,
            @Nullable PeerId sendAs,
            boolean ownsChosen,
            @Nullable String name) {
        var self = PeerId.user(standing.user());
        var here = PeerId.channel(channel);
        if (standing.channel().broadcast()) {
            if (sendAs != null && !sendAs.equals(self) && !sendAs.equals(here)) throw refused();
            boolean shown = standing.channel().signatureProfiles();
            boolean signed = shown || standing.channel().signatures();
            return new Speaker(shown ? self.toTl() : null, signed ? name : null);
        }
        var rights = standing.isMember() ? standing.rights() : null;
        boolean anonymous = rights != null && rights.anonymous();
        if (sendAs == null ? anonymous : sendAs.equals(here)) {
            if (!anonymous) throw refused();
            var rank = standing.member() == null ? null : standing.member().rank();
            return new Speaker(here.toTl(), rank);
        }
        if (sendAs == null || sendAs.equals(self)) return new Speaker(self.toTl(), null);
        boolean open = standing.isPublic() || standing.channel().linked() != null;
        if (!open || !ownsChosen) throw refused();
        return new Speaker(sendAs.toTl(), null);
    }

    /// Whether a channel is the user's own, so that it may speak for it elsewhere.
    static boolean owns(Channels channels, long user, @Nullable PeerId chosen) {
        if (chosen == null || chosen.kind() != PeerId.Kind.CHANNEL) return false;
        var standing = channels.standing(chosen.id(), user);
        return standing != null
                && standing.isCreator()
                && !standing.channel().deleted()
                && standing.channel().broadcast();
    }

    private static RpcError.Refusal refused() {
        return RpcError.bad("SEND_AS_PEER_INVALID").refusal();
    }
}
