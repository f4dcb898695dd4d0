package dev.firebreak.app.web;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.IndexStatus;
import dev.firebreak.core.bank.Quarantine;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Banks as JSON. */
final class BankViews {
    private BankViews() {}

    /**
     * What a bank's matches mean.
     *
     * @param distance bits that pictures may differ
     * @param ratio share of the look-ups that it takes part in
     * @param streamsPerHour beyond which it goes into quarantine; 0: never
     */
    record Policy(
            @Nullable BankAction action,
            @Nullable Boolean negative,
            @Nullable Integer distance,
            @Nullable Double videoScore,
            @Nullable Double soundScore,
            @Nullable Boolean enabled,
            @Nullable Double ratio,
            @Nullable Integer streamsPerHour,
            @Nullable Boolean surges,
            @Nullable Set<Role> visibleTo) {
        static Policy of(BankPolicy policy) {
            return new Policy(
                    policy.action(),
                    policy.negative(),
                    policy.thresholds().distance(),
                    policy.thresholds().videoScore(),
                    policy.thresholds().soundScore(),
                    policy.matching().enabled(),
                    policy.matching().ratio(),
                    policy.flood().streamsPerHour(),
                    policy.flood().surges(),
                    policy.visibleTo());
        }

        /** What is not said is as before. */
        BankPolicy applied(BankPolicy old) {
            boolean overrules = given(negative, old.negative());
            return new BankPolicy(
                    given(action, overrules ? BankAction.RECORD : old.action()),
                    overrules,
                    new BankPolicy.Thresholds(
                            given(distance, old.thresholds().distance()),
                            given(videoScore, old.thresholds().videoScore()),
                            given(soundScore, old.thresholds().soundScore())),
                    new BankPolicy.Matching(
                            given(enabled, old.matching().enabled()),
                            given(ratio, old.matching().ratio())),
                    new BankPolicy.FloodLimits(
                            given(streamsPerHour, old.flood().streamsPerHour()),
                            given(surges, old.flood().surges())),
                    given(visibleTo, EnumSet.copyOf(old.visibleTo())));
        }
    }

    private static <T> T given(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    /** Why a bank is not trusted for now. */
    record Quarantined(String reason, Instant since, String by) {
        static @Nullable Quarantined of(Bank bank) {
            Quarantine quarantine = bank.quarantine().orElse(null);
            return quarantine == null
                    ? null
                    : new Quarantined(quarantine.reason(), quarantine.since(), quarantine.by());
        }
    }

    /**
     * One bank.
     *
     * @param acting what a match asks for now: in quarantine a look at most
     */
    record BankView(
            String name,
            int id,
            String label,
            String description,
            Policy policy,
            BankAction acting,
            @Nullable Quarantined quarantine,
            Instant createdAt,
            String createdBy,
            long entries) {
        static BankView of(Bank bank) {
            return new BankView(
                    bank.name().value(),
                    bank.id().value(),
                    bank.settings().label(),
                    bank.settings().description(),
                    Policy.of(bank.policy()),
                    bank.action(),
                    Quarantined.of(bank),
                    bank.createdAt(),
                    bank.createdBy(),
                    bank.entries());
        }
    }

    /** What is said about a bank; what is null stays as it is. */
    record Wish(
            @Nullable String name,
            @Nullable String label,
            @Nullable String description,
            @Nullable Policy policy) {
        BankSettings applied(BankSettings before) {
            return Input.checked(() -> new BankSettings(
                    name == null ? before.name() : new BankName(name),
                    given(label, before.label()),
                    given(description, before.description()),
                    policy == null ? before.policy() : policy.applied(before.policy())));
        }

        BankSettings fresh() {
            BankName given = Input.checked(() -> new BankName(Input.required("name", name)));
            return applied(new BankSettings(given, "", "", BankPolicy.DEFAULT));
        }
    }

    record Reason(@Nullable String reason) {}

    /**
     * How far the index in memory has come.
     *
     * @param upTo the number of the last change it knows
     * @param caughtUpAt null while it is being read for the first time
     * @param sizes signals by kind
     */
    record IndexView(long upTo, @Nullable Instant caughtUpAt, Map<String, Long> sizes) {
        static IndexView of(IndexStatus status) {
            Map<String, Long> sizes = new TreeMap<>();
            status.sizes().forEach((kind, size) -> sizes.put(kind.label(), size));
            return new IndexView(status.upTo(), status.caughtUpAt().orElse(null), sizes);
        }
    }

    /**
     * What to look up.
     *
     * @param signals by kind: {@code pdq}, {@code md5}, {@code sha256}
     * @param banks names; null for all
     * @param regardless also what is disabled
     */
    record Question(
            @Nullable Map<String, String> signals,
            @Nullable List<String> banks,
            @Nullable Boolean regardless) {}

    /** An entry that matches; distance in bits, score 0 to 1. */
    record MatchView(String bank, long entry, String by, int distance, double score, BankAction action) {
        static MatchView of(BankMatch match) {
            return new MatchView(
                    match.bank().name().value(),
                    match.entry().value(),
                    match.by().label(),
                    match.distance(),
                    match.score(),
                    match.bank().action());
        }
    }

    /**
     * What was found.
     *
     * @param action null when nothing matches
     * @param explanation why it comes out like this
     */
    record Answer(
            @Nullable BankAction action,
            String explanation,
            List<MatchView> matches,
            List<MatchView> overruling,
            long more) {
        static Answer of(BankLookup lookup) {
            return new Answer(
                    lookup.action().orElse(null),
                    lookup.explanation(),
                    lookup.matches().stream().map(MatchView::of).toList(),
                    lookup.overruling().stream().map(MatchView::of).toList(),
                    lookup.more());
        }
    }
}
