package heliograph.polls;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.messages.Chat;
import heliograph.messages.Chats;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessagePeerVote;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.MessagePeerVote;
import heliograph.tl.api.MessagePeerVoteInputOption;
import heliograph.tl.api.MessagePeerVoteMultiple;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.UpdateMessagePoll;
import heliograph.tl.api.messages.GetPollResults;
import heliograph.tl.api.messages.GetPollVotes;
import heliograph.tl.api.messages.SendVote;
import heliograph.tl.api.messages.VotesList;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `messages.*` of polls: voting, results, and who voted for what.
public final class PollsRpc {
    private static final int PAGE_MAX = 50;

    private final Polls polls;
    private final PollView view;
    private final Chats chats;
    private final Renderer renderer;
    private final InstantSource clock;

    public PollsRpc(
            Polls polls, PollView view, Chats chats, Renderer renderer, InstantSource clock) {
        this.polls = polls;
        this.view = view;
        this.chats = chats;
        this.renderer = renderer;
        this.clock = clock;
    }

    public void register(Rpc rpc) {
        rpc.on(SendVote.METHOD, USERS, this::sendVote);
        rpc.on(GetPollResults.METHOD, SIGNED_IN, this::getPollResults);
        rpc.on(GetPollVotes.METHOD, USERS, this::getPollVotes);
    }

    private AnyUpdates sendVote(Caller caller, SendVote query) {
        var chat = chats.of(caller, query.peer());
        var standing = standing(caller, chat, query.msgId());
        var numbers = new ArrayList<Integer>();
        for (var option : query.options()) numbers.add(number(standing, option));
        long id = standing.poll().id();
        polls.vote(id, caller.user(), numbers);
        chat.tell(caller, update(0, chat.peer(), query.msgId(), id));
        var own = update(caller.user(), chat.peer(), query.msgId(), id);
        return renderer.updates(caller.user(), List.of(own));
    }

    private AnyUpdates getPollResults(Caller caller, GetPollResults query) {
        var chat = chats.of(caller, query.peer());
        long id = standing(caller, chat, query.msgId()).poll().id();
        var update = update(caller.user(), chat.peer(), query.msgId(), id);
        return renderer.updates(caller.user(), List.of(update));
    }

    private UpdateMessagePoll update(long viewer, PeerId peer, int message, long id) {
        var shown = view.shown(viewer, id);
        if (shown == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
        // Only in a channel has a message the same id for everyone; elsewhere the poll's does.
        boolean one = peer.kind() == PeerId.Kind.CHANNEL;
        return new UpdateMessagePoll(
                one ? peer.toTl() : null,
                one ? message : null,
                null,
                id,
                shown.poll(),
                shown.results());
    }

    /// The poll of a message that the caller can see. Refuses with `MESSAGE_ID_INVALID`.
    private Polls.Standing standing(Caller caller, Chat chat, int message) {
        int now = (int) clock.instant().getEpochSecond();
        var found = chat.messages(caller, List.of(message)).getFirst();
        var standing =
                found instanceof Message m && m.media() instanceof MessageMediaPoll media
                        ? polls.find(media.poll().id(), now)
                        : null;
        if (standing == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
        return standing;
    }

    private static int number(Polls.Standing standing, byte[] option) {
        int number = PollMedia.number(standing.poll().answers(), option);
        if (number < 0) throw RpcError.bad("OPTION_INVALID").refusal();
        return number;
    }

    private VotesList getPollVotes(Caller caller, GetPollVotes query) {
        var standing = standing(caller, chats.of(caller, query.peer()), query.id());
        if (!standing.poll().publicVoters())
            throw RpcError.forbidden("BROADCAST_FORBIDDEN").refusal();
        long id = standing.poll().id();
        if (!standing.closed() && polls.votes(id, caller.user()).isEmpty())
            throw RpcError.forbidden("POLL_VOTE_REQUIRED").refusal();
        byte[] option = query.option();
        int answer = option == null ? Polls.ANY : number(standing, option);
        int limit = Math.clamp(query.limit(), 1, PAGE_MAX);
        var voters = polls.voters(id, answer, after(query.offset()), limit + 1);
        var page = voters.size() > limit ? voters.subList(0, limit) : voters;
        var votes = new ArrayList<AnyMessagePeerVote>();
        var named = new Named();
        for (var voter : page) {
            votes.add(vote(standing, voter, option));
            named.add(PeerId.user(voter.user()));
        }
        int count = answer < 0 ? standing.tally().voters() : standing.tally().counts().get(answer);
        var next = voters.size() > limit ? offset(page.getLast()) : null;
        return new VotesList(count, votes, List.of(), renderer.users(caller.user(), named), next);
    }

    private static AnyMessagePeerVote vote(
            Polls.Standing standing, Polls.Voter voter, byte @Nullable [] asked) {
        var peer = new PeerUser(voter.user());
        if (asked != null) return new MessagePeerVoteInputOption(peer, voter.date());
        var options = new ArrayList<byte[]>();
        for (int number : voter.answers())
            if (standing.poll().answers().get(number) instanceof PollAnswer answer)
                options.add(answer.option());
        return options.size() == 1
                ? new MessagePeerVote(peer, options.getFirst(), voter.date())
                : new MessagePeerVoteMultiple(peer, options, voter.date());
    }

    /// Where the next page begins: date and user of the last one. Opaque to clients.
    private static String offset(Polls.Voter last) {
        return last.date() + ":" + last.user();
    }

    private static Polls.@Nullable Voter after(@Nullable String offset) {
        if (offset == null || offset.isEmpty()) return null;
        try {
            int colon = offset.indexOf(':');
            int date = Integer.parseInt(offset, 0, Math.max(0, colon), 10);
            long user = Long.parseLong(offset, colon + 1, offset.length(), 10);
            return new Polls.Voter(user, date, List.of());
        } catch (NumberFormatException foreign) {
            throw RpcError.bad("OFFSET_INVALID").refusal();
        }
    }
}
