package dev.firebreak.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.IncidentRecorder;
import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.app.incident.Until;
import dev.firebreak.app.pipeline.RecentFrames;
import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.stream.LatePolicy;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.Timeline;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LiveSessionTest {
    private static final Duration IMMUNITY = Duration.ofMinutes(1);

    private static final Arming CUTS = new Arming.Armed(VerdictLevel.CUT, List.of());
    private static final Arming WATCHES = new Arming.NotArmed(List.of());

    private final FakeClock clock = new FakeClock();
    private final SessionInfo info =
            new SessionInfo(SegmentSamples.STREAM, SessionId.random(), FakeClock.START, "test", "first 1.0");
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final NotedDelivery delivery = new NotedDelivery();
    private final LiveEvents events = new LiveEvents();
    private final List<LiveEvent> heard = new CopyOnWriteArrayList<>();
    private final Timeline timeline = new Timeline(60);
    private final AtomicInteger forgotten = new AtomicInteger();
    private final IncidentRecorder recorder =
            new IncidentRecorder(info, store, new InMemorySegmentStore(), Duration.ZERO, clock, id -> {});

    @Test
    void aCutIsActedOnAndRecordedOnce() {
        LiveSession session = session(CUTS);

        judged(session, VerdictLevel.CLEAR, 1);
        judged(session, VerdictLevel.CUT, 2);
        judged(session, VerdictLevel.CUT, 3);
        session.ended(finished());

        assertThat(delivery.told).containsExactly("level CUT", "ended CUT");
        assertThat(store.list(10, 0)).singleElement().satisfies(incident -> {
            assertThat(incident.level()).isEqualTo(VerdictLevel.CUT);
            assertThat(store.timeline(incident.id())).hasSize(3);
        });
    }

    @Test
    void actsOnlyAsFarAsItIsArmed() {
        LiveSession holds = session(new Arming.Armed(VerdictLevel.HOLD, List.of()));

        judged(holds, VerdictLevel.CUT, 1);
        holds.analysed(Duration.ofSeconds(1), verdict(VerdictLevel.CUT, 1));
        holds.ended(finished());

        assertThat(delivery.told).containsExactly("level HOLD", "analysed 1 HOLD", "ended HOLD");
        assertThat(store.list(10, 0))
                .singleElement()
                .extracting(Incident::level)
                .isEqualTo(VerdictLevel.HOLD);
        assertThat(holds.view().level()).as("people see what the judge says").isEqualTo(VerdictLevel.CUT);
    }

    @Test
    void disarmedItOnlyWatches() {
        LiveSession watches = session(WATCHES);

        judged(watches, VerdictLevel.CUT, 1);
        watches.ended(finished());

        assertThat(delivery.told).containsExactly("level WATCH", "ended WATCH");
        assertThat(store.list(10, 0)).as("a person decides").singleElement().satisfies(incident -> {
            assertThat(incident.level()).isEqualTo(VerdictLevel.WATCH);
            assertThat(incident.reason()).startsWith("judged cut, not armed");
        });
    }

    @Test
    void aWatchAloneIsNoIncident() {
        LiveSession watches = session(WATCHES);

        judged(watches, VerdictLevel.WATCH, 1);
        watches.ended(finished());

        assertThat(store.list(10, 0)).isEmpty();
    }

    @Test
    void beingDisarmedTakesNothingBack() {
        Arming[] now = {CUTS};
        LiveSession session = session(() -> now[0]);

        judged(session, VerdictLevel.HOLD, 1);
        now[0] = WATCHES;
        judged(session, VerdictLevel.HOLD, 2);
        judged(session, VerdictLevel.CUT, 3);
        judged(session, VerdictLevel.CLEAR, 4);
        judged(session, VerdictLevel.HOLD, 5);

        assertThat(delivery.told).containsExactly("level HOLD", "level CLEAR", "level WATCH");
    }

    @Test
    void whatIsArmedMeanwhileRaisesTheIncident() {
        Arming[] now = {WATCHES};
        LiveSession session = session(() -> now[0]);

        judged(session, VerdictLevel.HOLD, 1);
        now[0] = CUTS;
        judged(session, VerdictLevel.HOLD, 2);
        session.ended(finished());

        assertThat(store.list(10, 0))
                .singleElement()
                .extracting(Incident::level)
                .isEqualTo(VerdictLevel.HOLD);
    }

    @Test
    void aRestoreGivesImmunityForAWhile() throws InterruptedException {
        LiveSession session = session(CUTS);
        judged(session, VerdictLevel.CUT, 1);
        decideOnStored();
        session.restore();

        clock.advance(IMMUNITY.minusMillis(1));
        judged(session, VerdictLevel.CUT, 2);
        assertThat(forgotten).hasValue(1);
        assertThat(delivery.told).containsExactly("level CUT", "restore", "level WATCH");
        assertThat(store.list(10, 0)).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        judged(session, VerdictLevel.CUT, 3);
        session.ended(finished());
        assertThat(delivery.told).containsExactly("level CUT", "restore", "level WATCH", "level CUT", "ended CUT");
        assertThat(store.list(10, 0)).as("a new incident").hasSize(2);
    }

    @Test
    void decodingThatEndsEarlyDoesNotClearTheRest() {
        for (DecodeEnd early : List.of(
                new DecodeEnd.BadMedia("feed", "header", "not media"),
                new DecodeEnd.Quarantined(2, Interruption.Cause.CRASH),
                new DecodeEnd.SourceGone("gone"),
                new DecodeEnd.Closed())) {
            session(CUTS).ended(early);
        }

        assertThat(delivery.told).isEmpty();
    }

    @Test
    void consolesHearNothingOfASessionThatIsOver() {
        LiveSession session = session(CUTS);
        LiveSessions sessions = new LiveSessions(events);
        sessions.add(session);
        sessions.remove(session);
        judged(session, VerdictLevel.CUT, 1);
        session.ended(finished());

        assertThat(heard.getLast()).isEqualTo(new LiveEvent.Ended(info.stream(), info.session()));
        assertThat(store.list(10, 0)).as("but a late verdict is still recorded").hasSize(1);
    }

    @Test
    void aCopyIsActedOnAsItsBankSaysWhateverIsArmed() {
        LiveSession session = session(WATCHES);

        judged(session, VerdictLevel.CLEAR, 1);
        session.copied(copy(16, BankAction.RECORD));
        session.copied(copy(17, BankAction.CUT));
        judged(session, VerdictLevel.CLEAR, 5);
        session.analysed(Duration.ofSeconds(5), verdict(VerdictLevel.CLEAR, 5));
        session.ended(finished());

        assertThat(delivery.told).containsExactly("level CUT", "analysed 5 CUT", "ended CUT");
        assertThat(session.view().level()).isEqualTo(VerdictLevel.CUT);
        assertThat(store.list(10, 0)).singleElement().satisfies(incident -> {
            assertThat(incident.level()).isEqualTo(VerdictLevel.CUT);
            assertThat(incident.reason()).startsWith("copy of ATTACKS entry 17");
            assertThat(incident.suspectedSince()).isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    void aCopyThatAPersonUndidIsNotActedOnAgain() throws InterruptedException {
        LiveSession session = session(WATCHES);
        session.copied(copy(16, BankAction.HOLD));
        decideOnStored();
        session.restore();
        clock.advance(IMMUNITY);

        session.copied(copy(16, BankAction.HOLD));
        assertThat(delivery.told).containsExactly("level HOLD", "restore");

        session.copied(copy(17, BankAction.HOLD));
        session.ended(finished());
        assertThat(delivery.told).containsExactly("level HOLD", "restore", "level HOLD", "ended HOLD");
        assertThat(store.list(10, 0)).hasSize(2);
    }

    private static CopyMatch copy(long entry, BankAction action) {
        Interval query = new Interval(Duration.ofSeconds(1), Duration.ofSeconds(4));
        return new CopyMatch(
                new BankName("ATTACKS"),
                new EntryId(entry),
                action,
                Optional.empty(),
                Set.of(Channel.PICTURE),
                new MatchedInterval(query, query, 1, 0.99),
                0.99);
    }

    private LiveSession session(Arming arming) {
        return session(() -> arming);
    }

    private LiveSession session(Supplier<Arming> arming) {
        events.subscribe(heard::add);
        return new LiveSession(
                info,
                delivery,
                recorder,
                arming,
                Optional.empty(),
                IMMUNITY,
                events,
                clock,
                timeline,
                new RecentFrames(),
                new VerdictDelay(() -> 0, delay -> {}),
                forgotten::incrementAndGet);
    }

    private void judged(LiveSession session, VerdictLevel level, int second) {
        Evidence evidence = new Evidence.OfSound(Duration.ofSeconds(second), new SoundScores(0.5, 0, 0));
        Verdict verdict = verdict(level, second);
        session.judged(evidence, verdict, timeline.add(evidence, verdict), true);
    }

    private void decideOnStored() throws InterruptedException {
        Until.isTrue("an incident", () -> recorder.incident().isPresent());
        store.decide(
                recorder.incident().orElseThrow().id(),
                new Decision(IncidentState.RESTORED, "ada", clock.instant(), ""),
                List.of(),
                List.of());
    }

    private static Verdict verdict(VerdictLevel level, int second) {
        return new Verdict(level, Duration.ofSeconds(second), 0.9, Optional.of(Duration.ZERO), "test");
    }

    private static DecodeEnd finished() {
        return new DecodeEnd.Finished(Duration.ofSeconds(3), 0, false);
    }

    private static final class NotedDelivery implements LiveSession.Delivery {
        final List<String> told = new ArrayList<>();

        @Override
        public void level(VerdictLevel level) {
            told.add("level " + level);
        }

        @Override
        public void analysed(Duration upTo, VerdictLevel level) {
            told.add("analysed " + upTo.toSeconds() + " " + level);
        }

        @Override
        public void analysisEnded(VerdictLevel level) {
            told.add("ended " + level);
        }

        @Override
        public void restore() {
            told.add("restore");
        }

        @Override
        public LiveStream.Gate gate() {
            return LiveStream.Gate.PASSING;
        }

        @Override
        public LatePolicy latePolicy() {
            return LatePolicy.HOLD;
        }
    }
}
