package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.auth.Phones;
import heliograph.auth.TestClock;
import heliograph.habits.HabitsRpc;
import heliograph.messages.ChatState;
import heliograph.messages.Company;
import heliograph.messages.ForwardRpc;
import heliograph.messages.HistoryRpc;
import heliograph.messages.KnownChats;
import heliograph.messages.Linking;
import heliograph.messages.Messages;
import heliograph.messages.MessagesRpc;
import heliograph.messages.Rosters;
import heliograph.messages.Scheduled;
import heliograph.messages.WebPages;
import heliograph.notifications.Notifications;
import heliograph.notifications.NotifyOptionsRpc;
import heliograph.notifications.PushRpc;
import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.privacy.Privacy;
import heliograph.privacy.PrivacyRpc;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Asking;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.secrets.Vault;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.TlFunction;
import heliograph.tl.api.Api;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.User;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.stored.StoredProfile;
import heliograph.updates.Delivery;
import heliograph.updates.Online;
import heliograph.updates.Updates;
import heliograph.users.FullUsers;
import heliograph.users.UsersRpc;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// People who know each other, over a store in memory, and everything that they are told.
public final class Village {
    /// What one account's sessions were sent.
    public record Pushed(long account, Update update, Caller cause) {}

    public final TestClock clock = new TestClock();
    public final MemoryStore store = new MemoryStore(clock);
    public final Limiter limiter = new Limiter();
    public final Rpc rpc = new Rpc(limiter, clock);
    public final Profiles profiles = new Profiles(store);
    public final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    public final Set<Long> connected = new HashSet<>();
    final NameIndex names;
    final Contacts contacts;
    final Presence presence;
    final PresenceRpc presenceRpc;
    final Visibility visibility;
    private final AccessHashes hashes;
    private final Renderer renderer;
    private final Random random = new Random(5);

    public Village() {
        hashes = new AccessHashes(Vault.of(new byte[32], new SecureRandom()));
        var updates = new Updates(this::push);
        names = new NameIndex(profiles);
        contacts = new Contacts(store, profiles, updates);
        var privacy = new Privacy(store, updates, contacts);
        presence = new Presence(profiles, connected::contains, Runnable::run, clock);
        visibility = new Visibility(contacts, privacy, presence, profiles);
        renderer = new Renderer(profiles, hashes, visibility, Renderer.Sources.NONE, clock);
        var peers = new Peers(hashes, (_, _, _, _) -> false);
        var messages =
                new Messages(
                        store,
                        updates,
                        new Company(contacts, Rosters.NONE, profiles::byUsername),
                        peers,
                        random);
        var chats = new KnownChats(messages, updates);
        var phones = new Phones(true, false);
        var book =
                new PhoneBook(
                        contacts,
                        profiles,
                        privacy,
                        phones::written,
                        (caller, entries) ->
                                limiter.pay(
                                        Limiter.Cost.IMPORT,
                                        Long.toString(caller.user()),
                                        entries,
                                        clock.millis()));
        var search = new Search(contacts, chats, profiles, names);
        var around =
                new FindingRpc.Around(
                        contacts, book, visibility, search, (_, _, _, _) -> Search.Places.NONE);
        var neighbours = new Neighbours(contacts, chats);
        var bars = new PeerBars(contacts, visibility, privacy, chats);
        var notifications = new Notifications(store, peers, renderer, updates);
        presenceRpc = new PresenceRpc(presence, visibility, neighbours, this::push);
        presenceRpc.register(rpc);
        new ContactsRpc(contacts, book, privacy, peers, renderer).register(rpc);
        new BlockingRpc(contacts, peers, renderer).register(rpc);
        new FindingRpc(around, profiles, renderer).register(rpc);
        new PeerBarsRpc(bars, chats, peers, renderer).register(rpc);
        new PrivacyRpc(privacy, peers, renderer).register(rpc);
        notifications.register(rpc);
        new NotifyOptionsRpc(store).register(rpc);
        new PushRpc(store).register(rpc);
        new HabitsRpc(messages.habits(), peers, renderer).register(rpc);
        var full =
                new FullUsers(
                        profiles,
                        new ChatState(messages, notifications),
                        FullUsers.Circles.NONE,
                        bars,
                        visibility);
        new UsersRpc(full, peers, renderer).register(rpc);
        var open = messages.chats();
        var delivery = new Delivery(new Online(), renderer);
        open.open(
                PeerId.Kind.USER,
                peer -> messages.privateChat(peer, contacts, delivery, visibility));
        var scheduled = new Scheduled(messages, open, updates, random, connected::contains);
        new MessagesRpc(
                        messages,
                        (_, _) -> {
                            throw RpcError.bad("MEDIA_INVALID").refusal();
                        },
                        new Linking(WebPages.NONE, Runnable::run),
                        scheduled,
                        renderer)
                .register(rpc);
        new ForwardRpc(messages, open, renderer, visibility, scheduled).register(rpc);
        new HistoryRpc(messages, open, renderer).register(rpc);
        store.start();
    }

    /// What sessions get is rendered when it is pushed, as in the service.
    private void push(long account, List<Update> news, Caller cause) {
        renderer.updates(account, news);
        for (var update : news) pushed.add(new Pushed(account, update, cause));
    }

    /// Makes an account.
    public long person(String phone, String firstName) {
        long id =
                profiles.create(
                        phone,
                        StoredProfile.builder()
                                .firstName(firstName)
                                .created((int) clock.instant().getEpochSecond())
                                .build());
        store.deliverAll();
        return id;
    }

    /// Changes someone's profile.
    public void change(long user, UnaryOperator<StoredProfile.Builder> change) {
        profiles.change(
                user, before -> before == null ? null : change.apply(before.toBuilder()).build());
    }

    public static Caller as(long user) {
        return new Caller(user, false, user, user, 1, 4, Api.LAYER);
    }

    /// Asks, and lets what was told between homes arrive.
    @SuppressWarnings("unchecked") // the table promises the type of each answer
    public <R> R ask(long user, TlFunction<R> query) {
        var answer = (R) Asking.ask(rpc, as(user), query);
        store.deliverAll();
        return answer;
    }

    public void refused(String error, long user, TlFunction<?> query) {
        var refusal = assertThrows(RpcError.Refusal.class, () -> ask(user, query));
        assertEquals(error, refusal.error().message());
    }

    public InputUser user(long viewer, long user) {
        return new InputUser(user, hashes.of(viewer, PeerId.user(user)));
    }

    public InputPeerUser peer(long viewer, long user) {
        return new InputPeerUser(user, hashes.of(viewer, PeerId.user(user)));
    }

    /// A user as the viewer sees it.
    public User seen(long viewer, long user) {
        return (User) renderer.user(viewer, user);
    }

    public void write(long from, long to, String text) {
        ask(
                from,
                SendMessage.builder()
                        .peer(peer(from, to))
                        .message(text)
                        .randomId(random.nextLong())
                        .build());
    }

    /// The updates of a kind that an account's sessions got.
    public <U extends Update> List<U> pushed(long account, Class<U> kind) {
        var found = new ArrayList<U>();
        for (var one : pushed)
            if (one.account == account && kind.isInstance(one.update))
                found.add(kind.cast(one.update));
        return found;
    }
}
