package dev.firebreak.app.live;

import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the banks have asked for in one session, until a person undoes it. Not thread-safe. */
final class StandingCopy {
    private static final Verdict NONE = new Verdict(VerdictLevel.CLEAR, Duration.ZERO, 0, Optional.empty(), "");

    private final Set<EntryId> acted = new HashSet<>();
    private final Set<EntryId> undone = new HashSet<>();
    private Verdict verdict = NONE;

    /** True when the match asks for more than what stands, and now stands itself. */
    boolean accept(CopyMatch match) {
        VerdictLevel asked = asked(match.action());
        if (undone.contains(match.entry()) || asked == VerdictLevel.CLEAR) {
            return false;
        }
        acted.add(match.entry());
        if (asked.compareTo(verdict.level()) <= 0) {
            return false;
        }
        verdict = new Verdict(
                asked,
                match.where().query().to(),
                match.score(),
                Optional.of(match.where().query().from()),
                match.text());
        return true;
    }

    /** The strongest action asked for, as a verdict; CLEAR when there is none. */
    Verdict verdict() {
        return verdict;
    }

    /** A person undid it: what was matched so far is not acted on again. */
    void undo() {
        verdict = NONE;
        undone.addAll(acted);
        acted.clear();
    }

    private static VerdictLevel asked(BankAction action) {
        return switch (action) {
            case RECORD -> VerdictLevel.CLEAR;
            case WATCH -> VerdictLevel.WATCH;
            case HOLD -> VerdictLevel.HOLD;
            case CUT -> VerdictLevel.CUT;
        };
    }
}
