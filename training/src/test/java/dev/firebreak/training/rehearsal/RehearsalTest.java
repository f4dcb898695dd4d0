package dev.firebreak.training.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void choosesConstantsThatHoldAnAttackAndLeaveABangAlone() {
        List<Rehearsal> streams = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            streams.add(stream(Rehearsal.Kind.ATTACK, 0.97, 6));
            streams.add(stream(Rehearsal.Kind.HARMLESS, 0.85, 1));
        }
        PointSearch.Outcome best = PointSearch.best(streams);
        assertThat(best.figures().heldInTime()).isEqualTo(1);
        assertThat(best.figures().cutInTime()).isEqualTo(1);
        assertThat(best.figures().harmless().holds()).isZero();
    }

    @Test
    void saysWhenALevelWasReached() {
        Rehearsal attack = stream(Rehearsal.Kind.ATTACK, 0.99, 6);
        Duration held = attack.reached(VerdictLevel.HOLD, PointSearch.points(1, 1.5, 1, 0.4, 3000))
                .orElseThrow();
        assertThat(held).isBetween(attack.firstShot(), attack.firstShot().plusSeconds(1));
    }

    /** Three seconds of nothing, then {@code windows} windows with this score, then nothing again. */
    private static Rehearsal stream(Rehearsal.Kind kind, double gunfire, int windows) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            boolean loud = i > 6 && i <= 6 + windows;
            evidence.add(new Evidence.OfSound(
                    Duration.ofMillis(500L * i), new SoundScores(loud ? gunfire : 0.01, 0.1, 0.1)));
        }
        return new Rehearsal(kind, "made up", evidence, Duration.ofMillis(3200), Duration.ofSeconds(10));
    }
}
