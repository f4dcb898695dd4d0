package dev.firebreak.app.report;

import dev.firebreak.core.incident.Still;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.List;

/**
 * What {@code watch} found in one source.
 *
 * @param name file name or address, without secrets
 * @param media one line on container and codecs, or why it could not be read
 * @param duration media time that was watched
 * @param highest the highest level reached
 * @param verdicts each change of level, in order
 * @param seconds the evidence
 * @param stills the pictures that mattered, in order
 */
public record WatchedSource(
        String name,
        String media,
        Duration duration,
        VerdictLevel highest,
        List<Verdict> verdicts,
        List<TimelineSecond> seconds,
        List<Still> stills) {
    public WatchedSource {
        verdicts = List.copyOf(verdicts);
        seconds = List.copyOf(seconds);
        stills = List.copyOf(stills);
    }
}
