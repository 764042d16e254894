package heliograph.messages;

import heliograph.tl.api.AnyMessage;

/// A message that wants to be sent.
///
/// @param randomId the client's own number for it; the same number is sent once; 0 for none
/// @param template everything but the id, the date and the parties
public record Outgoing(long randomId, AnyMessage template) {}
