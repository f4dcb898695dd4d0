package dev.firebreak.app.shadow;

import java.time.LocalDate;

/**
 * How many verdicts all sessions may list on one day; further ones are only counted, and count as false, because nobody can look
 * at them. Thread-safe.
 */
final class VerdictBudget {
    /** More than people look through in a day, and some 40 MB of pictures. */
    static final int MOST_A_DAY = 2_000;

    private LocalDate day = LocalDate.MIN;
    private int listed;

    /** Whether one more may be listed on this day; if so, it is counted. */
    synchronized boolean take(LocalDate today) {
        if (today.isAfter(day)) {
            day = today;
            listed = 0;
        }
        if (listed == MOST_A_DAY) {
            return false;
        }
        listed++;
        return true;
    }
}
