package dev.firebreak.app.cli;

import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one source.
 *
 * @param source its name
 * @param why what failed, or what kept it from being judged wholly; empty when all went well
 * @param watched media time judged
 * @param verdicts the changes of level, in order
 * @param timesRealTime speed
 */
record SourceResult(
        String source,
        Outcome outcome,
        Optional<String> why,
        Duration watched,
        List<Verdict> verdicts,
        double timesRealTime) {
    SourceResult {
        verdicts = List.copyOf(verdicts);
    }

    /** A source of which nothing was seen. */
    static SourceResult unseen(String source, Outcome outcome, String why) {
        return new SourceResult(source, outcome, Optional.of(why), Duration.ZERO, List.of(), 0);
    }

    VerdictLevel highest() {
        return verdicts.stream()
                .map(Verdict::level)
                .max(VerdictLevel::compareTo)
                .orElse(VerdictLevel.CLEAR);
    }

    /** When each level above clear was first reached or passed. */
    Map<VerdictLevel, Duration> reached() {
        Map<VerdictLevel, Duration> reached = new EnumMap<>(VerdictLevel.class);
        for (Verdict verdict : verdicts) {
            for (VerdictLevel level : VerdictLevel.values()) {
                if (level != VerdictLevel.CLEAR && verdict.level().atLeast(level)) {
                    reached.putIfAbsent(level, verdict.at());
                }
            }
        }
        return reached;
    }

    /** The gravest level decides; where all is clear, the worst failure. */
    static int exitCode(List<SourceResult> results) {
        VerdictLevel highest = results.stream()
                .map(SourceResult::highest)
                .max(VerdictLevel::compareTo)
                .orElse(VerdictLevel.CLEAR);
        int worst = results.stream()
                .mapToInt(each -> each.outcome().exitCode())
                .max()
                .orElse(ExitCode.OK);
        return highest == VerdictLevel.CLEAR ? worst : ExitCode.of(highest);
    }
}
