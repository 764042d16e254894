package heliograph.app;

import heliograph.accounts.Accounts;
import heliograph.accounts.AccountsRpc;
import heliograph.contacts.BirthdaysRpc;
import heliograph.contacts.BlockingRpc;
import heliograph.contacts.Contacts;
import heliograph.contacts.ContactsRpc;
import heliograph.contacts.FindingRpc;
import heliograph.contacts.NameIndex;
import heliograph.contacts.Neighbours;
import heliograph.contacts.PeerBars;
import heliograph.contacts.PeerBarsRpc;
import heliograph.contacts.PhoneBook;
import heliograph.contacts.Presence;
import heliograph.contacts.PresenceRpc;
import heliograph.contacts.Search;
import heliograph.contacts.Visibility;
import heliograph.messages.ChatState;
import heliograph.messages.GesturesRpc;
import heliograph.messages.KnownChats;
import heliograph.messages.Messages;
import heliograph.notifications.Notifications;
import heliograph.notifications.NotifyOptionsRpc;
import heliograph.notifications.PushRpc;
import heliograph.peers.Peers;
import heliograph.privacy.Privacy;
import heliograph.privacy.PrivacyRpc;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Rpc;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.updates.Delivery;
import heliograph.updates.Online;
import heliograph.updates.Updates;
import heliograph.users.FullUsers;
import heliograph.users.UsersRpc;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/// The features by which people know each other, put together in two steps: what the renderer
/// stands on, and then what stands on the renderer.
final class Social {
    private final Store store;
    private final Profiles profiles;
    private final Updates updates;
    private final InstantSource clock;
    private final Privacy privacy;
    private final Presence presence;
    private final NameIndex names;
    final Contacts contacts;
    final Visibility visibility;

    Social(Store store, Profiles profiles, Updates updates, Online online, InstantSource clock) {
        this.store = store;
        this.profiles = profiles;
        this.updates = updates;
        this.clock = clock;
        this.names = new NameIndex(profiles);
        this.contacts = new Contacts(store, profiles, updates);
        this.privacy = new Privacy(store, updates, contacts);
        this.presence =
                new Presence(
                        profiles,
                        online::isOnline,
                        write -> Thread.ofVirtual().name("presence").start(write),
                        clock);
        this.visibility = new Visibility(contacts, privacy, presence, profiles);
    }

    /// Reads everybody's usernames, beside whatever else goes on.
    void load(Executor threads) {
        threads.execute(() -> names.load(store));
    }

    /// What the second step stands on.
    ///
    /// @param circles what groups and channels have to do with people
    /// @param showcase which channels people can show on their pages
    record Ground(
            Rpc rpc,
            Peers peers,
            Renderer renderer,
            Messages messages,
            Delivery delivery,
            Search.Gatherings gatherings,
            FullUsers.Circles circles,
            AccountsRpc.Showcase showcase) {}

    /// What others need of it.
    record Served(PresenceRpc presence, Notifications notifications) {}

    /// Enters the rows.
    ///
    /// @param numbers how numbers of phone books are read
    /// @param toll what their entries cost
    Served serve(Ground ground, PhoneBook.Numbers numbers, PhoneBook.Toll toll) {
        var rpc = ground.rpc;
        var peers = ground.peers;
        var renderer = ground.renderer;
        var chats = new KnownChats(ground.messages, updates);
        var neighbours = new Neighbours(contacts, chats);
        var accounts = new Accounts(profiles, updates, ground.delivery, neighbours);
        new AccountsRpc(accounts, peers, renderer, ground.showcase).register(rpc);
        var presenceRpc = new PresenceRpc(presence, visibility, neighbours, ground.delivery);
        presenceRpc.register(rpc);
        new PrivacyRpc(privacy, peers, renderer).register(rpc);

        var book = new PhoneBook(contacts, profiles, privacy, numbers, toll);
        var search = new Search(contacts, chats, profiles, names);
        var around = new FindingRpc.Around(contacts, book, visibility, search, ground.gatherings);
        new ContactsRpc(contacts, book, privacy, peers, renderer).register(rpc);
        new BirthdaysRpc(contacts, visibility, profiles, renderer, clock).register(rpc);
        new GesturesRpc(ground.messages.chats(), profiles, renderer).register(rpc);
        new BlockingRpc(contacts, peers, renderer).register(rpc);
        new FindingRpc(around, profiles, renderer).register(rpc);

        var bars = new PeerBars(contacts, visibility, privacy, chats);
        new PeerBarsRpc(bars, chats, peers, renderer).register(rpc);
        var notifications = new Notifications(store, peers, renderer, updates);
        notifications.register(rpc);
        var options = new NotifyOptionsRpc(store);
        options.register(rpc);
        contacts.watch((tx, user) -> announce(tx, user, ground.messages, options));
        new PushRpc(store).register(rpc);
        var rows = new ChatState(ground.messages, notifications);
        var full = new FullUsers(profiles, rows, ground.circles, bars, visibility);
        new UsersRpc(full, peers, renderer).register(rpc);
        return new Served(presenceRpc, notifications);
    }

    private void announce(Tx tx, long user, Messages messages, NotifyOptionsRpc options) {
        var profile = profiles.find(user);
        if (profile == null || profile.unannounced()) return;
        messages.joined(tx, user, options.joinsSilently(tx));
    }
}
