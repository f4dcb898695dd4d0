package dev.firebreak.training.evaluate;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.training.measure.Reliability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which windows the calibration of "gunfire" is measured on: of harmless clips all, as not gunfire; of clips of gunfire the
 * first window that hears the first shot for 100 ms, as gunfire. Of their other windows nobody knows, and they are left out.
 */
final class Calibration {
    private static final Duration HEARD = Duration.ofMillis(100);

    private Calibration() {}

    static Reliability of(List<ClipResult> gunfire, List<ClipResult> harmless) {
        List<Reliability.Said> said = new ArrayList<>();
        for (ClipResult clip : harmless) {
            clip.windows()
                    .forEach(window ->
                            said.add(new Reliability.Said(window.scores().gunfire(), false)));
        }
        for (ClipResult clip : gunfire) {
            clip.onset()
                    .flatMap(onset -> clip.windows().stream()
                            .filter(window -> hears(window, onset))
                            .findFirst())
                    .ifPresent(window ->
                            said.add(new Reliability.Said(window.scores().gunfire(), true)));
        }
        return Reliability.of(said);
    }

    /** A window that ends early is a last one, padded with silence. */
    private static boolean hears(Evidence.OfSound window, Duration onset) {
        return window.at().minus(onset).compareTo(HEARD) >= 0;
    }
}
