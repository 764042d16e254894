package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.render.Found;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.GetUnreadMentions;
import heliograph.tl.api.messages.ReadMentions;
import java.util.ArrayList;
import java.util.List;

/// `messages.*` about who is mentioned in basic groups. In private chats nobody is.
public final class MentionsRpc {
    /// Mentions that one call looks at.
    private static final int LOOKED_AT_MAX = 5_000;

    private final Messages messages;
    private final Renderer renderer;

    public MentionsRpc(Messages messages, Renderer renderer) {
        this.messages = messages;
        this.renderer = renderer;
    }

    public void register(PeerRows rows) {
        for (var kind : List.of(PeerId.Kind.USER, PeerId.Kind.CHAT)) {
            rows.on(
                    GetUnreadMentions.METHOD,
                    USERS,
                    kind,
                    GetUnreadMentions::peer,
                    this::getUnreadMentions);
            rows.on(ReadMentions.METHOD, USERS, kind, ReadMentions::peer, this::readMentions);
        }
    }

    private AnyMessages getUnreadMentions(Caller caller, PeerId peer, GetUnreadMentions query) {
        var all =
                messages.store()
                        .read(
                                Home.account(caller.user()),
                                view -> UnreadMentions.ids(view, peer.marked(), LOOKED_AT_MAX));
        int start = 0;
        if (query.offsetId() > 0)
            while (start < all.size() && all.get(start) >= query.offsetId()) start++;
        int from = Math.clamp((long) start + query.addOffset(), 0, all.size());
        int to = Math.min(all.size(), from + Math.clamp(query.limit(), 0, Page.MAX));
        var wanted = new ArrayList<Integer>();
        for (int id : all.subList(from, to))
            if (id > query.minId() && (query.maxId() <= 0 || id < query.maxId())) wanted.add(id);
        var page = new ArrayList<AnyMessage>();
        for (var message : messages.messages(caller, peer, wanted))
            if (message != null) page.add(message);
        return renderer.page(caller.user(), new Found(page, all.size()));
    }

    private AffectedHistory readMentions(Caller caller, PeerId peer, ReadMentions query) {
        var affected = messages.reading().readMentions(caller, peer.marked());
        return new AffectedHistory(affected.pts(), affected.count(), affected.more() ? 1 : 0);
    }
}
