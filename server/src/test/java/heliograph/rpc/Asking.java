package heliograph.rpc;

import heliograph.tl.TlFunction;
import heliograph.tl.TlReader;
import heliograph.tl.api.Api;

/// Asks the table as a client's query would, and reads the answer's bytes back.
public final class Asking {
    private Asking() {}

    /// The answer: a record, or a Boolean.
    public static Object ask(Rpc rpc, Caller caller, TlFunction<?> query) {
        var in = new TlReader(rpc.call(caller, query));
        int id = in.peek();
        if (id == TlReader.BOOL_TRUE || id == TlReader.BOOL_FALSE) return in.bool();
        return Api.object(in);
    }
}
