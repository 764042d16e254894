package heliograph.groups;

import heliograph.channels.Channels;
import heliograph.peers.PeerId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The groups that two people are both in.
public final class Common {
    private final Groups groups;
    private final Channels channels;

    public Common(Groups groups, Channels channels) {
        this.groups = groups;
        this.channels = channels;
    }

    /// Those with the highest ids first, as pages go on by id.
    List<PeerId> of(long one, long other) {
        var all = new ArrayList<PeerId>();
        for (long id : groups.joined(one)) {
            var group = groups.find(id);
            if (group != null && !group.isClosed() && group.isMember(other))
                all.add(PeerId.chat(id));
        }
        for (long id : channels.joined(one)) {
            var head = channels.head(id);
            boolean talks = head != null && !head.channel().broadcast();
            if (talks && channels.isIn(id, other)) all.add(PeerId.channel(id));
        }
        all.sort(Comparator.comparingLong(PeerId::id).reversed());
        return all;
    }

    /// How many they are; nobody has groups in common with itself.
    public int count(long one, long other) {
        return one == other ? 0 : of(one, other).size();
    }
}
