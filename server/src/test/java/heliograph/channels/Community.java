package heliograph.channels;

import heliograph.Client;
import heliograph.Harness;
import heliograph.peers.PeerId;
import heliograph.previews.Reach;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChannelForbidden;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.messages.InvitedUsers;
import java.util.ArrayList;
import java.util.List;

/// A server with a channel and people around it.
public final class Community implements AutoCloseable {
    public final Harness server;
    public final Client owner;
    public final long channel;
    private int people;

    public Community(long seed, boolean broadcast) {
        this(seed, broadcast, Reach.NONE);
    }

    /// @param reach whom the server asks for previews of links
    public Community(long seed, boolean broadcast, Reach reach) {
        server = new Harness(seed, reach);
        owner = person();
        channel = made(owner, broadcast, "Garden");
    }

    /// Someone new.
    public Client person() {
        people++;
        return server.client("99966" + (1 + people % 9) + String.format("%04d", people));
    }

    /// Makes another channel.
    public static long made(Client client, boolean broadcast, String title) {
        var query =
                CreateChannel.builder()
                        .broadcast(broadcast)
                        .megagroup(!broadcast)
                        .title(title)
                        .about("All about it")
                        .build();
        return ((Channel) ((Updates) client.ask(query)).chats().getFirst()).id();
    }

    public AnyInputChannel named(Client client) {
        return named(client, channel);
    }

    public AnyInputChannel named(Client client, long id) {
        return new InputChannel(id, server.hash(client, PeerId.channel(id)));
    }

    public InputPeer peer(Client client) {
        return new InputPeerChannel(channel, server.hash(client, PeerId.channel(channel)));
    }

    public AnyInputUser user(Client viewer, Client other) {
        return new InputUser(other.id(), server.hash(viewer, PeerId.user(other.id())));
    }

    public InputPeer userPeer(Client viewer, Client other) {
        return new InputPeerUser(other.id(), server.hash(viewer, PeerId.user(other.id())));
    }

    public InvitedUsers invite(Client client, Client... others) {
        var users = new ArrayList<AnyInputUser>();
        for (var other : others) users.add(user(client, other));
        return client.ask(new InviteToChannel(named(client), users));
    }

    /// Someone new who is in the channel.
    public Client member() {
        var person = person();
        invite(owner, person);
        return person;
    }

    public Client admin(ChatAdminRights rights) {
        var person = member();
        owner.ask(new EditAdmin(named(owner), user(owner, person), rights, ""));
        return person;
    }

    public void ban(Client by, Client whom, ChatBannedRights rights) {
        by.ask(new EditBanned(named(by), userPeer(by, whom), rights));
    }

    public static ChatBannedRights kick() {
        return ChatBannedRights.builder().viewMessages(true).build();
    }

    /// The channel as it stands in what a client got.
    public static Channel card(List<? extends AnyChat> chats) {
        if (chats.getFirst() instanceof ChannelForbidden)
            throw new AssertionError("forbidden: " + chats);
        return (Channel) chats.getFirst();
    }

    /// The messages that updates bring.
    public static List<AnyMessage> messages(Object updates) {
        var messages = new ArrayList<AnyMessage>();
        for (Update update : ((Updates) updates).updates())
            if (update instanceof UpdateNewChannelMessage news) messages.add(news.message());
        return messages;
    }

    @Override
    public void close() {
        server.close();
    }
}
