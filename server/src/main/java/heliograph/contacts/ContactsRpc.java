package heliograph.contacts;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.accounts.Profiles;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Contact;
import heliograph.tl.api.ContactStatus;
import heliograph.tl.api.ImportedContact;
import heliograph.tl.api.PeerBlocked;
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.api.UserStatusEmpty;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.AnyBlocked;
import heliograph.tl.api.contacts.AnyContacts;
import heliograph.tl.api.contacts.Block;
import heliograph.tl.api.contacts.Blocked;
import heliograph.tl.api.contacts.BlockedSlice;
import heliograph.tl.api.contacts.ContactsNotModified;
import heliograph.tl.api.contacts.DeleteContacts;
import heliograph.tl.api.contacts.GetBlocked;
import heliograph.tl.api.contacts.GetContacts;
import heliograph.tl.api.contacts.GetStatuses;
import heliograph.tl.api.contacts.GetTopPeers;
import heliograph.tl.api.contacts.ImportContacts;
import heliograph.tl.api.contacts.ImportedContacts;
import heliograph.tl.api.contacts.ResolvePhone;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.contacts.ResolvedPeer;
import heliograph.tl.api.contacts.TopPeersDisabled;
import heliograph.tl.api.contacts.Unblock;
import heliograph.tl.stored.StoredContact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// `contacts.*`.
public final class ContactsRpc {
    private static final int IMPORTED_AT_ONCE = 500;
    private static final int NAME_MAX = 64;
    private static final int PAGE_MAX = 100;

    private final Contacts contacts;
    private final Profiles profiles;
    private final Peers peers;
    private final Renderer renderer;

