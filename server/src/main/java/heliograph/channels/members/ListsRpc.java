package heliograph.channels.members;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.channels.ChannelGround;
import heliograph.channels.ParticipantCards;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.ChannelParticipantAdmin;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.ChannelParticipantSelf;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.channels.AnyChannelParticipants;
import heliograph.tl.api.channels.ChannelParticipant;
import heliograph.tl.api.channels.ChannelParticipants;
import heliograph.tl.api.channels.ChannelParticipantsNotModified;
import heliograph.tl.api.channels.GetParticipant;
import heliograph.tl.api.channels.GetParticipants;
import java.util.ArrayList;

/// `channels.getParticipants` and `channels.getParticipant`.
public final class ListsRpc {
    private static final RpcError PARTICIPANT_ID_INVALID = RpcError.bad("PARTICIPANT_ID_INVALID");

    private final ChannelGround ground;
    private final Lists lists;

    public ListsRpc(ChannelGround ground, Lists lists) {
        this.ground = ground;
        this.lists = lists;
    }

    public void register(Rpc rpc) {
        rpc.on(GetParticipants.METHOD, SIGNED_IN, this::getParticipants);
        rpc.on(GetParticipant.METHOD, SIGNED_IN, this::getParticipant);
    }

    private AnyChannelParticipants getParticipants(Caller caller, GetParticipants query) {
        long id = ground.peers().resolve(caller, query.channel());
        var place = Lists.Place.of(query.offset(), query.limit());
        var page = lists.page(caller.user(), id, query.filter(), place);
        long hash = 0;
        for (var person : page.people()) hash = step(hash, person.standing().user());
        if (query.hash() != 0 && hash == query.hash()) return new ChannelParticipantsNotModified();
        var named = new Named().add(PeerId.channel(id));
        var cards = new ArrayList<AnyChannelParticipant>();
        for (var person : page.people()) cards.add(card(caller, person, named));
        return new ChannelParticipants(
                page.count(),
                cards,
                ground.renderer().chats(caller.user(), named),
                ground.renderer().users(caller.user(), named));
    }

    /// https://core.telegram.org/api/offsets#hash-generation
    private static long step(long hash, long id) {
        long mixed = hash ^ (hash >>> 21);
        mixed ^= mixed << 35;
        mixed ^= mixed >>> 4;
        return mixed + id;
    }

    private static AnyChannelParticipant card(Caller caller, Lists.Person person, Named named) {
        var card = ParticipantCards.of(person.standing(), caller.user(), person.mayEdit());
        named.add(PeerId.user(person.standing().user()));
        switch (card) {
            case ChannelParticipantAdmin admin -> {
                named.add(PeerId.user(admin.promotedBy()));
                if (admin.inviterId() != null) named.add(PeerId.user(admin.inviterId()));
            }
            case ChannelParticipantBanned banned -> named.add(PeerId.user(banned.kickedBy()));
            case ChannelParticipantSelf self -> named.add(PeerId.user(self.inviterId()));
            default -> {}
        }
        return card;
    }

    private ChannelParticipant getParticipant(Caller caller, GetParticipant query) {
        long id = ground.peers().resolve(caller, query.channel());
        long user = user(ground, caller, query.participant());
        var named = new Named().add(PeerId.channel(id));
        var card = card(caller, lists.one(caller.user(), id, user), named);
        return new ChannelParticipant(
                card,
                ground.renderer().chats(caller.user(), named),
                ground.renderer().users(caller.user(), named));
    }

    /// The user that a client means. Refuses with `PARTICIPANT_ID_INVALID` what is none.
    static long user(ChannelGround ground, Caller caller, InputPeer participant) {
        var peer = ground.peers().resolve(caller, participant);
        if (!peer.isUser()) throw PARTICIPANT_ID_INVALID.refusal();
        return peer.id();
    }
}
