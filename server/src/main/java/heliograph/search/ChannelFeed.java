package heliograph.search;

import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.profiles.NameOrder;
import heliograph.render.MessageHead;
import heliograph.store.Home;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdatePinnedChannelMessages;
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredUpdate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Channels and supergroups.
public final class ChannelFeed implements Feed {
    private final Posts posts;

    public ChannelFeed(Posts posts) {
        this.posts = posts;
    }

    @Override
    public byte kind() {
        return Home.CHANNEL;
    }

    @Override
    public int pts(View view) {
        return Channels.box(view).pts();
    }

    @Override
    public Touched since(View view, int pts, int limit) {
        var ids = new LinkedHashSet<Integer>();
        int reached = pts;
        for (var event : ChannelLog.since(view, pts, limit)) {
            reached = event.key();
            switch (event.value()) {
                case StoredNewMessage(_, var id) -> ids.add(id);
                case StoredEditMessage(_, var id) -> ids.add(id);
                case StoredUpdate(UpdateDeleteChannelMessages gone) -> ids.addAll(gone.messages());
                case StoredUpdate(UpdatePinnedChannelMessages pins) -> ids.addAll(pins.messages());
                case StoredUpdate _ -> {}
            }
        }
        return new Touched(ids, reached);
    }

    @Override
    public @Nullable Card card(View view) {
        var channel = Channels.find(view);
        if (channel == null || channel.deleted()) return null;
        return new Card(
                channel.title(),
                NameOrder.of(channel).active(),
                Reach.isPublic(channel),
                channel.broadcast(),
                Channels.box(view).members());
    }

    @Override
    public @Nullable Row find(View view, int id) {
        var post = posts.find(view, id);
        return post == null ? null : row(post);
    }

    @Override
    public List<Row> after(View view, @Nullable AnyMessage last, int limit) {
        int from = last == null ? 0 : MessageHead.id(last) + 1;
        var page = new ArrayList<Row>();
        for (var post : posts.oldestFirst(view, from, Integer.MAX_VALUE, limit))
            page.add(row(post));
        return page;
    }

    private static Row row(StoredPost post) {
        List<Long> mentions = post.mentions() == null ? List.of() : post.mentions();
        return new Row(post.author(), (AnyMessage) post.message(), mentions);
    }
}
