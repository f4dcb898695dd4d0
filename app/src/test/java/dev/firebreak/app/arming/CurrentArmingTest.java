package dev.firebreak.app.arming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.arming.ArmingLimits;
import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.arming.MeasuredBounds.Origin;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class CurrentArmingTest {
    private static final Hash256 JUDGE = Hash256.sha256(new byte[] {1});

    private final InMemoryAuditLog audit = new InMemoryAuditLog();

    @Test
    void isNotArmedWithAPackageOfWhichNothingIsKnown() {
        CurrentArming arming = arming(new ArmingLimits(true, true, 0.01, 0.001), Optional::empty);
        arming.refresh();

        assertThat(arming.get().level()).isEqualTo(VerdictLevel.WATCH);
        assertThat(ArmingWords.of(arming.get()))
                .contains("automatic hold is not armed")
                .contains("automatic cut is not armed")
                .contains("no measured bound");
    }

    @Test
    void writesIntoTheAuditLogWheneverTheLevelChanges() {
        long[] hours = {0};
        CurrentArming arming = arming(new ArmingLimits(true, true, 0.01, 0.01), () -> own(hours[0]));
        arming.refresh();
        arming.refresh();
        hours[0] = 400;
        arming.refresh();

        assertThat(arming.get().level()).isEqualTo(VerdictLevel.CUT);
        assertThat(audit.list(10, 0)).extracting(AuditEntry::what).containsExactly("arming", "arming");
        assertThat(audit.list(10, 0).getFirst().detail()).startsWith("acts by itself up to: cut; limits");
    }

    @Test
    void staysAsItIsWhileTheDatabaseIsAway() {
        boolean[] away = {false};
        CurrentArming arming = arming(new ArmingLimits(true, true, 0.01, 0.01), () -> {
            if (away[0]) {
                throw new FirebreakException(ErrorCode.STORE_DOWN, "away");
            }
            return own(400);
        });
        arming.refresh();
        away[0] = true;
        arming.refresh();

        assertThat(arming.get().level()).isEqualTo(VerdictLevel.CUT);
    }

    private CurrentArming arming(ArmingLimits limits, Supplier<Optional<MeasuredBounds>> own) {
        return new CurrentArming(
                new CurrentArming.JudgingPackage("first 1", JUDGE, Optional.empty()),
                limits,
                own,
                audit,
                new FakeClock());
    }

    private static Optional<MeasuredBounds> own(long hours) {
        Duration time = Duration.ofHours(hours);
        return Optional.of(MeasuredBounds.of(JUDGE, Origin.OWN_TRAFFIC, "shadow mode", 0, 0, time, time));
    }
}
