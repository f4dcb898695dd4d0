package dev.firebreak.testkit.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.incident.Still;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.shadow.ShadowMark;
import dev.firebreak.core.shadow.ShadowProgress;
import dev.firebreak.core.shadow.ShadowStore;
import dev.firebreak.core.shadow.ShadowTally;
import dev.firebreak.core.shadow.ShadowVerdict;
import dev.firebreak.core.shadow.ShadowVerdictId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ShadowStore} does. */
public abstract class ShadowStoreContract {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Hash256 JUDGE = Hash256.sha256(new byte[] {1});
    private static final StreamId LOBBY = new StreamId("lobby");
    private static final ShadowVerdict.Review GAME =
            new ShadowVerdict.Review(ShadowMark.GAME, "rex", NOON.plusSeconds(60));

    private final SessionId session = SessionId.random();

    /** An empty store; the same one during a test. */
    protected abstract ShadowStore store();

    @Test
    void countsTimeOnceHoweverOftenItIsWritten() {
        store().write(progress(session, LOBBY, day(DAY, 30)));
        store().write(progress(session, LOBBY, day(DAY, 90)));
        store().write(progress(session, LOBBY, day(DAY, 90)));
        store().write(progress(session, LOBBY, day(DAY, 60)));

        assertThat(store().tally(JUDGE).streams())
                .containsExactly(new ShadowTally.OfStream(LOBBY, Duration.ofSeconds(90), 0, 0, List.of()));
    }

    @Test
    void addsUpSessionsAndDaysOfAStream() {
        store().write(progress(session, LOBBY, day(DAY, 30), day(DAY.plusDays(1), 20)));
        store().write(progress(SessionId.random(), LOBBY, new ShadowProgress.Day(DAY, Duration.ofSeconds(5), 3, 1)));
        store().write(progress(SessionId.random(), new StreamId("attic"), day(DAY, 7)));

        assertThat(store().tally(JUDGE).streams())
                .containsExactly(
                        new ShadowTally.OfStream(new StreamId("attic"), Duration.ofSeconds(7), 0, 0, List.of()),
                        new ShadowTally.OfStream(LOBBY, Duration.ofSeconds(55), 3, 1, List.of()));
    }

    @Test
    void countsEachJudgeForItself() {
        store().write(progress(session, LOBBY, day(DAY, 30)));

        assertThat(store().tally(Hash256.sha256(new byte[] {2})).streams()).isEmpty();
    }

    @Test
    void keepsAVerdictWithItsPicture() {
        ShadowVerdict verdict = verdict(1, NOON, VerdictLevel.HOLD, 0.6);
        write(verdict, new byte[] {1, 2, 3});

        assertThat(store().find(verdict.id())).contains(verdict);
        assertThat(store().still(verdict.id()).orElseThrow().jpeg()).containsExactly(1, 2, 3);
        assertThat(store().list(10, 0)).containsExactly(verdict);
    }

    @Test
    void raisesAVerdictAndNeverLowersIt() {
        ShadowVerdict hold = verdict(1, NOON, VerdictLevel.HOLD, 0.6);
        ShadowVerdict cut = verdict(1, NOON, VerdictLevel.CUT, 0.9);
        write(hold, new byte[] {1});
        write(cut, new byte[] {2});
        write(hold, new byte[] {3});

        assertThat(store().list(10, 0)).containsExactly(cut);
        assertThat(store().still(cut.id()).orElseThrow().jpeg()).containsExactly(2);
    }

    @Test
    void countsVerdictsByLevelAndWhatTheyWere() {
        ShadowVerdict reviewed = verdict(1, NOON, VerdictLevel.CUT, 0.9);
        write(reviewed, new byte[] {1});
        write(verdict(2, NOON, VerdictLevel.CUT, 0.9), new byte[] {1});
        store().review(reviewed.id(), GAME);

        assertThat(store().tally(JUDGE).streams().getFirst().verdicts())
                .containsExactlyInAnyOrder(
                        new ShadowTally.Count(VerdictLevel.CUT, Optional.empty(), 1),
                        new ShadowTally.Count(VerdictLevel.CUT, Optional.of(ShadowMark.GAME), 1));
    }

