package heliograph.messages;

/// What boxes must know of other people.
///
/// @param blocklist whom an account does not want to hear
/// @param rosters who is in which basic group
/// @param names who has which username
public record Company(Blocklist blocklist, Rosters rosters, Mentions.Names names) {}
