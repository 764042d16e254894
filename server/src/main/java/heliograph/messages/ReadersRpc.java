package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.tl.api.ReadParticipantDate;
import heliograph.tl.api.messages.GetMessageReadParticipants;
import java.util.ArrayList;
import java.util.List;

/// `messages.getMessageReadParticipants` in basic groups: who has read what the caller wrote.
public final class ReadersRpc {
    /// `chat_read_mark_size_threshold`.
    private static final int MEMBERS_MAX = 100;

    private final Messages messages;
    private final Rosters rosters;

    public ReadersRpc(Messages messages, Rosters rosters) {
        this.messages = messages;
        this.rosters = rosters;
    }

    public void register(PeerRows rows) {
        rows.on(
                GetMessageReadParticipants.METHOD,
                USERS,
                PeerId.Kind.CHAT,
                GetMessageReadParticipants::peer,
                this::readers);
    }

    private List<ReadParticipantDate> readers(
            Caller caller, PeerId peer, GetMessageReadParticipants query) {
        var roster = rosters.of(peer.id());
        if (roster == null || !roster.isMember(caller.user()))
            throw RpcError.PEER_ID_INVALID.refusal();
        if (roster.members().size() > MEMBERS_MAX) throw RpcError.bad("CHAT_TOO_BIG").refusal();
        return messages.store()
                .read(
                        Home.account(caller.user()),
                        view -> {
                            var message = messages.message(view, peer.marked(), query.msgId());
                            if (message == null || !MessageHead.out(message))
                                throw RpcError.MSG_ID_INVALID.refusal();
                            long age = view.now().getEpochSecond() - MessageHead.date(message);
                            if (age > Readers.KEPT_SECONDS)
                                throw RpcError.bad("MSG_TOO_OLD").refusal();
                            var found = new ArrayList<ReadParticipantDate>();
                            for (long member : roster.members()) {
                                int date = Readers.of(view, peer.marked(), member, query.msgId());
                                if (date != 0) found.add(new ReadParticipantDate(member, date));
                            }
                            return found;
                        });
    }
}
