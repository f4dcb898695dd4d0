package dev.firebreak.app.cli;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said about a bank; what is not given stays as it is. */
final class BankPolicyOptions {
    @Option(names = "--label", paramLabel = "TEXT", description = "A few words for people.")
    private @Nullable String label;

    @Option(names = "--description", paramLabel = "TEXT", description = "What belongs into it.")
    private @Nullable String description;

    @Option(names = "--action", paramLabel = "ACTION", description = "What a match asks for: ${COMPLETION-CANDIDATES}.")
    private @Nullable BankAction action;

    @Option(names = "--negative", negatable = true, description = "Its matches overrule those of other banks.")
    private @Nullable Boolean negative;

    @Option(names = "--distance", paramLabel = "BITS", description = "How far apart pictures match: 0 to 64.")
    private @Nullable Integer distance;

    @Option(names = "--video-score", paramLabel = "SCORE", description = "From which score on videos match: 0 to 1.")
    private @Nullable Double videoScore;

    @Option(names = "--sound-score", paramLabel = "SCORE", description = "From which score on sounds match: 0 to 1.")
    private @Nullable Double soundScore;

    @Option(names = "--ratio", paramLabel = "SHARE", description = "Share of look-ups it takes part in: 0 to 1.")
    private @Nullable Double ratio;

    @Option(
            names = "--streams-per-hour",
            paramLabel = "N",
            description = "More different streams than this put it into quarantine; 0: no limit.")
    private @Nullable Integer streamsPerHour;

    @Option(names = "--surges", negatable = true, description = "Far more matches than ever put it into quarantine.")
    private @Nullable Boolean surges;

    @Option(
            names = "--visible-to",
            split = ",",
            paramLabel = "ROLE",
            description = "Roles beside admin that see it: ${COMPLETION-CANDIDATES}.")
    private @Nullable Set<Role> visibleTo;

    /** Throws {@link IllegalArgumentException} naming what is wrong. */
    BankSettings applied(BankSettings before) {
        BankPolicy old = before.policy();
        boolean overrules = given(negative, old.negative());
        BankPolicy policy = new BankPolicy(
                given(action, overrules ? BankAction.RECORD : old.action()),
                overrules,
                new BankPolicy.Thresholds(
                        given(distance, old.thresholds().distance()),
                        given(videoScore, old.thresholds().videoScore()),
                        given(soundScore, old.thresholds().soundScore())),
                new BankPolicy.Matching(
                        old.matching().enabled(), given(ratio, old.matching().ratio())),
                new BankPolicy.FloodLimits(
                        given(streamsPerHour, old.flood().streamsPerHour()),
                        given(surges, old.flood().surges())),
                given(visibleTo, old.visibleTo()));
        return new BankSettings(
                before.name(), given(label, before.label()), given(description, before.description()), policy);
    }

    private static <T> T given(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
