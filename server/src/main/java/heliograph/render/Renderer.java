package heliograph.render;

import heliograph.peers.AccessHashes;
import heliograph.peers.PeerId;
import heliograph.profiles.NameOrder;
import heliograph.profiles.Profiles;
import heliograph.tl.TlObject;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.EmojiStatus;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerColor;
import heliograph.tl.api.Photo;
import heliograph.tl.api.PhotoStrippedSize;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.User;
import heliograph.tl.api.UserEmpty;
import heliograph.tl.api.UserProfilePhoto;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes what one viewer sees: users with the access hashes that are the viewer's, under the names
/// that the viewer gave them, and `updates` that name everyone in them.
public final class Renderer {
    /// Whoever it is: what is shown to it may be shown to everyone.
    private static final long NO_VIEWER = 0;

    private final Profiles profiles;
    private final AccessHashes hashes;
    private final Acquaintance acquaintance;
    private final Sources sources;
    private final InstantSource clock;

    /// What features show of themselves, whoever looks.
    ///
    /// @param cards groups and channels
    /// @param living parts of messages that change without them
    public record Sources(ChatCards cards, Living living) {
        public static final Sources NONE = new Sources(ChatCards.NONE, Living.NONE);
    }

    public Renderer(
            Profiles profiles,
            AccessHashes hashes,
            Acquaintance acquaintance,
            Sources sources,
            InstantSource clock) {
        this.profiles = profiles;
        this.hashes = hashes;
        this.acquaintance = acquaintance;
        this.sources = sources;
        this.clock = clock;
    }

    /// Updates with `seq` 0: their order is that of their `pts`, and those without may be applied
    /// at once (rule U4).
    public AnyUpdates updates(long viewer, List<Update> updates) {
        var shown = living(viewer, updates);
        var named = new Named();
        shown.forEach(named::update);
        return new Updates(shown, users(viewer, named), chats(viewer, named), now(), 0);
    }

    /// The answer to whoever has made a chat. Its first message is named like one that was sent, by
    /// an `updateMessageID`: without it TDLib takes the answer for broken.
    public AnyUpdates founded(long viewer, List<Update> updates) {
        var named = new ArrayList<>(updates);
        for (var update : updates) {
            var message =
                    switch (update) {
                        case UpdateNewMessage news -> news.message();
                        case UpdateNewChannelMessage news -> news.message();
                        default -> null;
                    };
            if (!(message instanceof MessageService first)) continue;
            named.addFirst(new UpdateMessageID(first.id(), PeerId.of(first.peerId()).marked()));
            break;
        }
        return updates(viewer, named);
    }

    /// Messages as they are kept, with what changes in them as the viewer sees it now.
    public List<AnyMessage> messages(long viewer, List<? extends AnyMessage> messages) {
        var shown = new ArrayList<AnyMessage>(messages.size());
        for (var message : messages) shown.add(sources.living.of(viewer, message));
        return shown;
    }

    /// Messages as an answer, with everyone that they name: all that there are is `messages`, a
    /// part `messagesSlice`, a channel's own `channelMessages`
    /// (https://core.telegram.org/type/messages.Messages).
    ///
    /// @param also who is named beside these
    public AnyMessages page(long viewer, Found found, PeerId... also) {
        var shown = messages(viewer, found.messages());
        var named = new Named().messages(shown);
        for (var peer : also) named.add(peer);
        var users = users(viewer, named);
        var chats = chats(viewer, named);
        if (found.pts() != null)
            return ChannelMessages.builder()
                    .pts(found.pts())
                    .count(found.count())
                    .offsetIdOffset(found.newer())
                    .messages(shown)
                    .chats(chats)
                    .users(users)
                    .build();
        if (shown.size() >= found.count()) return new Messages(shown, List.of(), chats, users);
        return MessagesSlice.builder()
                .count(found.count())
                .offsetIdOffset(found.newer())
                .nextRate(found.rate())
                .messages(shown)
                .chats(chats)
                .users(users)
                .build();
    }

    /// Updates as they are kept, with what changes in their messages as the viewer sees it now.
    public List<Update> living(long viewer, List<Update> updates) {
        var shown = new ArrayList<Update>(updates.size());
        for (var update : updates) shown.add(living(viewer, update));
        return shown;
    }

    private Update living(long viewer, Update update) {
        return switch (update) {
            case UpdateNewMessage(var m, var pts, var count) ->
                    new UpdateNewMessage(sources.living.of(viewer, m), pts, count);
            case UpdateEditMessage(var m, var pts, var count) ->
                    new UpdateEditMessage(sources.living.of(viewer, m), pts, count);
            case UpdateNewChannelMessage(var m, var pts, var count) ->
                    new UpdateNewChannelMessage(sources.living.of(viewer, m), pts, count);
            case UpdateEditChannelMessage(var m, var pts, var count) ->
                    new UpdateEditChannelMessage(sources.living.of(viewer, m), pts, count);
            default -> update;
        };
    }

