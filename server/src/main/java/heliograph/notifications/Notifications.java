package heliograph.notifications;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.NotifySettings;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.api.AnyInputNotifyPeer;
import heliograph.tl.api.AnyNotifyPeer;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.InputNotifyBroadcasts;
import heliograph.tl.api.InputNotifyChats;
import heliograph.tl.api.InputNotifyCommunity;
import heliograph.tl.api.InputNotifyForumTopic;
import heliograph.tl.api.InputNotifyPeer;
import heliograph.tl.api.InputNotifyUsers;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.NotifyBroadcasts;
import heliograph.tl.api.NotifyChats;
import heliograph.tl.api.NotifyForumTopic;
import heliograph.tl.api.NotifyPeer;
import heliograph.tl.api.NotifyUsers;
import heliograph.tl.api.PeerNotifySettings;
import heliograph.tl.api.Update;
import heliograph.tl.api.account.GetNotifyExceptions;
import heliograph.tl.api.account.GetNotifySettings;
import heliograph.tl.api.account.ResetNotifySettings;
import heliograph.tl.api.account.UpdateNotifySettings;
import heliograph.updates.Updates;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Notification settings: for each kind of chat, and for single chats that are exceptions.
public final class Notifications implements NotifySettings {
    private static final Table<String, PeerNotifySettings> SETTINGS =
            new Table<>("notify", Codecs.STRING, new TlCodec<>(PeerNotifySettings::read));
    private static final PeerNotifySettings NONE = PeerNotifySettings.builder().build();
    private static final PeerNotifySettings DEFAULT =
            PeerNotifySettings.builder().showPreviews(true).silent(false).muteUntil(0).build();

    private static final String USERS_KEY = "users";
    private static final String CHATS_KEY = "chats";
    private static final String BROADCASTS_KEY = "broadcasts";

    /// Exceptions that one answer lists.
    private static final int LISTED_MAX = 1_000;

    private final Store store;
    private final Peers peers;
    private final Renderer renderer;
    private final Updates updates;

    public Notifications(Store store, Peers peers, Renderer renderer, Updates updates) {
        this.store = store;
        this.peers = peers;
        this.renderer = renderer;
        this.updates = updates;
    }

    public void register(Rpc rpc) {
        rpc.on(GetNotifySettings.METHOD, USERS, this::getNotifySettings);
        rpc.on(UpdateNotifySettings.METHOD, USERS, this::updateNotifySettings);
        rpc.on(ResetNotifySettings.METHOD, USERS, this::resetNotifySettings);
        rpc.on(GetNotifyExceptions.METHOD, USERS, this::getNotifyExceptions);
    }

    @Override
    public PeerNotifySettings of(View view, long peer) {
        var settings = view.get(SETTINGS, Long.toString(peer));
        return settings == null ? NONE : settings;
    }

    @Override
    public PeerNotifySettings of(View view, long peer, int topic) {
        var settings = view.get(SETTINGS, name(peer, topic));
        return settings == null ? NONE : settings;
    }

    /// The key of a topic of a forum: the chat's, and its own number.
    private static String name(long peer, int topic) {
        return peer + "/" + topic;
    }

    private PeerNotifySettings getNotifySettings(Caller caller, GetNotifySettings query) {
        var key = key(caller, query.peer());
        return store.read(
                Home.account(caller.user()),
                view -> {
                    var settings = view.get(SETTINGS, key.name);
                    if (settings != null) return settings;
                    return Character.isLetter(key.name.charAt(0)) ? DEFAULT : NONE;
                });
    }

