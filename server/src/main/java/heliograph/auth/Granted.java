package heliograph.auth;

import heliograph.render.Renderer;
import heliograph.tl.api.auth.Authorization;

/// The answer to a sign-in that went well.
final class Granted {
    private final Renderer renderer;

    Granted(Renderer renderer) {
        this.renderer = renderer;
    }

    /// Clients take it for good only with themselves in it: `self` is set, since the viewer is the
    /// account.
    Authorization authorization(long user) {
        return new Authorization(false, null, null, null, renderer.user(user, user));
    }
}
