package heliograph.updates;

import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.tl.api.Update;
import java.util.List;

/// Takes updates to an account's online sessions, with everyone that they speak of.
public final class Delivery implements Updates.Messenger {
    private final Online online;
    private final Renderer renderer;

    public Delivery(Online online, Renderer renderer) {
        this.online = online;
        this.renderer = renderer;
    }

    /// Pushes updates that the sessions may miss: what is in the log, or is not worth keeping.
    @Override
    public void push(long account, List<Update> updates, Caller cause) {
        if (online.listens(account))
            online.push(account, renderer.updates(account, updates), cause);
    }
}