    private Boolean updateNotifySettings(Caller caller, UpdateNotifySettings query) {
        var key = key(caller, query.peer());
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = tx.get(SETTINGS, key.name);
                    var after = merged(before == null ? NONE : before, query.settings());
                    if (after.equals(before)) return true;
                    tx.put(SETTINGS, key.name, after);
                    updates.state(tx, caller.user(), changed(key.peer, after), caller);
                    return true;
                });
        return true;
    }

    /// What the client leaves out stays as it is.
    private static PeerNotifySettings merged(
            PeerNotifySettings before, InputPeerNotifySettings change) {
        var after = before.toBuilder();
        if (change.showPreviews() != null) after.showPreviews(change.showPreviews());
        if (change.silent() != null) after.silent(change.silent());
        if (change.muteUntil() != null) after.muteUntil(change.muteUntil());
        if (change.storiesMuted() != null) after.storiesMuted(change.storiesMuted());
        if (change.storiesHideSender() != null) after.storiesHideSender(change.storiesHideSender());
        if (change.sound() != null)
            after.iosSound(change.sound()).androidSound(change.sound()).otherSound(change.sound());
        if (change.storiesSound() != null)
            after.storiesIosSound(change.storiesSound())
                    .storiesAndroidSound(change.storiesSound())
                    .storiesOtherSound(change.storiesSound());
        return after.build();
    }

    private Boolean resetNotifySettings(Caller caller, ResetNotifySettings query) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    for (var entry : tx.ascending(SETTINGS, null, null, Integer.MAX_VALUE)) {
                        tx.delete(SETTINGS, entry.key());
                        updates.state(tx, caller.user(), told(entry.key()), caller);
                    }
                    return true;
                });
        return true;
    }

    /// What the other sessions hear of settings that are gone.
    private static Update told(String key) {
        return switch (key) {
            case USERS_KEY -> changed(new NotifyUsers(), DEFAULT);
            case CHATS_KEY -> changed(new NotifyChats(), DEFAULT);
            case BROADCASTS_KEY -> changed(new NotifyBroadcasts(), DEFAULT);
            default -> exception(key, NONE);
        };
    }

    private static Update changed(AnyNotifyPeer peer, PeerNotifySettings settings) {
        return new heliograph.tl.api.UpdateNotifySettings(peer, settings);
    }

    /// The chats whose settings are their own, of one kind when the client asks for one.
    private AnyUpdates getNotifyExceptions(Caller caller, GetNotifyExceptions query) {
        var kind = query.peer() == null ? null : key(caller, query.peer());
        var exceptions =
                store.read(
                        Home.account(caller.user()),
                        view -> {
                            var all = new ArrayList<Update>();
                            for (var entry : view.ascending(SETTINGS, null, null, LISTED_MAX))
                                if (isException(entry.key(), entry.value(), kind, query))
                                    all.add(exception(entry.key(), entry.value()));
                            return all;
                        });
        return renderer.updates(caller.user(), exceptions);
    }

    /// Whether the chat differs from its kind in a way that the client asks for: in being muted or
    /// shown, and, when it compares them, in sounds or stories.
    private static boolean isException(
            String mark, PeerNotifySettings own, @Nullable Key kind, GetNotifyExceptions query) {
        if (Character.isLetter(mark.charAt(0))) return false;
        boolean asked =
                kind == null
                        || kind.name.equals(mark)
                        || kind.name.equals(chat(mark).isUser() ? USERS_KEY : CHATS_KEY)
                        || mark.startsWith(kind.name + "/");
        boolean plain =
                own.muteUntil() != null || own.showPreviews() != null || own.silent() != null;
        boolean sound = query.compareSound() && own.otherSound() != null;
        boolean stories =
                query.compareStories()
                        && (own.storiesMuted() != null || own.storiesHideSender() != null);
        return asked && (plain || sound || stories);
    }

    private static Update exception(String mark, PeerNotifySettings settings) {
        var peer = chat(mark).toTl();
        int slash = mark.indexOf('/');
        if (slash < 0) return changed(new NotifyPeer(peer), settings);
        int topic = Integer.parseInt(mark, slash + 1, mark.length(), 10);
        return changed(new NotifyForumTopic(peer, topic), settings);
    }

    /// The chat of an exception, which may be that of one of its topics.
    private static PeerId chat(String mark) {
        int slash = mark.indexOf('/');
        int end = slash < 0 ? mark.length() : slash;
        return new PeerId(Long.parseLong(mark, 0, end, 10));
    }

    private record Key(String name, AnyNotifyPeer peer) {}

    private Key key(Caller caller, AnyInputNotifyPeer input) {
        return switch (input) {
            case InputNotifyPeer(var peer) -> {
                var id = peers.resolve(caller, peer);
                yield new Key(Long.toString(id.marked()), new NotifyPeer(id.toTl()));
            }
            case InputNotifyUsers _ -> new Key(USERS_KEY, new NotifyUsers());
            case InputNotifyChats _ -> new Key(CHATS_KEY, new NotifyChats());
            case InputNotifyBroadcasts _ -> new Key(BROADCASTS_KEY, new NotifyBroadcasts());
            case InputNotifyForumTopic(var peer, var topic) -> {
                var id = peers.resolve(caller, peer);
                if (id.kind() != PeerId.Kind.CHANNEL || topic <= 0)
                    throw RpcError.PEER_ID_INVALID.refusal();
                yield new Key(name(id.marked(), topic), new NotifyForumTopic(id.toTl(), topic));
            }
            case InputNotifyCommunity _ -> throw RpcError.PEER_ID_INVALID.refusal();
        };
    }
}
