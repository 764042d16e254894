package heliograph.tl.layer;

import java.util.List;

/// Polls: correct answers by their option until layer 223, by their number since.
public final class Polls {
    private Polls() {}

    /// Options as Telegram's clients name them: the number of the answer, one byte.
    public static List<byte[]> options(List<Integer> numbers) {
        return numbers.stream().map(number -> new byte[] {number.byteValue()}).toList();
    }

    /// The numbers of options of one byte, as digits or plain; others are left out.
    public static List<Integer> numbers(List<byte[]> options) {
        return options.stream()
                .filter(option -> option.length == 1)
                .map(option ->
                        option[0] >= '0' && option[0] <= '9' ? option[0] - '0' : option[0] & 0xff)
                .toList();
    }
}
