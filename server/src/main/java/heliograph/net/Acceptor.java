package heliograph.net;

import heliograph.net.NetStats.Refusal;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.Map;

/// Receives each new connection: past the [Door], or out again.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class Acceptor extends ChannelInitializer<Channel> {
    private final Shared shared;
    private final Door door;
    private final Map<EventExecutor, Lane> lanes;

    Acceptor(Shared shared, Door door, Map<EventExecutor, Lane> lanes) {
        this.shared = shared;
        this.door = door;
        this.lanes = lanes;
    }

    @Override
    protected void initChannel(Channel channel) {
        var lane = lanes.get(channel.eventLoop());
        // A peer that is gone already has no address any more.
        if (lane == null || !(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            channel.close();
            return;
        }
        var address = remote.getAddress();
        Refusal refusal = door.enter(address);
        if (refusal != null) {
            shared.meter().refused(refusal);
            channel.close();
            return;
        }
        var meter = shared.meter();
        meter.accepted.increment();
        meter.open.increment();
        channel.closeFuture()
                .addListener(_ -> {
                    meter.open.decrement();
                    door.leave(address);
                });
        channel.pipeline().addLast(new Sniffer(shared, lane, channel, address, false, lane.tick()));
    }
}
