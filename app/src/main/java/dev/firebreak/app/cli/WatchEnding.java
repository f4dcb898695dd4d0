package dev.firebreak.app.cli;

import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.media.decode.DecodeEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the end of decoding into words.
 *
 * @param promised the length that the container states
 * @param watched media time judged
 * @param skipped windows and frames that were not judged
 */
record WatchEnding(String name, Optional<Duration> promised, Duration watched, long skipped) {
    /** A source that ends this much before the length that it states has been cut off: tracks differ by less. */
    private static final Duration LARGEST_SHORTFALL = Duration.ofSeconds(2);

    SourceResult result(DecodeEnd end, List<Verdict> verdicts, double timesRealTime) {
        List<String> why = new ArrayList<>();
        Outcome outcome = outcome(end, why);
        if (skipped > 0) {
            why.add(skipped + " pieces of evidence came too fast and were left out");
        }
        Optional<String> words = why.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", why));
        return new SourceResult(name, outcome, words, watched, verdicts, timesRealTime);
    }

    private Outcome outcome(DecodeEnd end, List<String> why) {
        return switch (end) {
            case DecodeEnd.Finished finished -> {
                addDamage(finished, why);
                yield Outcome.FINISHED;
            }
            case DecodeEnd.BadMedia bad -> {
                why.add(bad.where() + ": " + bad.why());
                yield Outcome.BAD_MEDIA;
            }
            case DecodeEnd.SourceGone gone -> {
                why.add(gone.why());
                yield Outcome.SOURCE_GONE;
            }
            case DecodeEnd.Quarantined quarantined -> {
                why.add("it crashed or hung the decoder " + quarantined.strikes() + " times");
                yield Outcome.BAD_MEDIA;
            }
            case DecodeEnd.Closed closed -> {
                why.add("stopped before its end");
                yield Outcome.STOPPED;
            }
        };
    }

    private void addDamage(DecodeEnd.Finished finished, List<String> why) {
        boolean tooShort = promised.filter(length -> length.minus(watched).compareTo(LARGEST_SHORTFALL) > 0)
                .isPresent();
        if (finished.truncated() || tooShort) {
            why.add("it breaks off; what is there was judged");
        }
        if (finished.damaged() > 0) {
            why.add(finished.damaged() + " packets could not be decoded");
        }
    }
}
