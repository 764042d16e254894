package heliograph.channels.members;

import heliograph.channels.Channels;
import heliograph.channels.NameWords;
import heliograph.channels.Roll;
import heliograph.channels.Standing;
import heliograph.rpc.RpcError;
import heliograph.store.View;
import heliograph.tl.api.ChannelParticipantsAdmins;
import heliograph.tl.api.ChannelParticipantsBanned;
import heliograph.tl.api.ChannelParticipantsBots;
import heliograph.tl.api.ChannelParticipantsContacts;
import heliograph.tl.api.ChannelParticipantsFilter;
import heliograph.tl.api.ChannelParticipantsKicked;
import heliograph.tl.api.ChannelParticipantsMentions;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChannelParticipantsSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/// The lists of a channel's people. No page reads more than a bounded number of rows, however many
/// members there are.
public final class Lists {
    /// People on one page.
    static final int PAGE_MAX = 200;

    /// Rows that a search looks at, and people of a roll that can be paged through.
    static final int LOOKED_AT_MAX = 2_000;

    /// Whom an account has saved.
    @FunctionalInterface
    public interface Friends {
        Collection<Long> of(long account);
    }

    private final Channels channels;
    private final Friends friends;
    private final Chain chain;

    public Lists(Channels channels, Friends friends) {
        this.channels = channels;
        this.friends = friends;
        this.chain = new Chain(channels);
    }

    /// One of a list, with what a card of it needs.
    ///
    /// @param mayEdit whether the viewer may change what this admin may do
    record Person(Standing standing, boolean mayEdit) {}

    /// A page of a list.
    ///
    /// @param count how many there are in all
    record Page(int count, List<Person> people) {}

    /// Which page of a list.
    record Place(int offset, int limit) {
        static Place of(int offset, int limit) {
            return new Place(Math.max(0, offset), Math.clamp(limit, 0, PAGE_MAX));
        }
    }

    /// Refuses with `CHANNEL_PRIVATE`, and with `CHAT_ADMIN_REQUIRED` where only admins see the
    /// list.
    Page page(long viewer, long channel, ChannelParticipantsFilter filter, Place place) {
        return channels.read(
                channel,
                view -> {
                    var by = channels.standing(view, viewer).viewing();
                    if (!by.isAdmin() && (by.channel().broadcast() || forAdmins(filter)))
                        throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    return page(view, by, filter, place);
                });
    }

    private static boolean forAdmins(ChannelParticipantsFilter filter) {
        return filter instanceof ChannelParticipantsKicked
                || filter instanceof ChannelParticipantsBanned;
    }

    private Page page(View view, Standing by, ChannelParticipantsFilter filter, Place place) {
        boolean hidden = by.channel().membersHidden() && !by.isAdmin();
        return switch (filter) {
            case ChannelParticipantsAdmins _ -> cut(view, by, admins(view, by), place);
            case ChannelParticipantsBots _ -> cut(view, by, roll(view, by, Roll.BOTS, ""), place);
            case ChannelParticipantsKicked(var q) ->
                    cut(view, by, roll(view, by, Roll.KICKED, q), place);
            case ChannelParticipantsBanned(var q) ->
                    cut(view, by, roll(view, by, Roll.RESTRICTED, q), place);
            case ChannelParticipantsContacts(var q) ->
                    cut(view, by, contacts(view, by, q, hidden), place);
            case ChannelParticipantsRecent _ ->
                    hidden ? cut(view, by, shown(view, by, ""), place) : recent(view, by, place);
            case ChannelParticipantsSearch(var q) -> search(view, by, q, place, hidden);
            case ChannelParticipantsMentions mentions ->
                    search(view, by, mentions.q() == null ? "" : mentions.q(), place, hidden);
        };
    }

    private Page recent(View view, Standing by, Place place) {
        int count = Channels.box(view).members();
        if (place.offset >= count) return new Page(count, List.of());
        var users = channels.newest(view, place.offset, place.limit);
        return new Page(count, people(view, by, users));
    }

    private Page search(View view, Standing by, String text, Place place, boolean hidden) {
        var words = NameWords.of(text);
        if (hidden) return cut(view, by, shown(view, by, text), place);
        if (words.isEmpty()) return recent(view, by, place);
        return cut(view, by, found(view, words), place);
    }