    public ContactsRpc(Contacts contacts, Profiles profiles, Peers peers, Renderer renderer) {
        this.contacts = contacts;
        this.profiles = profiles;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetContacts.METHOD, USERS, this::getContacts);
        rpc.on(ImportContacts.METHOD, USERS, Cost.LOOKUP, this::importContacts);
        rpc.on(AddContact.METHOD, USERS, this::addContact);
        rpc.on(DeleteContacts.METHOD, USERS, this::deleteContacts);
        rpc.on(GetStatuses.METHOD, USERS, this::getStatuses);
        rpc.on(Block.METHOD, USERS, (caller, query) -> block(caller, user(caller, query), true));
        rpc.on(
                Unblock.METHOD,
                USERS,
                (caller, query) -> block(caller, person(peers.resolve(caller, query.id())), false));
        rpc.on(GetBlocked.METHOD, USERS, this::getBlocked);
        rpc.on(ResolveUsername.METHOD, SIGNED_IN, Cost.LOOKUP, this::resolveUsername);
        rpc.on(ResolvePhone.METHOD, USERS, Cost.LOOKUP, this::resolvePhone);
        rpc.constant(GetTopPeers.METHOD, USERS, _ -> new TopPeersDisabled());
    }

    private long user(Caller caller, Block query) {
        return person(peers.resolve(caller, query.id()));
    }

    private static long person(PeerId peer) {
        if (!peer.isUser()) throw RpcError.PEER_ID_INVALID.refusal();
        return peer.id();
    }

    private AnyContacts getContacts(Caller caller, GetContacts query) {
        var circle = contacts.circle(caller.user());
        var ids = circle.contacts().keySet().stream().sorted().toList();
        int saved = contacts.pending(caller.user());
        long hash = 0;
        for (long id : ids) hash = mixed(hash, id);
        if (query.hash() != 0 && query.hash() == mixed(saved, hash))
            return new ContactsNotModified();
        var all = new ArrayList<Contact>();
        for (long id : ids) all.add(new Contact(id, circle.knownBy().contains(id)));
        return new heliograph.tl.api.contacts.Contacts(
                all, saved, renderer.users(caller.user(), ids));
    }

    /// The protocol's way of folding numbers into one
    /// (https://core.telegram.org/api/offsets#hash-generation).
    private static long mixed(long hash, long number) {
        hash ^= hash >>> 21;
        hash ^= hash << 35;
        hash ^= hash >>> 4;
        return hash + number;
    }

    private ImportedContacts importContacts(Caller caller, ImportContacts query) {
        var imported = new ArrayList<ImportedContact>();
        var retry = new ArrayList<Long>();
        var users = new ArrayList<Long>();
        int left = IMPORTED_AT_ONCE;
        for (var input : query.contacts()) {
            if (left-- <= 0) {
                retry.add(input.clientId());
                continue;
            }
            var phone = digits(input.phone());
            var contact = contact(phone, input.firstName(), input.lastName());
            long user = phone.isEmpty() ? 0 : profiles.byPhone(phone);
            if (user == 0) contacts.await(caller, contact);
            else {
                if (user != caller.user()) contacts.save(caller, user, contact);
                imported.add(new ImportedContact(user, input.clientId()));
                users.add(user);
            }
        }
        return new ImportedContacts(
                imported, List.of(), retry, renderer.users(caller.user(), users));
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    private static StoredContact contact(String phone, String first, String last) {
        var name = first.strip();
        if (name.isEmpty()) throw RpcError.bad("CONTACT_NAME_EMPTY").refusal();
        return new StoredContact(phone, cut(name), cut(last.strip()));
    }

    private static String cut(String name) {
        if (name.length() <= NAME_MAX) return name;
        int end = Character.isHighSurrogate(name.charAt(NAME_MAX - 1)) ? NAME_MAX - 1 : NAME_MAX;
        return name.substring(0, end);
    }

    private AnyUpdates addContact(Caller caller, AddContact query) {
        long user = peers.resolve(caller, query.id());
        if (user == caller.user()) throw RpcError.bad("CONTACT_ID_INVALID").refusal();
        var contact = contact(digits(query.phone()), query.firstName(), query.lastName());
        contacts.save(caller, user, contact);
        return settled(caller, List.of(user));
    }

    private AnyUpdates deleteContacts(Caller caller, DeleteContacts query) {
        var users = new ArrayList<Long>();
        for (var input : query.id()) users.add(peers.resolve(caller, input));
        contacts.forget(caller, users);
        return settled(caller, users);
    }

    /// What a client shows above the chat has changed, and the users with their new names.
    private AnyUpdates settled(Caller caller, List<Long> users) {
        var updates = new ArrayList<Update>();
        for (long user : users)
            updates.add(new UpdatePeerSettings(new PeerUser(user), PeerSettings.builder().build()));
        return renderer.updates(caller.user(), updates);
    }

    private List<ContactStatus> getStatuses(
            Caller caller, heliograph.tl.api.contacts.GetStatuses query) {
        var statuses = new ArrayList<ContactStatus>();
        for (long user : contacts.circle(caller.user()).contacts().keySet()) {
            var status = contacts.status(caller.user(), user);
            statuses.add(new ContactStatus(user, status == null ? new UserStatusEmpty() : status));
        }
        return statuses;
    }

    private Boolean block(Caller caller, long user, boolean blocked) {
        contacts.block(caller, user, blocked);
        return true;
    }

    private AnyBlocked getBlocked(Caller caller, GetBlocked query) {
        var all =
                contacts.circle(caller.user()).blocked().entrySet().stream()
                        .sorted(
                                Map.Entry.<Long, Integer>comparingByValue(
                                        Comparator.reverseOrder()))
                        .toList();
        int from = Math.clamp(query.offset(), 0, all.size());
        int to = Math.min(all.size(), from + Math.clamp(query.limit(), 0, PAGE_MAX));
        var page = new ArrayList<PeerBlocked>();
        var named = new Named();
        for (var entry : all.subList(from, to)) {
            page.add(new PeerBlocked(new PeerUser(entry.getKey()), entry.getValue()));
            named.add(PeerId.user(entry.getKey()));
        }
        var users = renderer.users(caller.user(), named);
        if (page.size() == all.size()) return new Blocked(page, List.of(), users);
        return new BlockedSlice(all.size(), page, List.of(), users);
    }

    private ResolvedPeer resolveUsername(Caller caller, ResolveUsername query) {
        var peer = profiles.byUsername(query.username());
        if (peer == null) throw RpcError.bad("USERNAME_NOT_OCCUPIED").refusal();
        return resolved(caller, peer);
    }

    private ResolvedPeer resolvePhone(Caller caller, ResolvePhone query) {
        long user = profiles.byPhone(digits(query.phone()));
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
}
