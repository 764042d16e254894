package heliograph.rpc;

import heliograph.mtproto.session.Queries;
import heliograph.mtproto.session.Session;
import heliograph.rpc.Lane.Query;
import heliograph.store.StoreException;
import heliograph.tl.Malformed;
import heliograph.tl.NotInLayer;
import heliograph.tl.TlFunction;
import heliograph.tl.TlReader;
import heliograph.tl.api.Api;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Takes queries from the sessions to the table, and answers back.
///
/// Queries of one session are read in the order in which they came. Those that send messages are
/// also run in that order, so that two sends of one client never change places; all others run side
/// by side, each on a virtual thread of its own.
public final class Dispatcher implements Queries {
    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    /// Calls in flight in the whole process.
    private static final int CALLS_MAX = 4_096;

    private final Rpc rpc;
    private final Wrappers wrappers;
    private final Clients clients;
    private final Subscribers subscribers;
    private final Executor threads;
    private final Semaphore calls = new Semaphore(CALLS_MAX);

    /// @param threads runs each task on a virtual thread of its own; the simulator has its own
    public Dispatcher(Rpc rpc, Clients clients, Subscribers subscribers, Executor threads) {
        this.rpc = rpc;
        this.wrappers = new Wrappers(clients);
        this.clients = clients;
        this.subscribers = subscribers;
        this.threads = threads;
    }

    @Override
    public void query(Session session, long messageId, byte[] body, int from, int to) {
        var lane = lane(session);
        switch (lane.add(new Query(messageId, body, from, to))) {
            case START -> threads.execute(() -> run(lane));
            case QUEUED -> {}
            case REFUSED -> fail(session, messageId, RpcError.floodWait(Duration.ofSeconds(1)));
        }
    }

    @Override
    public void dropped(Session session, long messageId) {
        // A call that has begun runs to its end: its effect is durable, its answer is not wanted.
    }

    @Override
    public void opened(Session session) {}

    @Override
    public void closed(Session session) {
        subscribers.unsubscribe(session);
    }

    private static Lane lane(Session session) {
        synchronized (session) {
            if (session.attachment() instanceof Lane lane) return lane;
            var lane = new Lane(session);
            session.attach(lane);
            return lane;
        }
    }

    private void run(Lane lane) {
        for (var query = lane.next(); query != null; query = lane.next()) {
            calls.acquireUninterruptibly();
            var call = read(lane, query);
            if (call == null) {
                calls.release();
            } else if (rpc.ordered(call.query().method()) && !call.waits()) {
                finish(lane, call);
            } else {
                threads.execute(() -> finish(lane, call));
            }
        }
    }

    /// Reads a query and peels its wrappers; a failure is answered here.
    private Wrappers.@Nullable Call read(Lane lane, Query query) {
        try {
            var in = new TlReader(query.body(), query.from(), query.to());
            TlFunction<?> function = Api.function(in);
            if (in.left() > 3) throw new Malformed(in.left() + " bytes after a query");
            return wrappers.peel(lane.session, query.messageId(), function);
        } catch (RuntimeException failure) {
            fail(lane.session, query.messageId(), error(failure));
            return null;
        }
    }

    private void finish(Lane lane, Wrappers.Call call) {
        var session = lane.session;
        try {
            call.await(session);
            byte[] answer = rpc.call(call.caller(), call.query());
            if (call.updates()) subscribe(lane, call.caller().authKeyId());
            session.answer(call.caller().messageId(), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(session, call.caller().messageId(), RpcError.STORE_UNAVAILABLE);
        } catch (RuntimeException failure) {
            fail(session, call.caller().messageId(), error(failure));
        } finally {
            calls.release();
        }
    }

    /// The client as it is after the call: a sign-in makes it somebody.
    private void subscribe(Lane lane, long authKeyId) {
        if (authKeyId == 0 || clients.of(authKeyId).equals(lane.subscribed)) return;
        // Calls of one session end side by side: the last to look must be the last to tell, or one
        // that began before a sign-in would put the session back among those of nobody.
        synchronized (lane.subscribing) {
            var client = clients.of(authKeyId);
            if (client.equals(lane.subscribed)) return;
            subscribers.subscribe(lane.session, client);
            lane.subscribed = client;
        }
    }

    private static void fail(Session session, long messageId, RpcError error) {
        session.fail(messageId, error.code(), error.message());
    }

    private static RpcError error(RuntimeException failure) {
        return switch (failure) {
            case RpcError.Refusal refusal -> refusal.error();
            case Malformed.UnknownConstructor _ -> RpcError.INPUT_METHOD_INVALID;
            case Malformed _ -> RpcError.INPUT_FETCH_ERROR;
            case NotInLayer _ -> RpcError.UPDATE_APP_TO_LOGIN;
            case StoreException unavailable -> {
                LOG.log(Level.WARNING, "The store refused a call", unavailable);
                yield RpcError.STORE_UNAVAILABLE;
            }
            default -> {
                LOG.log(Level.ERROR, "A handler broke", failure);
                yield RpcError.INTERNAL;
            }
        };
    }
}
