package heliograph.rpc;

import heliograph.rpc.Limiter.Cost;
import heliograph.tl.Method;
import heliograph.tl.TlFunction;
import heliograph.tl.TlWriter;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table of methods.
///
/// Each row says which method, who may call it, what it costs and what answers it; the type of the
/// answer is the one that the schema promises. What has no row is refused.
public final class Rpc {
    private record Row<Q extends TlFunction<R>, R>(
            Method<Q, R> method, Access access, Cost cost, BiFunction<Caller, Q, R> handler) {
        byte[] call(Caller caller, TlFunction<?> query) {
            R answer = handler.apply(caller, method.query().cast(query));
            var out = new TlWriter(caller.layer());
            method.answer().accept(out, answer);
            return out.toBytes();
        }
    }

    private final Map<Method<?, ?>, Row<?, ?>> rows = new HashMap<>();
    private final Set<Method<?, ?>> constants = new HashSet<>();
    private final Limiter limiter;
    private final InstantSource clock;

    public Rpc(Limiter limiter, InstantSource clock) {
        this.limiter = limiter;
        this.clock = clock;
    }

    /// Enters a row. A method has one row: a second is a mistake in the wiring.
    public <Q extends TlFunction<R>, R> void on(
            Method<Q, R> method, Access access, Cost cost, BiFunction<Caller, Q, R> handler) {
        if (rows.put(method, new Row<>(method, access, cost, handler)) != null)
            throw new IllegalStateException("two rows for " + method);
    }

    /// A row for a call that is free.
    public <Q extends TlFunction<R>, R> void on(
            Method<Q, R> method, Access access, BiFunction<Caller, Q, R> handler) {
        on(method, access, Cost.FREE, handler);
    }

    /// A row whose answer depends on the query alone: what a feature that is not built yet says so
    /// that clients go on.
    public <Q extends TlFunction<R>, R> void constant(
            Method<Q, R> method, Access access, Function<Q, R> answer) {
        on(method, access, Cost.FREE, (_, query) -> answer.apply(query));
        constants.add(method);
    }

    /// The methods that have a row.
    public Collection<Method<?, ?>> methods() {
        return Collections.unmodifiableSet(rows.keySet());
    }

    /// Those of [#methods] whose answer is a constant.
    public Collection<Method<?, ?>> constants() {
        return Collections.unmodifiableSet(constants);
    }

    /// Whether calls of one session to this method run in the order in which they came.
    boolean ordered(Method<?, ?> method) {
        var row = rows.get(method);
        return row != null && row.cost() == Cost.SEND;
    }

    /// Answers one bare query, in the caller's layer; refuses with [RpcError.Refusal].
    public byte[] call(Caller caller, TlFunction<?> query) {
        @Nullable Row<?, ?> row = rows.get(query.method());
        if (row == null) throw RpcError.INPUT_METHOD_INVALID.refusal();
        row.access().check(caller);
        if (row.cost() != Cost.FREE)
            limiter.pay(row.cost(), Long.toString(caller.user()), 1, clock.millis());
        return row.call(caller, query);
    }
}
