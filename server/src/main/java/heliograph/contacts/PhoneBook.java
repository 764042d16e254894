package heliograph.contacts;

import heliograph.privacy.Privacy;
import heliograph.privacy.Topic;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.tl.api.InputPhoneContact;
import heliograph.tl.stored.StoredContact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes in the phone books of people's devices, and finds accounts by their numbers.
public final class PhoneBook {
    /// Entries that one call takes; the others are to be sent again.
    static final int AT_ONCE = 500;

    /// Reads a number as people write it.
    public interface Numbers {
        /// The digits of a number.
        ///
        /// @param own the number of who wrote it, whose country it may leave out
        /// @return digits with the country's code, or null when it can be nobody's
        @Nullable String read(String written, @Nullable String own);
    }

    /// What is paid for each entry. Refuses with `FLOOD_WAIT_x`.
    public interface Toll {
        void pay(Caller caller, int entries);
    }

    /// What became of a phone book.
    ///
    /// @param users the accounts of entries, by the client's number for the entry
    /// @param retry the client's numbers of entries that were not taken
    record Taken(Map<Long, Long> users, List<Long> retry) {}

    private final Contacts contacts;
    private final Profiles profiles;
    private final Privacy privacy;
    private final Numbers numbers;
    private final Toll toll;

    public PhoneBook(
            Contacts contacts, Profiles profiles, Privacy privacy, Numbers numbers, Toll toll) {
        this.contacts = contacts;
        this.profiles = profiles;
        this.privacy = privacy;
        this.numbers = numbers;
        this.toll = toll;
    }

    /// The digits of a number as the caller writes it, empty when it is none.
    String digits(Caller caller, String written) {
        var profile = profiles.find(caller.user());
        var digits = numbers.read(written, profile == null ? null : profile.phone());
        return digits == null ? "" : digits;
    }

    /// The account with a number, if it lets the caller find it so; else 0.
    long find(Caller caller, String digits) {
        long user = digits.isEmpty() ? 0 : profiles.byPhone(digits);
        if (user == 0) return 0;
        return privacy.allows(Topic.FOUND_BY_PHONE, user, caller.user()) ? user : 0;
    }

    /// Saves the entries under their accounts, and keeps those that have none yet.
    Taken take(Caller caller, List<InputPhoneContact> book) {
        var entries = book.subList(0, Math.min(book.size(), AT_ONCE));
        toll.pay(caller, entries.size());
        var users = new LinkedHashMap<Long, Long>();
        var found = new ArrayList<Map.Entry<Long, StoredContact>>();
        var foundIds = new ArrayList<Long>();
        var wanted = new ArrayList<StoredContact>();
        var wantedIds = new ArrayList<Long>();
        for (var entry : entries) {
            var phone = digits(caller, entry.phone());
            if (phone.isEmpty()) continue;
            var contact = contact(phone, entry);
            long user = find(caller, phone);
            if (user == caller.user()) users.put(entry.clientId(), user);
            else if (user != 0) {
                found.add(Map.entry(user, contact));
                foundIds.add(entry.clientId());
                users.put(entry.clientId(), user);
            } else {
                wanted.add(contact);
                wantedIds.add(entry.clientId());
            }
        }
        int taken = contacts.save(caller, found, wanted);
        var order = new ArrayList<>(foundIds);
        order.addAll(wantedIds);
        var retry = new ArrayList<>(order.subList(taken, order.size()));
        for (var left : retry) users.remove(left);
        for (var more : book.subList(entries.size(), book.size())) retry.add(more.clientId());
        return new Taken(users, retry);
    }

    /// Phone books have entries without a first name, and some without any.
    private static StoredContact contact(String phone, InputPhoneContact entry) {
        var first = ContactNames.cut(entry.firstName());
        var last = ContactNames.cut(entry.lastName());
        if (first.isEmpty()) {
            first = last.isEmpty() ? phone : last;
            last = "";
        }
        return new StoredContact(phone, first, last, ContactNames.note(entry.note()), false);
    }
}