    /// The longest word is the rarest, most often: the rows of its beginning are looked at, and the
    /// other words asked of each.
    private List<Long> found(View view, List<String> words) {
        var longest = words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
        var found = new LinkedHashSet<Long>();
        for (long user : channels.beginning(view, longest, LOOKED_AT_MAX)) {
            if (found.contains(user)) continue;
            if (words.size() == 1 || matches(view, user, words)) found.add(user);
        }
        return new ArrayList<>(found);
    }

    private boolean matches(View view, long user, List<String> words) {
        var member = channels.member(view, user);
        return member != null && NameWords.match(member.words(), words);
    }

    /// The creator first, then by id.
    private List<Long> admins(View view, Standing by) {
        var admins = new ArrayList<>(channels.roll(view, Roll.ADMINS, 0, LOOKED_AT_MAX));
        long creator = by.channel().creator();
        if (admins.remove(creator)) admins.addFirst(creator);
        return admins;
    }

    private List<Long> roll(View view, Standing by, Roll roll, String text) {
        var words = NameWords.of(text);
        var users = new ArrayList<Long>();
        for (long user : channels.roll(view, roll, 0, LOOKED_AT_MAX)) {
            if (!words.isEmpty() && !matches(view, user, words)) continue;
            var member = channels.member(view, user);
            var standing = new Standing(by.channel(), user, member, by.now());
            // A ban that has ended stays in its roll until the row is written again.
            if (roll == Roll.BOTS || standing.banned() != null) users.add(user);
        }
        return users;
    }

    private List<Long> contacts(View view, Standing by, String text, boolean hidden) {
        var words = NameWords.of(text);
        var users = new ArrayList<Long>();
        var seen = hidden ? shown(view, by, "") : null;
        for (long user : friends.of(by.user())) {
            if (users.size() == LOOKED_AT_MAX) break;
            var standing = channels.standing(view, user);
            if (!standing.isMember() || (seen != null && !seen.contains(user))) continue;
            if (words.isEmpty() || matches(view, user, words)) users.add(user);
        }
        return users;
    }

    /// Whom everyone sees where members are hidden: admins, bots and oneself.
    private List<Long> shown(View view, Standing by, String text) {
        var words = NameWords.of(text);
        var users = new LinkedHashSet<>(admins(view, by));
        users.addAll(channels.roll(view, Roll.BOTS, 0, LOOKED_AT_MAX));
        if (by.isMember()) users.add(by.user());
        users.removeIf(user -> !words.isEmpty() && !matches(view, user, words));
        return new ArrayList<>(users);
    }

    private Page cut(View view, Standing by, List<Long> all, Place place) {
        int from = Math.min(place.offset, all.size());
        int to = Math.min(all.size(), from + place.limit);
        return new Page(all.size(), people(view, by, all.subList(from, to)));
    }

    private List<Person> people(View view, Standing by, List<Long> users) {
        var people = new ArrayList<Person>(users.size());
        for (long user : users) people.add(person(view, by, user));
        return people;
    }

    private Person person(View view, Standing by, long user) {
        var standing = new Standing(by.channel(), user, channels.member(view, user), by.now());
        return new Person(standing, standing.isAdmin() && chain.mayEdit(view, by, standing));
    }

    /// One of the channel's people. Refuses with `USER_NOT_PARTICIPANT` when it is none, and with
    /// `CHAT_ADMIN_REQUIRED` where only admins see the others.
    Person one(long viewer, long channel, long user) {
        return channels.read(
                channel,
                view -> {
                    var by = channels.standing(view, viewer).viewing();
                    var person = person(view, by, user);
                    if (user == viewer || by.isAdmin()) return present(person, by);
                    if (by.channel().broadcast()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    boolean hidden =
                            by.channel().membersHidden() && !shown(view, by, "").contains(user);
                    if (hidden || !person.standing.isMember())
                        throw RpcError.USER_NOT_PARTICIPANT.refusal();
                    return person;
                });
    }

    private static Person present(Person person, Standing by) {
        boolean known = person.standing.isMember() || person.standing.banned() != null;
        boolean seen = person.standing.isMember() || by.isAdmin();
        if (!known || !seen) throw RpcError.USER_NOT_PARTICIPANT.refusal();
        return person;
    }
}
