package dev.firebreak.app.cli;

import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
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

    /** The source could not be read, or not to its end. */
    void failed(String source, String why);

    /** The source is finished. */
    void finished(String source, Duration watched, VerdictLevel highest, double timesRealTime);
}
