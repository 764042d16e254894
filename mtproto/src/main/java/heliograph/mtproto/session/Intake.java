package heliograph.mtproto.session;

import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Opened;
import heliograph.tl.Malformed;
import heliograph.tl.TlReader;
import java.util.ArrayList;
import java.util.List;

/// One opened frame, taken apart: the messages of its container or its only one, unpacked.
///
/// Looks at nothing but the frame itself, so that it runs outside of a session's lock, and a frame
/// that is no container is refused before it can make a session.
///
/// @param fault what is wrong with the frame as a whole: 34 or 64 for bad_msg_notification, a
///   transport error, or 0
/// @param broken messages that could not be unpacked
record Intake(
        MessageHeader header,
        boolean container,
        List<Message> messages,
        List<Message> broken,
        int fault) {
    /// Takes apart what was opened.
    ///
    /// @param unpackedMax bytes that all its gzip_packed objects together may unpack to
    static Intake of(Opened opened, int unpackedMax) {
        var header = opened.header();
        int constructor = constructor(opened);
        boolean container = nests(constructor);
        var intake = new Intake(header, container, new ArrayList<>(1), List.of(), 0);
        var all =
                new Message(
                        header.msgId(), header.seqno(), opened.plain(), opened.from(), opened.to());
        if (all.to() - all.from() < 4) return intake.faulty(64);
        if (!container) {
            intake.messages.add(all);
            return intake.unpacked(unpackedMax);
        }
        if (all.needsAck()) return intake.faulty(34);
        try {
            int fault = intake.split(all, constructor);
            return fault == 0 ? intake.unpacked(unpackedMax) : intake.faulty(fault);
        } catch (Malformed malformed) {
            return intake.faulty(64);
        }
    }

    /// The lowest id of a message in it; a container's own when it is empty.
    long lowest() {
        long lowest = header.msgId();
        for (var message : messages) lowest = Math.min(lowest, message.id());
        for (var message : broken) lowest = Math.min(lowest, message.id());
        return lowest;
    }

    private Intake faulty(int code) {
        return new Intake(header, container, List.of(), List.of(), code);
    }

    private static int constructor(Opened opened) {
        return opened.size() < 4
                ? 0
                : new TlReader(opened.plain(), opened.from(), opened.to()).int32();
    }

    /// Adds the messages of a container, or the one of a msg_copy.
    private int split(Message all, int constructor) {
        var in = all.fields();
        int count = constructor == Wire.MSG_COPY ? 1 : in.int32();
        if (count > SessionLimits.CONTAINER_MESSAGES) return Link.FLOOD;
        if (count < 0) return 64;
        for (int i = 0; i < count; i++) {
            long id = in.int64();
            int seqno = in.int32();
            int length = in.int32();
            if (length < 4 || length % 4 != 0 || length > in.left()) return 64;
            // A member is older than its container, and is a client's.
            if (Long.compareUnsigned(id, all.id()) >= 0 || (id & 3) != 0) return 64;
            int from = in.position();
            var message = new Message(id, seqno, all.bytes(), from, from + length);
            if (nests(message.constructor())) return 64;
            messages.add(message);
            in = new TlReader(all.bytes(), from + length, all.to());
        }
        return 0;
    }

    /// Unpacks each gzip_packed message.
    private Intake unpacked(int unpackedMax) {
        int left = unpackedMax;
        var unpacked = new ArrayList<Message>(messages.size());
        List<Message> failed = List.of();
        for (var message : messages) {
            if (message.constructor() != Wire.GZIP_PACKED) {
                unpacked.add(message);
                continue;
            }
            try {
                var body = Gzip.unpack(message.bytes(), message.from(), message.to(), left);
                left -= body.length;
                var inner = new Message(message.id(), message.seqno(), body, 0, body.length);
                if (nests(inner.constructor()) || inner.constructor() == Wire.GZIP_PACKED) {
                    return faulty(64);
                }
                unpacked.add(inner);
            } catch (Malformed malformed) {
                if (failed.isEmpty()) failed = new ArrayList<>();
                failed.add(message);
            }
        }
        return new Intake(header, container, unpacked, failed, 0);
    }

    private static boolean nests(int constructor) {
        return constructor == Wire.MSG_CONTAINER || constructor == Wire.MSG_COPY;
    }
}
