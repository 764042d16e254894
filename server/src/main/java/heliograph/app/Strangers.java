package heliograph.app;

import heliograph.messages.Blocklist;
import heliograph.messages.NotifySettings;
import heliograph.render.Acquaintance;
import heliograph.store.View;
import heliograph.tl.api.PeerNotifySettings;
import heliograph.tl.api.UserStatus;
import heliograph.tl.api.UserStatusEmpty;
import org.jspecify.annotations.Nullable;

final class Strangers implements Acquaintance, Blocklist, NotifySettings {
    @Override
    public @Nullable Contact contact(long viewer, long user) {
        return null;
    }

    @Override
    public boolean seesPhone(long viewer, long user) {
        return false;
    }

    @Override
    public boolean seesPhoto(long viewer, long user) {
        return true;
    }

    @Override
    public @Nullable UserStatus status(long viewer, long user) {
        return new UserStatusEmpty();
    }

    @Override
    public boolean blocks(View view, long user) {
        return false;
    }

    @Override
    public PeerNotifySettings of(View view, long peer) {
        return PeerNotifySettings.builder().build();
    }
}
