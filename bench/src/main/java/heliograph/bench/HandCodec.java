package heliograph.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.MessageEntityTextUrl;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.User;
import heliograph.tl.api.UserProfilePhoto;
import heliograph.tl.api.UserStatusOnline;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one would write by hand for just the values of [TlCodec]: it knows which flags and which
/// constructors come, and fails on all else. The reference for generated code.
final class HandCodec {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int VECTOR = 0x1cb5c415;
    private static final int MESSAGE_FLAGS = 0x182;
    private static final int USER_FLAGS = 0x6f;

    private byte[] bytes;
    private int at;

    HandCodec(byte[] bytes) {
        this.bytes = bytes;
    }

    void reset(byte[] newBytes) {
        bytes = newBytes;
        at = 0;
    }

    int size() {
        return at;
    }

    Updates readUpdates() {
        expect(Updates.ID);
        expect(VECTOR);
        int updates = int32();
        List<Update> list = new ArrayList<>(updates);
        for (int i = 0; i < updates; i++) {
            expect(UpdateNewMessage.ID);
            list.add(new UpdateNewMessage(readMessage(), int32(), int32()));
        }
        expect(VECTOR);
        int count = int32();
        List<AnyUser> users = new ArrayList<>(count);
        for (int i = 0; i < count; i++) users.add(readUser());
        expect(VECTOR);
        expect(0);
        return new Updates(list, users, List.of(), int32(), int32());
    }

    AnyMessage readMessage() {
        expect(Message.ID);
        expect(MESSAGE_FLAGS);
        expect(0);
        int id = int32();
        Peer from = readPeer();
        Peer peer = readPeer();
        int date = int32();
        String text = string();
        expect(VECTOR);
        int count = int32();
        List<MessageEntity> entities = new ArrayList<>(count);
        for (int i = 0; i < count; i++) entities.add(readEntity());
        return message(id, from, peer, date, text, entities);
    }

    private static Message message(
            int id, Peer from, Peer peer, int date, String text, List<MessageEntity> entities) {
        return new Message(
                true, false, false, false, false, false, false, false, false, false, false, false,
                false, false, false, id, from, null, null, peer, null, null, null, null, null, null,
                date, text, null, null, entities, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null);
    }

    private Peer readPeer() {
        expect(PeerUser.ID);
        return new PeerUser(int64());
    }

    private MessageEntity readEntity() {
        return switch (int32()) {
            case MessageEntityBold.ID -> new MessageEntityBold(int32(), int32());
            case MessageEntityTextUrl.ID -> new MessageEntityTextUrl(int32(), int32(), string());
            default -> throw new IllegalStateException();
        };
    }

    private AnyUser readUser() {
        expect(User.ID);
        expect(USER_FLAGS);
        expect(0);
        long id = int64();
        long hash = int64();
        String first = string();
        String last = string();
        String name = string();
        expect(UserProfilePhoto.ID);
        expect(0);
        var photo = new UserProfilePhoto(false, false, int64(), null, int32());
        expect(UserStatusOnline.ID);
        var status = new UserStatusOnline(int32());
        return TlCodec.user(id, hash, first, last, name, photo, status);
    }

    void write(Updates updates) {
        int32(Updates.ID);
        int32(VECTOR);
        int32(updates.updates().size());
        for (Update one : updates.updates()) {
            var update = (UpdateNewMessage) one;
            int32(UpdateNewMessage.ID);
            write((Message) update.message());
            int32(update.pts());
            int32(update.ptsCount());
        }
        int32(VECTOR);
        int32(updates.users().size());
        for (AnyUser user : updates.users()) write((User) user);
        int32(VECTOR);
        int32(0);
        int32(updates.date());
        int32(updates.seq());
    }

    void write(Message message) {
        int32(Message.ID);
        flags(HandFlags.flags(message), MESSAGE_FLAGS);
        flags(HandFlags.flags2(message), 0);
        int32(message.id());
        write(message.fromId());
        write(message.peerId());
        int32(message.date());
        string(message.message());
        List<MessageEntity> entities = Objects.requireNonNull(message.entities());
        int32(VECTOR);
        int32(entities.size());
        for (MessageEntity entity : entities) {
            if (entity instanceof MessageEntityBold(int offset, int length)) {
                int32(MessageEntityBold.ID);
                int32(offset);
                int32(length);
            } else if (entity instanceof MessageEntityTextUrl url) {
                int32(MessageEntityTextUrl.ID);
                int32(url.offset());
                int32(url.length());
                string(url.url());
            }
        }
    }

    private void write(@Nullable Peer peer) {
        int32(PeerUser.ID);
        int64(((PeerUser) Objects.requireNonNull(peer)).userId());
    }

    private void write(User user) {
        int32(User.ID);
        flags(HandFlags.flags(user), USER_FLAGS);
        flags(HandFlags.flags2(user), 0);
        int64(user.id());
        int64(Objects.requireNonNull(user.accessHash()));
        string(Objects.requireNonNull(user.firstName()));
        string(Objects.requireNonNull(user.lastName()));
        string(Objects.requireNonNull(user.username()));
        var photo = (UserProfilePhoto) Objects.requireNonNull(user.photo());
        int32(UserProfilePhoto.ID);
        int32(0);
        int64(photo.photoId());
        int32(photo.dcId());
        int32(UserStatusOnline.ID);
        int32(((UserStatusOnline) Objects.requireNonNull(user.status())).expires());
    }

    private void flags(int flags, int known) {
        if (flags != known) throw new IllegalStateException("flags " + flags);
        int32(flags);
    }

    private int int32() {
        int value = (int) INT.get(bytes, at);
        at += 4;
        return value;
    }

    private void int32(int value) {
        if (bytes.length - at < 4) bytes = Arrays.copyOf(bytes, at * 2);
        INT.set(bytes, at, value);
        at += 4;
    }

    private long int64() {
        long value = (long) LONG.get(bytes, at);
        at += 8;
        return value;
    }

    private void int64(long value) {
        if (bytes.length - at < 8) bytes = Arrays.copyOf(bytes, at * 2);
        LONG.set(bytes, at, value);
        at += 8;
    }

    /// Only the short form: the texts here are short.
    private String string() {
        int length = bytes[at] & 0xff;
        var text = new String(bytes, at + 1, length, UTF_8);
        at += (length + 4) & ~3;
        return text;
    }

    private void string(String value) {
        byte[] text = value.getBytes(UTF_8);
        if (bytes.length - at < text.length + 4) bytes = Arrays.copyOf(bytes, at * 2);
        bytes[at] = (byte) text.length;
        System.arraycopy(text, 0, bytes, at + 1, text.length);
        int end = at + 1 + text.length;
        at += (text.length + 4) & ~3;
        while (end < at) bytes[end++] = 0;
    }

    private void expect(int value) {
        if (int32() != value) throw new IllegalStateException("at " + at);
    }
}
