package dev.firebreak.app.cli;

import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where {@code watch} says what it sees. One thread at a time. */
interface WatchOutput {
    /** A source is open; {@code media} is one line on what it is. */
    void opened(String source, String media, Optional<Duration> duration);

    /** A second of evidence is complete. */
    void second(TimelineSecond second);

    /** The level changed. */
    void verdict(Verdict verdict);

    /** How far the source has been judged. */
    void progress(Duration position, Optional<Duration> duration, double timesRealTime);

    /** Something went wrong at {@code at}, and watching goes on. */
    void noted(String source, Duration at, String what);

    /** Nothing follows from this source. Called once for each, also for those that could not be opened. */
    void ended(SourceResult result);

    /** All sources have ended. */
    void summary(List<SourceResult> results, int exitCode);

    /** True when nobody reads what is said any more. */
    boolean broken();
}
