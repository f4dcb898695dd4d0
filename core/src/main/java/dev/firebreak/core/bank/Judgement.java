package dev.firebreak.core.bank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Turns hits into matches by the policies of their banks. All hits are heard, so that no flood of one bank hides another; of each bank
 * the nearest are kept. One thread, one use.
 */
final class Judgement {
    private static final Comparator<BankMatch> FARTHEST = BankMatch.NEAREST.reversed();

    private final Map<Integer, Bank> banks;
    private final Map<Long, Instant> disabled;
    private final LookupScope scope;
    private final Instant now;
    private final Map<Integer, PriorityQueue<BankMatch>> kept = new HashMap<>();
    private long more;

    Judgement(BankContents contents, LookupScope scope, Instant now) {
        this.banks = contents.banks();
        this.disabled = contents.disabled();
        this.scope = scope;
        this.now = now;
    }

    /** How far pictures have to be searched: as far as the most tolerant bank that takes part; -1 when none does. */
    int radius() {
        return banks.values().stream()
                .filter(scope::takesPart)
                .mapToInt(bank -> bank.policy().thresholds().distance())
                .max()
                .orElse(-1);
    }

    void hear(BankHit hit) {
        Bank bank = banks.get(EntryRef.bankOf(hit.ref()));
        if (bank == null || !scope.takesPart(bank) || !near(bank, hit) || !enabled(hit.ref())) {
            return;
        }
        BankMatch match = new BankMatch(bank, EntryRef.of(hit.ref()).entry(), hit.by(), hit.distance(), hit.score());
        PriorityQueue<BankMatch> best = kept.computeIfAbsent(bank.id().value(), id -> new PriorityQueue<>(FARTHEST));
        best.add(match);
        if (best.size() > BankIndex.MAX_MATCHES) {
            best.poll();
            more++;
        }
    }

    private static boolean near(Bank bank, BankHit hit) {
        BankPolicy.Thresholds thresholds = bank.policy().thresholds();
        return switch (hit.by()) {
            case PDQ -> hit.distance() <= thresholds.distance();
            case MD5, SHA256 -> true;
            case VIDEO, VPDQ -> hit.score() >= thresholds.videoScore();
            case SOUND -> hit.score() >= thresholds.soundScore();
        };
    }

    private boolean enabled(long ref) {
        if (scope.regardless() || disabled.isEmpty()) {
            return true;
        }
        Instant until = disabled.get(ref);
        return until == null || !now.isBefore(until);
    }

    BankLookup conclude() {
        List<BankMatch> matches = new ArrayList<>();
        List<BankMatch> overruling = new ArrayList<>();
        kept.values()
                .forEach(found -> found.forEach(match -> (match.bank().overrules() ? overruling : matches).add(match)));
        matches.sort(BankMatch.NEAREST);
        overruling.sort(BankMatch.NEAREST);
        return new BankLookup(matches, overruling, more);
    }
}
