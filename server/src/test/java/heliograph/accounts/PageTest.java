package heliograph.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.profiles.Birthdays;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.ChannelFull;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.ProfileTabFiles;
import heliograph.tl.api.ProfileTabMedia;
import heliograph.tl.api.RequirementToContactEmpty;
import heliograph.tl.api.UpdateUser;
import heliograph.tl.api.UserFull;
import heliograph.tl.api.account.SetMainProfileTab;
import heliograph.tl.api.account.UpdateBirthday;
import heliograph.tl.api.account.UpdatePersonalChannel;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.GetBirthdays;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.users.GetFullUser;
import heliograph.tl.api.users.GetRequirementsToContact;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What people put on their pages, and channels on theirs.
class PageTest {
    private final Community town = new Community(1, true);
    private final Client owner = town.owner;
    private final Client bob = town.member();

    @AfterEach
    void close() {
        town.close();
    }

    private UserFull page(Client viewer, Client whom) {
        return viewer.ask(new GetFullUser(town.user(viewer, whom))).fullUser();
    }

    private int say(String text) {
        var peer = town.peer(owner);
        owner.ask(SendMessage.builder().peer(peer).message(text).randomId(text.hashCode()).build());
        return newest();
    }

    private int newest() {
        return town.server.look(
                heliograph.store.Home.channel(town.channel),
                view -> heliograph.channels.Channels.box(view).messageId());
    }

    @Test
    void aPublicChannelStandsOnAPage() {
        var shown = new UpdatePersonalChannel(town.named(owner));
        owner.refused("PUBLIC_BROADCAST_EXPECTED", shown);
        owner.ask(new UpdateUsername(town.named(owner), "garden_news"));
        int id = say("news");
        bob.refused("CHAT_ADMIN_REQUIRED", new UpdatePersonalChannel(town.named(bob)));
        bob.receive();
        owner.ask(shown);
        assertEquals(town.channel, page(bob, owner).personalChannelId());
        assertEquals(id, page(bob, owner).personalChannelMessage());
        var answer = bob.ask(new GetFullUser(town.user(bob, owner)));
        assertEquals(town.channel, Community.card(answer.chats()).id());
        assertEquals(say("more"), page(bob, owner).personalChannelMessage());
        owner.ask(new UpdateUsername(town.named(owner), ""));
        assertNull(page(bob, owner).personalChannelId());
        owner.ask(new UpdateUsername(town.named(owner), "garden_news"));
        assertEquals(town.channel, page(bob, owner).personalChannelId());
        owner.ask(new UpdatePersonalChannel(new InputChannelEmpty()));
        assertNull(page(bob, owner).personalChannelId());
    }

    @Test
    void aGroupDoesNot() {
        long group = Community.made(owner, false, "Group");
        owner.ask(new UpdateUsername(town.named(owner, group), "garden_talk"));
        owner.refused(
                "PUBLIC_BROADCAST_EXPECTED", new UpdatePersonalChannel(town.named(owner, group)));
    }

    @Test
    void pagesOpenWithATab() {
        owner.ask(new SetMainProfileTab(new ProfileTabMedia()));
        assertEquals(new ProfileTabMedia(), page(bob, owner).mainTab());
        var tab =
                new heliograph.tl.api.channels.SetMainProfileTab(
                        town.named(owner), new ProfileTabFiles());
        owner.ask(tab);
        var full = (ChannelFull) bob.ask(new GetFullChannel(town.named(bob))).fullChat();
        assertEquals(new ProfileTabFiles(), full.mainTab());
        var pinning = town.admin(ChatAdminRights.builder().pinMessages(true).build());
        for (var other : List.of(bob, pinning))
            other.refused(
                    "CHAT_ADMIN_REQUIRED",
                    new heliograph.tl.api.channels.SetMainProfileTab(
                            town.named(other), new ProfileTabFiles()));
    }

    private void add(Client who, Client whom) {
        who.ask(new AddContact(false, town.user(who, whom), "B", "", "", null));
        town.server.run();
    }

    private List<Long> near() {
        return owner.ask(new GetBirthdays()).contacts().stream()
                .map(one -> one.contactId())
                .toList();
    }

    @Test
    void contactsSeeEachOthersBirthdays() {
        var today = LocalDate.ofInstant(town.server.clock.instant(), ZoneOffset.UTC);
        var day = new Birthday(today.getDayOfMonth(), today.getMonthValue(), 1990);
        add(owner, bob);
        bob.ask(new UpdateBirthday(day));
        // It is shown to contacts, as bob has them.
        assertEquals(List.of(), near());
        assertNull(page(owner, bob).birthday());
        add(bob, owner);
        assertEquals(day, page(owner, bob).birthday());
        assertEquals(List.of(bob.id()), near());
        town.server.clock.pass(Duration.ofDays(1));
        assertEquals(List.of(bob.id()), near());
        town.server.clock.pass(Duration.ofDays(1));
        assertEquals(List.of(), near());
        owner.pushed(UpdateUser.class);
        bob.refused("BIRTHDAY_INVALID", new UpdateBirthday(new Birthday(31, 4, null)));
        bob.ask(new UpdateBirthday(null));
        assertNull(page(owner, bob).birthday());
    }

    @Test
    void aLeapDayIsTheFirstOfMarchInOtherYears() {
        var leap = new Birthday(29, 2, null);
        assertTrue(Birthdays.isAround(leap, LocalDate.of(2023, 2, 28)));
        assertTrue(Birthdays.isAround(leap, LocalDate.of(2023, 3, 2)));
        assertFalse(Birthdays.isAround(leap, LocalDate.of(2023, 2, 27)));
        assertTrue(Birthdays.isAround(leap, LocalDate.of(2024, 2, 29)));
        var newYear = new Birthday(1, 1, null);
        assertTrue(Birthdays.isAround(newYear, LocalDate.of(2023, 12, 31)));
        assertFalse(Birthdays.isAround(newYear, LocalDate.of(2023, 12, 30)));
    }

    @Test
    void nobodyHasToPayToWrite() {
        assertEquals(
                List.of(new RequirementToContactEmpty(), new RequirementToContactEmpty()),
                bob.ask(
                        new GetRequirementsToContact(
                                List.of(town.user(bob, owner), new InputUserSelf()))));
        List<AnyInputUser> many = Collections.nCopies(201, new InputUserSelf());
        bob.refused("LIMIT_INVALID", new GetRequirementsToContact(many));
        assertEquals(200, bob.ask(new GetRequirementsToContact(many.subList(0, 200))).size());
    }
}
