package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.privacy.Topic;
import heliograph.profiles.Birthdays;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.ContactBirthday;
import heliograph.tl.api.contacts.ContactBirthdays;
import heliograph.tl.api.contacts.GetBirthdays;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;

/// `contacts.getBirthdays`: contacts whose birthday is today, was yesterday or is tomorrow, in UTC.
public final class BirthdaysRpc {
    private final Contacts contacts;
    private final Visibility visibility;
    private final Profiles profiles;
    private final Renderer renderer;
    private final InstantSource clock;

    public BirthdaysRpc(
            Contacts contacts,
            Visibility visibility,
            Profiles profiles,
            Renderer renderer,
            InstantSource clock) {
        this.contacts = contacts;
        this.visibility = visibility;
        this.profiles = profiles;
        this.renderer = renderer;
        this.clock = clock;
    }

    public void register(Rpc rpc) {
        rpc.on(GetBirthdays.METHOD, USERS, this::getBirthdays);
    }

    private ContactBirthdays getBirthdays(Caller caller, GetBirthdays query) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var near = new ArrayList<ContactBirthday>();
        for (long user : contacts.saved(caller.user())) {
            var profile = profiles.find(user);
            if (profile != null
                    && profile.birthday() instanceof Birthday day
                    && Birthdays.isAround(day, today)
                    && visibility.sees(Topic.BIRTHDAY, caller.user(), user))
                near.add(new ContactBirthday(user, day));
        }
        var users = near.stream().map(ContactBirthday::contactId).toList();
        return new ContactBirthdays(near, renderer.users(caller.user(), users));
    }
}
