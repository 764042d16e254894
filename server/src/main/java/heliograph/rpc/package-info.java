/// The table of methods: who may call what, what it costs, and how a call can fail.
///
/// A feature's `XxxRpc` enters its rows with [heliograph.rpc.Rpc#on]; [heliograph.rpc.Dispatcher]
/// takes queries from MTProto sessions, peels the wrappers (`invokeWithLayer`, `initConnection`, …)
/// and is the only place where a failure becomes an `rpc_error`.
@NullMarked
package heliograph.rpc;

import org.jspecify.annotations.NullMarked;
