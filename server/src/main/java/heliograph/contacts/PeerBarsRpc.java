package heliograph.contacts;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.KnownChats;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.messages.GetPeerSettings;
import heliograph.tl.api.messages.HidePeerSettingsBar;
import heliograph.tl.api.messages.PeerSettings;

/// `messages.getPeerSettings` and `messages.hidePeerSettingsBar`.
public final class PeerBarsRpc {
    private final PeerBars bars;
    private final KnownChats chats;
    private static final heliograph.tl.api.PeerSettings NOTHING =
            heliograph.tl.api.PeerSettings.builder().build();

    private final Peers peers;
    private final Renderer renderer;

    public PeerBarsRpc(PeerBars bars, KnownChats chats, Peers peers, Renderer renderer) {
        this.bars = bars;
        this.chats = chats;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetPeerSettings.METHOD, USERS, this::getPeerSettings);
        rpc.on(HidePeerSettingsBar.METHOD, USERS, this::hidePeerSettingsBar);
    }

    private PeerSettings getPeerSettings(Caller caller, GetPeerSettings query) {
        var peer = peers.resolve(caller, query.peer());
        var named = new Named().add(peer);
        // Whoever is in a group or channel came by itself or was let in: nothing is asked of it.
        return new PeerSettings(
                peer.isUser() ? bars.of(caller.user(), peer.id()) : NOTHING,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private Boolean hidePeerSettingsBar(Caller caller, HidePeerSettingsBar query) {
        chats.hideBar(caller, peers.resolve(caller, query.peer()));
        return true;
    }
}
