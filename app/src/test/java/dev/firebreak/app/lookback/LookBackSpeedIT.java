package dev.firebreak.app.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.TrafficPiece;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many stream-hours a minute of one core's time are looked through, and what they take; logged, for docs/matching.md. */
class LookBackSpeedIT {
    private static final System.Logger log = System.getLogger(LookBackSpeedIT.class.getName());
    private static final int FILMS = 40;
    private static final int ROUNDS = 15;

    @Test
    void looksThroughDaysOfTrafficInMinutes() {
        PastFixture past = new PastFixture();
        EntryId entry = past.bank("ATTACKS", 1);
        List<TrafficPiece> pieces = new ArrayList<>();
        for (int film = 2; film < 2 + FILMS; film++) {
            pieces.add(past.piece(film, 0, 60));
        }
        PastSearch search = past.searches().of(past.entries(Set.of(entry)));
        int warm = look(search, pieces);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            found += look(search, pieces);
        }
        double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;

        long bytes = pieces.stream()
                .mapToLong(piece -> piece.video().length + piece.sound().length)
                .sum();
        double newMinutes = TrafficLog.LENGTH.minus(TrafficLog.OVERLAP).toSeconds() / 60.0;
        log.log(
                System.Logger.Level.INFO,
                String.format(
                        Locale.ROOT,
                        "Looking back: %.2f ms of a core a piece, %.0f stream-hours a minute; %.0f kB a stream-hour",
                        1000 * seconds / (ROUNDS * FILMS),
                        ROUNDS * FILMS * newMinutes / seconds,
                        bytes / 1000.0 / FILMS * 60 / newMinutes));
        assertThat(warm + found).isZero();
    }

    private static int look(PastSearch search, List<TrafficPiece> pieces) {
        return pieces.stream().mapToInt(piece -> search.matches(piece).size()).sum();
    }
}
