package heliograph.search;

import heliograph.tl.api.AnyMessage;
import java.util.List;

/// A message as its home has it.
///
/// @param author the account that wrote it, whatever it shows; 0 when none did
/// @param mentions the accounts that it mentions, as far as its home keeps them
public record Row(long author, AnyMessage message, List<Long> mentions) {}
