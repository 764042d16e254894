package heliograph.app;

import heliograph.habits.HabitsRpc;
import heliograph.help.LangpackRpc;
import heliograph.messages.HistoryRpc;
import heliograph.messages.LifetimesRpc;
import heliograph.messages.MentionsRpc;
import heliograph.messages.Messages;
import heliograph.messages.ReactionsRpc;
import heliograph.messages.SavedRpc;
import heliograph.messages.TypingRpc;
import heliograph.peers.PeerRows;
import heliograph.reactions.Favourites;
import heliograph.render.Renderer;
import heliograph.rpc.Rpc;
import heliograph.startup.AccountStartup;
import heliograph.startup.FeaturesStartup;
import heliograph.startup.StickersStartup;
import heliograph.updates.Updates;

/// What is done with messages that are there, put together, and what clients ask for besides.
final class Conversations {
    /// What the rows stand on.
    record Ground(Rpc rpc, PeerRows rows, Updates updates, Renderer renderer) {}

    private Conversations() {}

    static void register(Ground ground, Messages messages, Favourites favourites) {
        var rpc = ground.rpc;
        var chats = messages.chats();
        var renderer = ground.renderer;
        new LifetimesRpc(messages, renderer).register(rpc, ground.rows);
        new HistoryRpc(messages, chats, renderer).register(rpc);
        new MentionsRpc(messages, renderer).register(ground.rows);
        new SavedRpc(messages, ground.updates, renderer).register(rpc);
        new ReactionsRpc(chats, favourites, renderer).register(rpc);
        new TypingRpc(chats).register(rpc);
        new HabitsRpc(messages.habits(), chats.peers(), renderer).register(rpc);
        new LangpackRpc().register(rpc);
        new StickersStartup().register(rpc);
        new AccountStartup().register(rpc);
        new FeaturesStartup().register(rpc);
    }
}
