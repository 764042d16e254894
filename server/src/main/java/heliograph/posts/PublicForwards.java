package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.render.Found;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.stored.NoteForwarded;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where the posts of a channel were forwarded to, as far as everyone may look there
/// (https://core.telegram.org/method/stats.getMessagePublicForwards).
///
/// ```
/// channel home | "pubfwd" (post, channel, copy) -> nothing
/// ```
///
/// A row stays when the copy goes, or its channel closes; whoever asks is not told of it.
public final class PublicForwards {
    /// Copies of one answer.
    public static final int PAGE_MAX = 100;

    /// Rows that one answer looks at.
    private static final int LOOKED_AT = 2_000;

    private static final Table<Triple<Integer, Long, Integer>, Nothing> ROWS =
            new Table<>(
                    "pubfwd", Codecs.triple(Codecs.INT, Codecs.LONG, Codecs.INT), Codecs.NOTHING);

    private static final Pattern OFFSET = Pattern.compile("(\\d{1,18}):(\\d{1,9})");

    private record Place(long channel, int copy) {}

    private final Channels channels;
    private final Posts posts;

    public PublicForwards(Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
    }

    /// A post has a copy in another channel.
    static void add(Tx tx, Home from, NoteForwarded note) {
        tx.put(ROWS, new Triple<>(note.post(), from.id(), note.copy()), Nothing.NOTHING);
    }

    /// A page of the copies of a post.
    ///
    /// @param next where the next page begins; null when there is none
    public record Page(Found found, @Nullable String next) {}

    /// The copies of a post that everyone can see. Refuses with `CHAT_ADMIN_REQUIRED` who is no
    /// admin, with `MESSAGE_ID_INVALID` what is not there, and with `OFFSET_INVALID` what no page
    /// gave.
    ///
    /// @param offset what the page before said; empty for the first
    public Page of(Caller caller, long channel, int post, String offset, int limit) {
        var places = channels.read(channel, view -> places(view, caller, post));
        var after = after(offset);
        var copies = new ArrayList<AnyMessage>();
        Place last = null;
        int count = 0;
        boolean more = false;
        for (var place : places) {
            var copy = copy(caller, place, channel, post);
            if (copy == null) continue;
            count++;
            if (after != null && !isBehind(place, after)) continue;
            if (copies.size() == limit) {
                more = true;
                continue;
            }
            copies.add(copy);
            last = place;
        }
        var next = more && last != null ? last.channel + ":" + last.copy : null;
        return new Page(new Found(copies, count), next);
    }

    private List<Place> places(View view, Caller caller, int post) {
        var standing = channels.standing(view, caller.user()).viewing();
        if (!standing.isAdmin()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        var kept = posts.find(view, post);
        if (kept == null || !(kept.message() instanceof Message))
            throw RpcError.MESSAGE_ID_INVALID.refusal();
        var from = new Triple<>(post, Long.MIN_VALUE, Integer.MIN_VALUE);
        var to = new Triple<>(post + 1, Long.MIN_VALUE, Integer.MIN_VALUE);
        var places = new ArrayList<Place>();
        for (var entry : view.ascending(ROWS, from, to, LOOKED_AT))
            places.add(new Place(entry.key().second(), entry.key().third()));
        return places;
    }

    private @Nullable AnyMessage copy(Caller caller, Place place, long channel, int post) {
        return channels.<@Nullable AnyMessage>read(
                place.channel,
                view -> {
                    if (Channels.find(view) == null) return null;
                    Standing there = channels.at(view, caller.user());
                    if (!there.isPublic() || !there.mayView()) return null;
                    var kept =
                            place.copy < there.firstVisible() ? null : posts.find(view, place.copy);
                    return kept != null && isOf(kept, channel, post)
                            ? Posts.shown(view, kept, caller.user())
                            : null;
                });
    }

    private static boolean isOf(StoredPost copy, long channel, int post) {
        var header = copy.message() instanceof Message m ? m.fwdFrom() : null;
        return header != null
                && header.fromId() instanceof PeerChannel(var id)
                && id == channel
                && header.channelPost() != null
                && header.channelPost() == post;
    }

    private static boolean isBehind(Place place, Place after) {
        return place.channel > after.channel
                || (place.channel == after.channel && place.copy > after.copy);
    }

    private static @Nullable Place after(String offset) {
        if (offset.isEmpty()) return null;
        var parts = OFFSET.matcher(offset);
        if (!parts.matches()) throw RpcError.bad("OFFSET_INVALID").refusal();
        return new Place(Long.parseLong(parts.group(1)), Integer.parseInt(parts.group(2)));
    }
}