    @Test
    void theLastReviewCountsAndSurvivesARaise() {
        ShadowVerdict hold = verdict(1, NOON, VerdictLevel.HOLD, 0.6);
        write(hold, new byte[] {1});
        store().review(hold.id(), new ShadowVerdict.Review(ShadowMark.REAL, "ada", NOON));
        ShadowVerdict after = store().review(hold.id(), GAME);
        write(verdict(1, NOON, VerdictLevel.CUT, 0.9), new byte[] {1});

        assertThat(after.review()).contains(GAME);
        assertThat(store().find(hold.id()).orElseThrow().review()).contains(GAME);
        assertThat(store().find(hold.id()).orElseThrow().level()).isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void refusesToReviewWhatIsNotThere() {
        assertThatThrownBy(() -> store().review(ShadowVerdictId.random(), GAME))
                .isInstanceOfSatisfying(
                        FirebreakException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void listsWhatNobodyHasLookedAtFirstThenTheNewest() {
        ShadowVerdict old = verdict(1, NOON, VerdictLevel.HOLD, 0.6);
        ShadowVerdict young = verdict(2, NOON.plusSeconds(9), VerdictLevel.HOLD, 0.6);
        ShadowVerdict youngest = verdict(3, NOON.plusSeconds(20), VerdictLevel.CUT, 0.9);
        List.of(old, young, youngest).forEach(verdict -> write(verdict, new byte[] {1}));
        store().review(youngest.id(), GAME);

        assertThat(store().list(10, 0))
                .extracting(ShadowVerdict::id)
                .containsExactly(young.id(), old.id(), youngest.id());
        assertThat(store().list(1, 1)).extracting(ShadowVerdict::id).containsExactly(old.id());
    }

    @Test
    void forgetsTimeAndVerdictsOfADayTogether() {
        write(verdict(1, NOON, VerdictLevel.HOLD, 0.6), new byte[] {1});
        write(verdict(2, NOON.plus(Duration.ofDays(1)), VerdictLevel.HOLD, 0.6), new byte[] {1});

        assertThat(store().forget(DAY.plusDays(1), 10)).isEqualTo(1);
        assertThat(store().list(10, 0)).extracting(ShadowVerdict::id).containsExactly(id(2));
        assertThat(store().tally(JUDGE).streams().getFirst().watched()).isEqualTo(Duration.ofSeconds(10));
        assertThat(store().forget(DAY.plusDays(1), 10)).isZero();
    }

    @Test
    void forgetsTheOldestDaysWhenThereAreTooManyButNotTheNewest() {
        for (int i = 0; i < 6; i++) {
            write(verdict(i, NOON.plus(Duration.ofDays(i / 2)), VerdictLevel.HOLD, 0.6), new byte[] {1});
        }

        assertThat(store().forget(DAY, 4)).isEqualTo(2);
        assertThat(store().forget(DAY, 4)).isZero();
        assertThat(store().forget(DAY, 1)).isEqualTo(2);
        assertThat(store().tally(JUDGE).streams().getFirst().watched()).isEqualTo(Duration.ofSeconds(10));
    }

    private void write(ShadowVerdict verdict, byte[] jpeg) {
        store().write(new ShadowProgress(
                session,
                LOBBY,
                JUDGE,
                "first 1",
                List.of(day(verdict.day(), 10)),
                List.of(new ShadowProgress.Recorded(verdict, Optional.of(new Still(verdict.mediaAt(), jpeg))))));
    }

    private ShadowVerdict verdict(int number, Instant at, VerdictLevel level, double score) {
        return new ShadowVerdict(
                id(number),
                LOBBY,
                session,
                JUDGE,
                "first 1",
                at,
                Duration.ofSeconds(3),
                level,
                score,
                "gunfire at " + level,
                Optional.empty());
    }

    private static ShadowVerdictId id(int number) {
        return new ShadowVerdictId(new UUID(0, number));
    }

    private static ShadowProgress progress(SessionId session, StreamId stream, ShadowProgress.Day... days) {
        return new ShadowProgress(session, stream, JUDGE, "first 1", List.of(days), List.of());
    }

    private static ShadowProgress.Day day(LocalDate day, long seconds) {
        return new ShadowProgress.Day(day, Duration.ofSeconds(seconds), 0, 0);
    }
}
