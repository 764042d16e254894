package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.Peers;
import heliograph.privacy.Privacy;
import heliograph.privacy.Topic;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Contact;
import heliograph.tl.api.ImportedContact;
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.api.contacts.AcceptContact;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.AnyContacts;
import heliograph.tl.api.contacts.ContactsNotModified;
import heliograph.tl.api.contacts.DeleteByPhones;
import heliograph.tl.api.contacts.DeleteContacts;
import heliograph.tl.api.contacts.EditCloseFriends;
import heliograph.tl.api.contacts.GetContactIDs;
import heliograph.tl.api.contacts.GetContacts;
import heliograph.tl.api.contacts.ImportContacts;
import heliograph.tl.api.contacts.ImportedContacts;
import heliograph.tl.api.contacts.UpdateContactNote;
import heliograph.tl.stored.StoredContact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// `contacts.*` of the contact list.
public final class ContactsRpc {
    /// Users or numbers that one call names.
    static final int NAMED_MAX = 1_000;

    private final Contacts contacts;
    private final PhoneBook book;
    private final Privacy privacy;
    private final Peers peers;
    private final Renderer renderer;

    public ContactsRpc(
            Contacts contacts, PhoneBook book, Privacy privacy, Peers peers, Renderer renderer) {
        this.contacts = contacts;
        this.book = book;
        this.privacy = privacy;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetContacts.METHOD, USERS, this::getContacts);
        rpc.on(GetContactIDs.METHOD, USERS, this::getContactIds);
        rpc.on(ImportContacts.METHOD, USERS, this::importContacts);
        rpc.on(AddContact.METHOD, USERS, this::addContact);
        rpc.on(AcceptContact.METHOD, USERS, this::acceptContact);
        rpc.on(UpdateContactNote.METHOD, USERS, this::updateContactNote);
        rpc.on(DeleteContacts.METHOD, USERS, this::deleteContacts);
        rpc.on(DeleteByPhones.METHOD, USERS, this::deleteByPhones);
        rpc.on(EditCloseFriends.METHOD, USERS, this::editCloseFriends);
    }

    private AnyContacts getContacts(Caller caller, GetContacts query) {
        var circle = contacts.circle(caller.user());
        var ids = circle.contacts().keySet().stream().sorted().toList();
        int saved = contacts.pending(caller.user());
        if (query.hash() != 0 && query.hash() == hash(saved, ids)) return new ContactsNotModified();
        var all = new ArrayList<Contact>();
        for (long id : ids) all.add(new Contact(id, circle.mutual().contains(id)));
        return new heliograph.tl.api.contacts.Contacts(
                all, saved, renderer.users(caller.user(), ids));
    }

    /// What clients send back of a list that they have: the number of pending contacts and then the
    /// ids, folded into one (https://core.telegram.org/api/offsets#hash-generation).
    static long hash(int saved, List<Long> ids) {
        long hash = saved;
        for (long id : ids) {
            hash ^= hash >>> 21;
            hash ^= hash << 35;
            hash ^= hash >>> 4;
            hash += id;
        }
        return hash;
    }

    /// An old form that has room for small ids only.
    private List<Integer> getContactIds(Caller caller, GetContactIDs query) {
        var ids = new ArrayList<Integer>();
        for (long id : contacts.circle(caller.user()).contacts().keySet())
            if (id <= Integer.MAX_VALUE) ids.add((int) id);
        return ids;
    }

    private ImportedContacts importContacts(Caller caller, ImportContacts query) {
        var taken = book.take(caller, query.contacts());
        var imported = new ArrayList<ImportedContact>();
        taken.users().forEach((client, user) -> imported.add(new ImportedContact(user, client)));
        return new ImportedContacts(
                imported,
                List.of(),
                taken.retry(),
                renderer.users(caller.user(), taken.users().values()));
    }

    private AnyUpdates addContact(Caller caller, AddContact query) {
        long user = other(caller, query.id());
        contacts.save(
                caller,
                user,
                new StoredContact(
                        book.digits(caller, query.phone()),
                        ContactNames.first(query.firstName()),
                        ContactNames.cut(query.lastName()),
                        ContactNames.note(query.note()),
                        false));
        if (query.addPhonePrivacyException()) privacy.allow(caller, Topic.PHONE, user);
        return settled(caller, List.of(user));
    }

    /// Shows the caller's number to a contact who does not see it.
    private AnyUpdates acceptContact(Caller caller, AcceptContact query) {
        long user = other(caller, query.id());
        if (!contacts.isContact(caller.user(), user))
            throw RpcError.bad("CONTACT_ADD_MISSING").refusal();
        if (!privacy.allow(caller, Topic.PHONE, user))
            throw RpcError.bad("CONTACT_REQ_MISSING").refusal();
        return settled(caller, List.of(user));
    }

    private long other(Caller caller, AnyInputUser input) {
        long user = peers.resolve(caller, input);
        if (user == caller.user()) throw RpcError.bad("CONTACT_ID_INVALID").refusal();
        return user;
    }

    private Boolean updateContactNote(Caller caller, UpdateContactNote query) {
        var note = ContactNames.note(query.note());
        if (note != null) contacts.note(caller, other(caller, query.id()), note);
        return true;
    }

    private AnyUpdates deleteContacts(Caller caller, DeleteContacts query) {
        if (query.id().size() > NAMED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var users = new ArrayList<Long>();
        for (var input : query.id()) users.add(peers.resolve(caller, input));
        contacts.forget(caller, users);
        return settled(caller, users);
    }

    private Boolean deleteByPhones(Caller caller, DeleteByPhones query) {
        if (query.phones().size() > NAMED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var phones = new HashSet<String>();
        for (var written : query.phones()) phones.add(book.digits(caller, written));
        phones.remove("");
        contacts.forgetPhones(caller, phones);
        return true;
    }

    private Boolean editCloseFriends(Caller caller, EditCloseFriends query) {
        if (query.id().size() > NAMED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        contacts.closeFriends(caller, new HashSet<>(query.id()));
        return true;
    }

    /// What a client shows above the chat has changed, and the users with their new names.
    private AnyUpdates settled(Caller caller, List<Long> users) {
        var updates = new ArrayList<Update>();
        for (long user : users)
            updates.add(new UpdatePeerSettings(new PeerUser(user), PeerSettings.builder().build()));
        return renderer.updates(caller.user(), updates);
    }
}
