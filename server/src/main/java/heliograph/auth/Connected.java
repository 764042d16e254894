package heliograph.auth;

import heliograph.mtproto.session.Link;
import heliograph.mtproto.session.Sessions;
import heliograph.rpc.Caller;
import heliograph.tl.TlWriter;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import heliograph.updates.Online;
import java.util.function.Function;

/// The live sessions of the MTProto layer.
public final class Connected implements LiveSessions {
    private final Sessions sessions;
    private final Online online;
    private final Function<Link, String> addresses;

    /// @param addresses where a connection comes from: [Link#address], unless something in front of
    ///   the server knows better
    public Connected(Sessions sessions, Online online, Function<Link, String> addresses) {
        this.sessions = sessions;
        this.online = online;
        this.addresses = addresses;
    }

    @Override
    public void push(long authKeyId, AnyUpdates updates) {
        // All that is ever pushed here is `updateLoginToken`, which is the same in every layer.
        var out = new TlWriter(Api.LAYER);
        out.object(updates);
        var bytes = out.toBytes();
        online.each(0, authKeyId, session -> session.push(bytes));
    }

    @Override
    public void end(long account, long authKeyId, Caller cause) {
        online.each(
                account,
                authKeyId,
                session -> {
                    online.unsubscribe(session);
                    boolean own =
                            session.id() == cause.sessionId()
                                    && session.authKeyId() == cause.usedKeyId();
                    var link = session.link();
                    if (!own && link != null) link.close();
                });
    }

    @Override
    public void bound(long temporaryKeyId, long permanentKeyId) {
        sessions.bound(temporaryKeyId, permanentKeyId);
    }

    @Override
    public void forget(long authKeyId) {
        sessions.dropKey(authKeyId);
    }

    @Override
    public String address(Caller caller) {
        var session = sessions.find(caller.usedKeyId(), caller.sessionId());
        var link = session == null ? null : session.link();
        return link == null ? "" : addresses.apply(link);
    }
}
