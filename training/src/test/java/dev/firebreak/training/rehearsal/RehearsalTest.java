package dev.firebreak.training.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.FusionFeature;
import dev.firebreak.core.verdict.Judge;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
    void showsTheJudgeOnlyMotionThatALiveStreamWouldHaveShownIt() {
        Judge judge = new Judge(PointSearch.points(1.5, 1, 1, 0.4, 3, 0.05, 8));
        CloseLook look = new CloseLook(judge);
        assertThat(look.advance(kick(500))).isFalse();
        assertThat(look.advance(window(1_000))).isTrue();
        // Asked for at 1 s, there are more pictures from 2 s on: the first whole step ends at 2.5 s.
        look.advance(kick(2_000));
        look.advance(window(2_000));
        assertThat(judge.features()[FusionFeature.KICKED.index()]).isZero();

        look.advance(kick(2_500));
        look.advance(kick(3_000));
        look.advance(window(3_000));
        assertThat(judge.features()[FusionFeature.KICKED.index()]).isPositive();
    }

    @Test
    void keepsMotionOutOfAFusionThatIsToDoWithoutItAndLosesNothingByLookingAtIt() {
        List<Rehearsal> streams = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            streams.add(kicked(stream(Rehearsal.Kind.ATTACK, 0.8 + 0.03 * i, 8), 0.1));
            streams.add(kicked(stream(Rehearsal.Kind.HARMLESS, 0.7 + 0.04 * i, 3), 0));
        }
        OperatingPoints own = PointSearch.points(1.5, 0.8, 3, 0.4, 3, 0.05, 8);
        OperatingPoints without = FusionFit.bestWithoutMotion(streams, own);
        List<Rehearsal> blind = streams.stream().map(Rehearsal::withoutMotion).toList();

        assertThat(FusionFit.bestWithoutMotion(blind, own)).isEqualTo(without);
        assertThat(worth(blind, without)).isEqualTo(worth(streams, without));
        assertThat(worth(streams, FusionFit.best(streams, own))).isGreaterThanOrEqualTo(worth(streams, own));
    }

    @Test
    void saysWhenALevelWasReached() {
        Rehearsal attack = stream(Rehearsal.Kind.ATTACK, 0.99, 6);
        Duration held = attack.reached(VerdictLevel.HOLD, PointSearch.points(1.5, 1, 1, 0.4, 3, 0.05, 8))
                .orElseThrow();
        assertThat(held).isBetween(attack.firstShot(), attack.firstShot().plusSeconds(1));
    }

    private static double worth(List<Rehearsal> streams, OperatingPoints points) {
        return PointSearch.worth(RehearsalFigures.of(streams, points));
    }

    private static Rehearsal kicked(Rehearsal stream, double jerk) {
        List<Evidence> evidence = new ArrayList<>(stream.evidence());
        for (int end = 500; end <= 10_000; end += 500) {
            Duration at = Duration.ofMillis(end);
            evidence.add(new Evidence.OfMotion(at, new Motion.Measured(jerk, at)));
        }
        evidence.sort(Comparator.comparing(Evidence::at));
        return new Rehearsal(stream.kind(), stream.what(), evidence, stream.firstShot(), stream.length());
    }

    private static Evidence kick(int end) {
        return new Evidence.OfMotion(Duration.ofMillis(end), new Motion.Measured(0.1, Duration.ofMillis(end - 100)));
    }

    private static Evidence window(int end) {
        return new Evidence.OfSound(Duration.ofMillis(end), new SoundScores(0.99, 0.1, 0.1));
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
