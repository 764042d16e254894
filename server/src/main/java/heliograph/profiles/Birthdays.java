package heliograph.profiles;

import heliograph.rpc.RpcError;
import heliograph.tl.api.Birthday;
import java.time.LocalDate;
import java.time.Month;

/// Days on which people have their birthdays; the year may be left out.
public final class Birthdays {
    private static final RpcError BIRTHDAY_INVALID = RpcError.bad("BIRTHDAY_INVALID");

    private static final int YEAR_MIN = 1800;
    private static final int YEAR_MAX = 3000;

    private Birthdays() {}

    /// Refuses with `BIRTHDAY_INVALID` what is no day of the calendar.
    public static Birthday checked(Birthday day) {
        if (day.month() < 1 || day.month() > 12) throw BIRTHDAY_INVALID.refusal();
        var month = Month.of(day.month());
        Integer year = day.year();
        if (year != null && (year < YEAR_MIN || year > YEAR_MAX)) throw BIRTHDAY_INVALID.refusal();
        int last = year == null ? month.maxLength() : LocalDate.of(year, month, 1).lengthOfMonth();
        if (day.day() < 1 || day.day() > last) throw BIRTHDAY_INVALID.refusal();
        return day;
    }

    /// Whether a birthday is on this day, or the day before or after it. Who was born on a leap day
    /// has it on the first of March in other years.
    public static boolean isAround(Birthday birthday, LocalDate today) {
        for (int off = -1; off <= 1; off++) {
            var day = today.plusDays(off);
            var own =
                    LocalDate.of(day.getYear(), birthday.month(), 1).plusDays(birthday.day() - 1L);
            if (own.equals(day)) return true;
        }
        return false;
    }
}
