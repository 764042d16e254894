package heliograph.demo;

import heliograph.tl.api.Channel;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.contacts.ResolvedPeer;

/// Someone who is in a chat, and how it names the chat.
record Speaker(long account, InputPeerChannel chat) {
    private static Speaker of(long account, Channel channel) {
        var hash = channel.accessHash();
        return new Speaker(account, new InputPeerChannel(channel.id(), hash == null ? 0 : hash));
    }

    private InputChannel channel() {
        return new InputChannel(chat.channelId(), chat.accessHash());
    }

    /// Makes a public chat; gives its owner.
    static Speaker make(Clients clients, long account, CreateChannel query, String username) {
        var made = (Updates) clients.ask(account, query);
        var owner = of(account, (Channel) made.chats().getFirst());
        if (!clients.ask(account, new UpdateUsername(owner.channel(), username)))
            throw new IllegalStateException("no username for " + username);
        return owner;
    }

    /// Finds a chat by its name and joins it.
    static Speaker join(Clients clients, long account, String username) {
        ResolvedPeer found = clients.ask(account, new ResolveUsername(username, null));
        var member = of(account, (Channel) found.chats().getFirst());
        clients.ask(account, new JoinChannel(member.channel()));
        return member;
    }
}
