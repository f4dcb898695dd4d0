package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Interruption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchEndingTest {
    private static final Duration WATCHED = Duration.ofSeconds(10);

    @Test
    void wholeSourceNeedsNoWords() {
        SourceResult result = ending(Duration.ofSeconds(12), 0, new DecodeEnd.Finished(WATCHED, 0, false));
        assertThat(result.outcome()).isEqualTo(Outcome.FINISHED);
        assertThat(result.why()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThat(ending(Duration.ofMillis(12_001), 0, new DecodeEnd.Finished(WATCHED, 0, false))
                        .why())
                .contains("it breaks off; what is there was judged");
        assertThat(ending(WATCHED, 3, new DecodeEnd.Finished(WATCHED, 2, true)).why())
                .contains("it breaks off; what is there was judged; 2 packets could not be decoded; "
                        + "3 pieces of evidence came too fast and were left out");
    }

    @Test
    void everyEndHasItsOutcome() {
        assertThat(outcome(new DecodeEnd.BadMedia("a", "at the start", "broken")))
                .isEqualTo(Outcome.BAD_MEDIA);
        assertThat(outcome(new DecodeEnd.SourceGone("gone"))).isEqualTo(Outcome.SOURCE_GONE);
        assertThat(outcome(new DecodeEnd.Quarantined(2, Interruption.Cause.HANG)))
                .isEqualTo(Outcome.BAD_MEDIA);
        assertThat(outcome(new DecodeEnd.Closed())).isEqualTo(Outcome.STOPPED);
    }

    private static Outcome outcome(DecodeEnd end) {
        SourceResult result = ending(WATCHED, 0, end);
        assertThat(result.why()).isPresent();
        return result.outcome();
    }

    private static SourceResult ending(Duration promised, long skipped, DecodeEnd end) {
        return new WatchEnding("a.mp4", Optional.of(promised), WATCHED, skipped).result(end, List.of(), 1);
    }
}
