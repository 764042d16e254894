package heliograph.channels.around;

import heliograph.channels.Channels;
import heliograph.rpc.RpcError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Public channels that the members of a channel are in as well
/// (https://core.telegram.org/api/recommend). Counted from a bounded sample, and told only where
/// several members are in both: nobody's list of channels can be read from it.
final class Similar {
    /// Channels that are recommended.
    static final int PAGE_MAX = 10;

    /// Members of both, without which a channel is not named.
    static final int SHARED_MIN = 2;

    /// Members of one channel that are looked at: those who came last.
    private static final int MEMBERS_MAX = 100;

    /// Channels of one member that are looked at.
    private static final int JOINED_MAX = 100;

    /// Channels of the account from which all recommendations to it start.
    private static final int OWN_MAX = 10;

    private final Channels channels;

    Similar(Channels channels) {
        this.channels = channels;
    }

    /// Channels like one channel, the most alike first. Refuses with `CHANNEL_INVALID` what is none
    /// that everyone may read.
    List<Long> to(long account, long channel) {
        var standing = channels.standing(channel, account);
        if (standing == null || !standing.channel().broadcast())
            throw RpcError.CHANNEL_INVALID.refusal();
        var _ = standing.viewing();
        return ranked(account, List.of(channel));
    }

    /// Channels like those that an account is in.
    List<Long> to(long account) {
        var own = channels.joined(account);
        return ranked(account, own.subList(0, Math.min(own.size(), OWN_MAX)));
    }

    private List<Long> ranked(long account, List<Long> like) {
        var shared = new HashMap<Long, Integer>();
        var seen = new HashSet<Long>();
        for (long channel : like)
            for (long member :
                    channels.read(channel, view -> channels.newest(view, 0, MEMBERS_MAX)))
                if (member != account && seen.add(member)) count(member, shared);
        var known = new HashSet<>(channels.joined(account));
        known.addAll(like);
        var candidates = new ArrayList<Long>();
        for (var one : shared.entrySet())
            if (one.getValue() >= SHARED_MIN && !known.contains(one.getKey()) && open(one.getKey()))
                candidates.add(one.getKey());
        candidates.sort(
                Comparator.comparingDouble((Long id) -> likeness(id, shared))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        return List.copyOf(candidates);
    }

    private void count(long member, Map<Long, Integer> shared) {
        var joined = channels.joined(member);
        for (long id : joined.subList(0, Math.min(joined.size(), JOINED_MAX)))
            shared.merge(id, 1, Integer::sum);
    }

    private boolean open(long channel) {
        var head = channels.head(channel);
        return head != null
                && !head.channel().deleted()
                && head.channel().broadcast()
                && head.channel().username() != null;
    }

    /// Large channels share members with all others, so that what is shared is set against size.
    private double likeness(long channel, Map<Long, Integer> shared) {
        var head = channels.head(channel);
        int members = head == null ? 1 : Math.max(1, head.box().members());
        return shared.getOrDefault(channel, 0) / Math.sqrt(members);
    }
}