    /// The users among `named`, as the viewer sees them.
    public List<AnyUser> users(long viewer, Named named) {
        var users = new ArrayList<AnyUser>();
        for (var peer : named.peers()) if (peer.isUser()) users.add(user(viewer, peer.id()));
        return users;
    }

    public List<AnyUser> users(long viewer, Collection<Long> ids) {
        return users(viewer, new Named().users(ids));
    }

    /// The groups and channels among `named`, as the viewer sees them.
    public List<AnyChat> chats(long viewer, Named named) {
        var chats = new ArrayList<AnyChat>();
        for (var peer : named.peers()) {
            var card = peer.isUser() ? null : sources.cards.card(viewer, peer);
            if (card != null) chats.add(card);
        }
        return chats;
    }

    /// Updates of a channel that are the same for whoever gets them: users and other channels in
    /// them are `min`. The channel itself is left out: whoever listens knows it, and some clients
    /// let a `min` channel take the place of the whole one.
    public AnyUpdates shared(List<Update> updates, PeerId channel) {
        var shown = living(NO_VIEWER, updates);
        var named = new Named();
        shown.forEach(named::update);
        named.peers().remove(channel);
        var users = new ArrayList<AnyUser>();
        var chats = new ArrayList<AnyChat>();
        for (var peer : named.peers()) {
            if (peer.isUser()) {
                users.add(shared(peer.id()));
                continue;
            }
            var card = sources.cards.shared(peer);
            if (card != null) chats.add(card);
        }
        return new Updates(shown, users, chats, now(), 0);
    }

    private AnyUser shared(long id) {
        var profile = profiles.find(id);
        if (profile == null) return new UserEmpty(id);
        boolean photo = acquaintance.seesPhoto(NO_VIEWER, id);
        var names = NameOrder.of(profile);
        return User.builder()
                .id(id)
                .min(true)
                .bot(profile.bot())
                .botInfoVersion(profile.bot() ? 1 : null)
                .deleted(profile.deleted())
                .verified(id == Service.ID)
                .support(id == Service.ID)
                .accessHash(hashes.of(NO_VIEWER, PeerId.user(id)))
                .firstName(profile.deleted() ? null : profile.firstName())
                .lastName(profile.deleted() ? null : profile.lastName())
                .username(names.single())
                .usernames(names.several())
                .photo(photo ? profilePhoto(profile.photo()) : null)
                .build();
    }

    public AnyUser user(long viewer, long id) {
        var profile = profiles.find(id);
        if (profile == null) return new UserEmpty(id);
        boolean self = viewer == id;
        var contact = self ? null : acquaintance.contact(viewer, id);
        long hash = hashes.of(viewer, PeerId.user(id));
        if (profile.deleted()) return User.builder().id(id).deleted(true).accessHash(hash).build();
        boolean phone = self || acquaintance.seesPhone(viewer, id);
        boolean photo = self || acquaintance.seesPhoto(viewer, id);
        var names = NameOrder.of(profile);
        return User.builder()
                .id(id)
                .self(self)
                .bot(profile.bot())
                .botInfoVersion(profile.bot() ? 1 : null)
                .contact(contact != null)
                .mutualContact(contact != null && contact.mutual())
                .verified(id == Service.ID)
                .support(id == Service.ID)
                .accessHash(hash)
                .firstName(contact != null ? contact.firstName() : profile.firstName())
                .lastName(contact != null ? blankToNull(contact.lastName()) : profile.lastName())
                .username(names.single())
                .usernames(names.several())
                .phone(phone ? profile.phone() : null)
                .photo(photo ? profilePhoto(profile.photo()) : null)
                .status(profile.bot() ? null : acquaintance.status(viewer, id))
                .emojiStatus(profile.emojiStatus() instanceof EmojiStatus status ? status : null)
                .color(profile.color() instanceof PeerColor color ? color : null)
                .profileColor(profile.profileColor() instanceof PeerColor color ? color : null)
                .build();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /// The small form of a profile photo that stands in a user.
    public static @Nullable UserProfilePhoto profilePhoto(@Nullable TlObject kept) {
        if (!(kept instanceof Photo photo)) return null;
        byte[] stripped = null;
        for (var size : photo.sizes())
            if (size instanceof PhotoStrippedSize small) stripped = small.bytes();
        return new UserProfilePhoto(
                photo.videoSizes() != null, false, photo.id(), stripped, photo.dcId());
    }

    private int now() {
        return (int) clock.instant().getEpochSecond();
    }
}
