package heliograph.search;

/// A message that the index names; whether it is there, and for whom, only the store knows.
///
/// @param peer its chat, as [heliograph.peers.PeerId] marks it
record Hit(long peer, int id, int date) {}
