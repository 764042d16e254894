package heliograph.sync;

import heliograph.peers.PeerId;
import heliograph.tl.api.AnyDialogPeer;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.NotifyPeer;
import heliograph.tl.api.Peer;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateDialogPinned;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.api.UpdateDraftMessage;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdateNotifySettings;
import heliograph.tl.api.UpdatePinnedDialogs;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One account's state as a client has it, and how updates change it.
final class Box {
    final TreeMap<Integer, Message> messages = new TreeMap<>();
    final TreeMap<Long, Chat> chats = new TreeMap<>();
    final List<Long> pinned = new ArrayList<>();
    private final long owner;

    Box(long owner) {
        this.owner = owner;
    }

    Chat chat(long peer) {
        return chats.computeIfAbsent(peer, _ -> new Chat());
    }

    static long peer(Peer peer) {
        return PeerId.of(peer).marked();
    }

    static long peer(AnyDialogPeer peer) {
        return peer(((DialogPeer) peer).peer());
    }

    /// Incoming messages of a chat that are not read; what one writes to oneself is no news.
    int unread(long peer) {
        if (peer == owner) return 0;
        int after = chat(peer).readInbox;
        int unread = 0;
        for (var m : messages.tailMap(after + 1).values())
            if (!m.out() && peer(m.peerId()) == peer) unread++;
        return unread;
    }

    /// A message as it is kept here: one of the service has a text that says what it is.
    static Message plain(AnyMessage message) {
        return switch (message) {
            case Message m -> m;
            case MessageService m ->
                    Message.builder()
                            .id(m.id())
                            .out(m.out())
                            .fromId(m.fromId())
                            .peerId(m.peerId())
                            .replyTo(m.replyTo())
                            .date(m.date())
                            .message("service: " + m.action())
                            .build();
            case MessageEmpty m -> throw new AssertionError(m);
        };
    }

    void put(AnyMessage message) {
        var m = plain(message);
        messages.put(m.id(), m);
        chat(peer(m.peerId()));
    }

    /// Takes over a row of the chat list.
    void row(Dialog d) {
        long peer = peer(d.peer());
        var chat = chat(peer);
        chat.readInbox = d.readInboxMaxId();
        chat.readOutbox = d.readOutboxMaxId();
        chat.unreadMark = d.unreadMark();
        chat.draft = d.draft() instanceof DraftMessage draft ? draft.message() : null;
        chat.muteUntil = d.notifySettings().muteUntil();
    }

    /// Changes what an update says has changed; whose turn it is, is not decided here.
    void change(Update update) {
        switch (update) {
            case UpdateNewMessage u -> put(u.message());
            case UpdateEditMessage u -> {
                if (messages.containsKey(plain(u.message()).id())) put(u.message());
            }
            case UpdateDeleteMessages u -> u.messages().forEach(messages::remove);
            case UpdatePinnedMessages u -> {
                for (int id : u.messages())
                    messages.computeIfPresent(
                            id, (_, m) -> m.toBuilder().pinned(u.pinned()).build());
            }
            case UpdateReadHistoryInbox u -> {
                var chat = chat(peer(u.peer()));
                chat.readInbox = Math.max(chat.readInbox, u.maxId());
            }
            case UpdateReadHistoryOutbox u -> {
                var chat = chat(peer(u.peer()));
                chat.readOutbox = Math.max(chat.readOutbox, u.maxId());
            }
            default -> state(update);
        }
    }

    private void state(Update update) {
        switch (update) {
            case UpdateDialogUnreadMark u -> chat(peer(u.peer())).unreadMark = u.unread();
            case UpdateDraftMessage u ->
                    chat(peer(u.peer())).draft =
                            u.draft() instanceof DraftMessage draft ? draft.message() : null;
            case UpdateDialogPinned u -> {
                long peer = peer(u.peer());
                pinned.remove(peer);
                if (u.pinned()) pinned.addFirst(peer);
            }
            case UpdatePinnedDialogs u -> {
                pinned.clear();
                if (u.order() != null) for (var one : u.order()) pinned.add(peer(one));
            }
            case UpdateNotifySettings u -> {
                if (u.peer() instanceof NotifyPeer(var peer))
                    chat(peer(peer)).muteUntil = u.notifySettings().muteUntil();
            }
            default -> {}
        }
    }

    /// Everything that must be the same in all sessions of an account.
    String picture() {
        var text = new StringBuilder();
        for (Map.Entry<Integer, Message> e : messages.entrySet()) {
            var m = e.getValue();
            text.append(
                    "%d in %d: %s%s%s%s reply %s fwd %s at %d edited %s\n"
                            .formatted(
                                    e.getKey(),
                                    peer(m.peerId()),
                                    m.message(),
                                    m.out() ? " out" : "",
                                    m.pinned() ? " pinned" : "",
                                    m.mediaUnread() ? " unheard" : "",
                                    m.replyTo(),
                                    m.fwdFrom(),
                                    m.date(),
                                    m.editDate()));
        }
        for (var e : chats.entrySet())
            if (inList(e.getKey()))
                text.append(
                        "chat %d: %s, unread %d\n"
                                .formatted(e.getKey(), e.getValue(), unread(e.getKey())));
            else if (e.getValue().draft != null)
                text.append("chat %d: draft %s\n".formatted(e.getKey(), e.getValue().draft));
        return text.append("pinned ").append(pinned).append('\n').toString();
    }

    private boolean inList(long peer) {
        for (var m : messages.values()) if (peer(m.peerId()) == peer) return true;
        return false;
    }
}
