package heliograph.contacts;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.profiles.Profiles;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.ContactStatus;
import heliograph.tl.api.Peer;
import heliograph.tl.api.UserStatusEmpty;
import heliograph.tl.api.contacts.Found;
import heliograph.tl.api.contacts.GetStatuses;
import heliograph.tl.api.contacts.ResolvePhone;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.contacts.ResolvedPeer;
import heliograph.tl.api.contacts.Search;
import java.util.ArrayList;
import java.util.List;

/// `contacts.*` by which people are found: by username, number or name, and whether they are there.
public final class FindingRpc {
    static final int QUERY_MIN = 2;
    static final int QUERY_MAX = 256;
    static final int FOUND_MAX = 50;

    private final Around around;
    private final Profiles profiles;
    private final Renderer renderer;

    /// Where people are looked for.
    public record Around(
            Contacts contacts,
            PhoneBook book,
            Visibility visibility,
            heliograph.contacts.Search search,
            heliograph.contacts.Search.Gatherings gatherings) {}

    public FindingRpc(Around around, Profiles profiles, Renderer renderer) {
        this.around = around;
        this.profiles = profiles;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(ResolveUsername.METHOD, SIGNED_IN, Cost.LOOKUP, this::resolveUsername);
        rpc.on(ResolvePhone.METHOD, USERS, Cost.LOOKUP, this::resolvePhone);
        rpc.on(Search.METHOD, USERS, Cost.SEARCH, this::search);
        rpc.on(GetStatuses.METHOD, USERS, this::getStatuses);
    }

    private ResolvedPeer resolveUsername(Caller caller, ResolveUsername query) {
        var peer = profiles.byUsername(query.username());
        if (peer == null) throw RpcError.bad("USERNAME_NOT_OCCUPIED").refusal();
        return resolved(caller, peer);
    }

    private ResolvedPeer resolvePhone(Caller caller, ResolvePhone query) {
        var digits = around.book.digits(caller, query.phone());
        long user = around.book.find(caller, digits);
        if (user == 0) throw RpcError.bad("PHONE_NOT_OCCUPIED").refusal();
        return resolved(caller, PeerId.user(user));
    }

    private ResolvedPeer resolved(Caller caller, PeerId peer) {
        var named = new Named().add(peer);
        return new ResolvedPeer(
                peer.toTl(),
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    /// There are no bots yet to which a search could be narrowed.
    private Found search(Caller caller, Search query) {
        var text = query.q().strip();
        if (text.startsWith("@")) text = text.substring(1);
        if (text.isEmpty()) throw RpcError.bad("SEARCH_QUERY_EMPTY").refusal();
        int length = text.codePointCount(0, text.length());
        if (length < QUERY_MIN) throw RpcError.bad("QUERY_TOO_SHORT").refusal();
        if (length > QUERY_MAX || query.bots())
            return new Found(List.of(), List.of(), List.of(), List.of());
        int limit = query.limit() <= 0 ? FOUND_MAX : Math.min(query.limit(), FOUND_MAX);
        var mine = new ArrayList<PeerId>();
        var others = new ArrayList<PeerId>();
        if (!query.broadcasts()) {
            var people = around.search.find(caller.user(), text, limit);
            for (long user : people.mine()) mine.add(PeerId.user(user));
            for (long user : people.others()) others.add(PeerId.user(user));
        }
        var places = around.gatherings.find(caller.user(), text, query.broadcasts(), limit);
        mine.addAll(places.mine());
        others.addAll(places.others());
        var named = new Named();
        mine.forEach(named::add);
        others.forEach(named::add);
        return new Found(
                peers(mine),
                peers(others),
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private static List<Peer> peers(List<PeerId> found) {
        var peers = new ArrayList<Peer>();
        for (var peer : found) peers.add(peer.toTl());
        return peers;
    }

    private List<ContactStatus> getStatuses(Caller caller, GetStatuses query) {
        var statuses = new ArrayList<ContactStatus>();
        for (long user : around.contacts.circle(caller.user()).contacts().keySet()) {
            var status = around.visibility.status(caller.user(), user);
            statuses.add(new ContactStatus(user, status == null ? new UserStatusEmpty() : status));
        }
        return statuses;
    }
}
