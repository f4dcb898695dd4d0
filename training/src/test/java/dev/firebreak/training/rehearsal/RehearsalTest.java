package dev.firebreak.training.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.OperatingPoints;
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
    void learnsTheSameFusionFromTheSameStreamsAndLosesNothingOnThem() {
        List<Rehearsal> streams = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            streams.add(stream(Rehearsal.Kind.ATTACK, 0.8 + 0.03 * i, 6));
            streams.add(stream(Rehearsal.Kind.HARMLESS, 0.7 + 0.04 * i, 2));
        }
        OperatingPoints own = PointSearch.points(1.5, 0.8, 1.2, 0.4, 3, 0.05, 8);

        OperatingPoints fused = FusionFit.best(streams, own);

        assertThat(FusionFit.best(streams, own)).isEqualTo(fused);
        assertThat(PointSearch.worth(RehearsalFigures.of(streams, fused)))
                .isGreaterThanOrEqualTo(PointSearch.worth(RehearsalFigures.of(streams, own)));
    }

    @Test
    void countsWhatHarmlessStreamsAreHeldFor() {
        List<Rehearsal> streams =
                List.of(stream(Rehearsal.Kind.HARMLESS, 0.99, 6), stream(Rehearsal.Kind.GAME, 0.01, 6));

        RehearsalFigures figures = RehearsalFigures.of(streams, PointSearch.points(1.5, 1, 1, 0.4, 3, 0.05, 8));

        assertThat(figures.harmless().holds()).isEqualTo(1);
        assertThat(figures.harmless().cuts()).isEqualTo(1);
        assertThat(figures.games().watches()).isZero();
        assertThat(figures.text()).contains("| harmless | 1 | 0.00 | 1 (");
    }

    @Test
    void saysWhenALevelWasReached() {
        Rehearsal attack = stream(Rehearsal.Kind.ATTACK, 0.99, 6);
        Duration held = attack.reached(VerdictLevel.HOLD, PointSearch.points(1.5, 1, 1, 0.4, 3, 0.05, 8))
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
