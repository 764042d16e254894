package heliograph.bench;

import heliograph.tl.api.ChannelParticipantsFilter;
import heliograph.tl.api.ChannelParticipantsRecent;
import heliograph.tl.api.ChannelParticipantsSearch;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.User;
import heliograph.tl.api.channels.AnyChannelParticipants;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.GetParticipants;
import java.io.IOException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The list of a group's members as a client pages through it and searches in it.
final class MemberPages {
    private static final int PAGE = 200;
    private static final int TIMES = 200;

    /// Beginnings of names, frequent and rare ones, with accents and without.
    private static final List<String> WANTED =
            List.of("anna", "tuan", "Phương", "pri", "h", "nguyen", "olga novak", "jans");

    private final LoadClient client;
    private final InputChannel channel;

    MemberPages(LoadClient client, InputPeerChannel group) {
        this.client = client;
        this.channel = new InputChannel(group.channelId(), group.accessHash());
    }

    private ChannelParticipants page(ChannelParticipantsFilter filter, int offset, int limit)
            throws IOException {
        var query = new GetParticipants(channel, filter, offset, limit, 0);
        AnyChannelParticipants answer = client.call(query, in -> AnyChannelParticipants.read(in));
        if (answer instanceof ChannelParticipants page) return page;
        throw new IOException("no page of members");
    }

    int count() throws IOException {
        return page(new ChannelParticipantsRecent(), 0, 1).count();
    }

    /// Walks through the whole list, which must hold everyone once; then takes pages anywhere.
    void walk(int count) throws IOException {
        var seen = new HashSet<Long>();
        var times = new Times();
        for (int offset = 0; offset < count; offset += PAGE)
            for (var user : timed(times, new ChannelParticipantsRecent(), offset, PAGE).users())
                seen.add(((User) user).id());
        if (seen.size() != count)
            throw new IOException("the list holds " + seen.size() + " of " + count);
        System.out.printf("  pages of %d, all of them: %s%n", PAGE, times);
        for (int limit : List.of(50, PAGE)) {
            var few = new Times();
            for (int i = 0; i < TIMES; i++) {
                int offset = client.random().nextInt(count);
                var _ = timed(few, new ChannelParticipantsRecent(), offset, limit);
            }
            System.out.printf("  pages of %d anywhere: %s%n", limit, few);
        }
    }

    /// Searches by the beginnings of names; whoever is found must have such a name.
    void search() throws IOException {
        var times = new Times();
        int found = 0;
        for (int i = 0; i < TIMES; i++) {
            var wanted = WANTED.get(i % WANTED.size());
            var page = timed(times, new ChannelParticipantsSearch(wanted), 0, 50);
            for (var user : page.users())
                if (!fits((User) user, wanted))
                    throw new IOException(wanted + " found " + ((User) user).firstName());
            found += page.users().size();
        }
        System.out.printf("  search among them, %d each: %s%n", found / TIMES, times);
    }

    private ChannelParticipants timed(
            Times times, ChannelParticipantsFilter filter, int offset, int limit)
            throws IOException {
        long begun = System.nanoTime();
        var page = page(filter, offset, limit);
        times.add(System.nanoTime() - begun);
        return page;
    }

    private static boolean fits(User user, String wanted) {
        var words = words(user.firstName() + " " + user.lastName());
        for (var word : words(wanted))
            if (words.stream().noneMatch(one -> one.startsWith(word))) return false;
        return true;
    }

    private static Set<String> words(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Set.of(plain.toLowerCase(Locale.ROOT).replace('đ', 'd').split(" ", -1));
    }
}
