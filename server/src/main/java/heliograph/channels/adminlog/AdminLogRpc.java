package heliograph.channels.adminlog;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelGround;
import heliograph.channels.NameWords;
import heliograph.peers.PeerId;
import heliograph.profiles.Profiles;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Entry;
import heliograph.store.View;
import heliograph.tl.api.ChannelAdminLogEvent;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.channels.AdminLogResults;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.stored.StoredAdminEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `channels.getAdminLog`.
public final class AdminLogRpc {
    static final int PAGE_MAX = 100;

    /// Events that are read at once, and those that one call looks through in all.
    private static final int READ = 200;

    private static final int LOOKED_AT_MAX = 10_000;

    private final ChannelGround ground;
    private final Profiles profiles;

    public AdminLogRpc(ChannelGround ground, Profiles profiles) {
        this.ground = ground;
        this.profiles = profiles;
    }

    public void register(Rpc rpc) {
        rpc.on(GetAdminLog.METHOD, USERS, this::getAdminLog);
    }

    private AdminLogResults getAdminLog(Caller caller, GetAdminLog query) {
        long id = ground.peers().resolve(caller, query.channel());
        Set<Long> admins = new HashSet<>();
        if (query.admins() != null)
            for (var admin : query.admins()) admins.add(ground.peers().resolve(caller, admin));
        var found =
                ground.channels()
                        .read(
                                id,
                                view -> {
                                    var standing = ground.channels().standing(view, caller.user());
                                    if (!standing.viewing().isAdmin())
                                        throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                                    return find(view, query, admins);
                                });
        var named = new Named();
        var events = new ArrayList<ChannelAdminLogEvent>();
        for (var entry : found) {
            var event = entry.value();
            var action = (ChannelAdminLogEventAction) event.action();
            events.add(new ChannelAdminLogEvent(entry.key(), event.date(), event.user(), action));
            var words = EventWords.of(action);
            named.add(PeerId.user(event.user())).users(words.users()).messages(words.messages());
        }
        named.add(PeerId.channel(id));
        return new AdminLogResults(
                events,
                ground.renderer().chats(caller.user(), named),
                ground.renderer().users(caller.user(), named));
    }

    private List<Entry<Long, StoredAdminEvent>> find(
            View view, GetAdminLog query, Set<Long> admins) {
        var found = new ArrayList<Entry<Long, StoredAdminEvent>>();
        var words = NameWords.of(query.q());
        int limit = Math.clamp(query.limit(), 0, PAGE_MAX);
        long to = query.maxId() <= 0 ? Long.MAX_VALUE : query.maxId();
        for (int looked = 0; looked < LOOKED_AT_MAX && found.size() < limit; looked += READ) {
            var page = AdminLog.newest(view, query.minId() + 1, to, READ);
            for (var entry : page)
                if (found.size() < limit && wanted(entry.value(), query, admins, words))
                    found.add(entry);
            if (page.size() < READ) break;
            to = page.getLast().key();
        }
        return found;
    }

    private boolean wanted(
            StoredAdminEvent event, GetAdminLog query, Set<Long> admins, List<String> words) {
        if (!admins.isEmpty() && !admins.contains(event.user())) return false;
        var action = (ChannelAdminLogEventAction) event.action();
        var filter = query.eventsFilter();
        if (filter != null && !EventKinds.wants(filter, action)) return false;
        return words.isEmpty() || NameWords.match(text(event, action), words);
    }

    /// All words of an event, with the names of those in it.
    private String text(StoredAdminEvent event, ChannelAdminLogEventAction action) {
        var said = EventWords.of(action);
        var all = new ArrayList<>(said.texts());
        all.add(NameWords.of(profiles.find(event.user())));
        for (long user : said.users()) all.add(NameWords.of(profiles.find(user)));
        var words = new ArrayList<String>();
        for (var text : all) words.addAll(NameWords.of(text));
        return String.join(" ", words);
    }
}
