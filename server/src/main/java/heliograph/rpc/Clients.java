package heliograph.rpc;

import heliograph.rpc.Client.Device;

/// The clients that the server knows, by their permanent auth key.
public interface Clients {
    /// What is known of the client now; a client that said nothing yet has layer 0.
    Client of(long authKeyId);

    /// The client declared its layer and device.
    Client initialised(long authKeyId, int layer, Device device);
}
