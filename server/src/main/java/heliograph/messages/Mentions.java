package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEntityMentionName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom a text mentions, by username or by a link to the account.
public final class Mentions {
    /// Who has which username.
    @FunctionalInterface
    public interface Names {
        /// Null when nobody has it.
        @Nullable PeerId byUsername(String username);
    }

    /// Names of one message that are looked up, and users that one message mentions.
    public static final int MAX = 50;

    private static final Pattern NAME =
            Pattern.compile("(?<![\\w@/])@([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_])");

    private Mentions() {}

    /// The users whom messages mention, whoever they are to the chat.
    public static List<Set<Long>> of(Names known, List<AnyMessage> messages) {
        var all = new ArrayList<Set<Long>>();
        for (var message : messages) all.add(of(known, message));
        return all;
    }

    static Set<Long> of(Names known, AnyMessage message) {
        if (!(message instanceof Message m) || m.fwdFrom() != null) return Set.of();
        var users = new LinkedHashSet<Long>();
        if (m.entities() != null)
            for (var entity : m.entities())
                if (entity instanceof MessageEntityMentionName mention) users.add(mention.userId());
        if (m.message().indexOf('@') >= 0) {
            var names = NAME.matcher(m.message());
            for (int found = 0; found < MAX && names.find(); found++) {
                var peer = known.byUsername(names.group(1));
                if (peer != null && peer.isUser()) users.add(peer.id());
            }
        }
        return users;
    }
}
