package dev.firebreak.app.banking;

import dev.firebreak.app.background.BackgroundRounds;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.IncidentTrialStore;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Numbered;
import dev.firebreak.core.copy.trial.IncidentTrialStore.Plan;
import dev.firebreak.core.copy.trial.LoneEntry;
import dev.firebreak.core.copy.trial.SelfTest;
import dev.firebreak.core.edit.Surroundings;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.SegmentStore;
import dev.firebreak.media.recode.TakeCoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes edited copies of what open incidents show, and notes which of them a bank that holds it would recognise, so that whoever confirms
 * knows what would get through. One incident at a time, copy by copy; what is noted is not made again after a restart. Has nothing in common
 * with banking, which neither waits for it nor is waited for. One thread at a time.
 */
public final class IncidentSelfTests {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    /** An incident is not tested for longer. */
    static final Duration LIMIT = Duration.ofMinutes(30);

    /** Copies that are noted together. */
    static final int BATCH = 8;

    private static final long SEED = 1;
    private static final int LOOKED_AT = 20;
    private static final Logger log = LoggerFactory.getLogger(IncidentSelfTests.class);

    private final IncidentTrialStore trials;
    private final IncidentStore incidents;
    private final Function<Incident, IncidentTake.Reading> takes;
    private final SelfTest.Coder coder;
    private final FrameDescriber describer;
    private final Clock clock;

    /** Says after each copy whether to go on, and lets others have the processor in between. */
    @FunctionalInterface
    interface Pace {
        /** False: stop; what is done is kept. */
        boolean goOn(Duration worked) throws InterruptedException;
    }

    IncidentSelfTests(
            IncidentTrialStore trials,
            IncidentStore incidents,
            Function<Incident, IncidentTake.Reading> takes,
            SelfTest.Coder coder,
            FrameDescriber describer,
            Clock clock) {
        this.describer = describer;
        this.trials = trials;
        this.incidents = incidents;
        this.takes = takes;
        this.coder = coder;
        this.clock = clock;
    }

    static IncidentSelfTests of(
            IncidentTrialStore trials,
            IncidentStore incidents,
            SegmentStore segments,
            FrameDescriber describer,
            Clock clock) {
        IncidentTake takes = new IncidentTake(incidents, segments, clock);
        return new IncidentSelfTests(trials, incidents, takes::read, new TakeCoder()::coded, describer, clock);
    }

    /** Tests incidents in the background: half of one core at most, since it rests after each copy for as long as that took. */
    public static BackgroundRounds inBackground(
            IncidentTrialStore trials,
            IncidentStore incidents,
            SegmentStore segments,
            FrameDescriber describer,
            Clock clock) {
        IncidentSelfTests tests = of(trials, incidents, segments, describer, clock);
        return BackgroundRounds.start("self-test", PERIOD, rounds -> {
            boolean more = true;
            while (more && !rounds.isClosing()) {
                more = tests.round(rounds::rest);
            }
        });
    }

    /**
     * Tests one incident that lacks it, if there is one.
     *
     * @return whether there was something to do
     * @throws FirebreakException STORE_DOWN, DECODER_DOWN, SOURCE_GONE: go on later
     */
    boolean round(Pace pace) throws InterruptedException {
        for (IncidentId id : trials.wanted(LOOKED_AT)) {
            Optional<Incident> incident = incidents.find(id);
            if (incident.isPresent() && attempt(incident.get(), pace)) {
                return true;
            }
        }
        return false;
    }

    /** An incident by which we stumble must not keep the others waiting for ever. */
    private boolean attempt(Incident incident, Pace pace) throws InterruptedException {
        try {
            return dealtWith(incident, pace);
        } catch (FirebreakException e) {
            if (e.code() != ErrorCode.BAD_MEDIA) {
                throw e;
            }
            impossible(incident.id(), "copies of it cannot be encoded");
            return true;
        } catch (RuntimeException e) {
            log.error("A self-test failed by our mistake incident={}", incident.id(), e);
            impossible(incident.id(), "the server made a mistake, which its log tells of");
            return true;
        }
    }

    private boolean dealtWith(Incident incident, Pace pace) throws InterruptedException {
        return switch (takes.apply(incident)) {
            case IncidentTake.Reading.NotYet later -> false;
            case IncidentTake.Reading.Nothing nothing -> {
                impossible(incident.id(), nothing.why());
                yield true;
            }
            case IncidentTake.Reading.Ready ready -> {
                test(incident.id(), ready.take(), pace);
                yield true;
            }
        };
    }

    private void impossible(IncidentId incident, String why) {
        trials.end(incident, IncidentTrial.State.IMPOSSIBLE, why, clock.instant());
    }

    private void test(IncidentId incident, Take take, Pace pace) throws InterruptedException {
        int ofEach = Variant.ofEachKind(take);
        List<Variant> variants = new ArrayList<>(Variant.of(take, Surroundings.painted(SEED), SEED, ofEach));
        // One of each kind, then the next of each: what is there half-way tells of all kinds.
        variants.sort(Comparator.comparingInt((Variant variant) -> variant.number() % ofEach)
                .thenComparingInt(Variant::number));
        Instant began = clock.instant();
        boolean sound = take.sound().length > 0;
        trials.begin(incident, new Plan(variants.size(), SEED, take.seconds(), sound), began);
        Set<Integer> made = trials.made(incident);
        variants.removeIf(variant -> made.contains(variant.number()));
        SelfTest test = new SelfTest(
                new LoneEntry(take, BankPolicy.DEFAULT, describer, clock), match -> true, coder, describer, 1);
        Copies copies = new Copies(incident);
        for (Variant variant : variants) {
            if (began.plus(LIMIT).isBefore(clock.instant())) {
                copies.note();
                trials.end(incident, IncidentTrial.State.DONE, "it took too long and was stopped", clock.instant());
                return;
            }
            long start = System.nanoTime();
            copies.add(new Numbered(variant.number(), test.trial(take, variant)));
            if (!pace.goOn(Duration.ofNanos(System.nanoTime() - start))) {
                copies.note();
                return;
            }
        }
        copies.note();
        trials.end(incident, IncidentTrial.State.DONE, "", clock.instant());
        log.info("An incident was self-tested incident={} copies={}", incident, made.size() + variants.size());
    }

    /** Copies that are made and not yet noted. */
    private final class Copies {
        private final IncidentId incident;
        private final List<Numbered> waiting = new ArrayList<>();

        private Copies(IncidentId incident) {
            this.incident = incident;
        }

        private void add(Numbered copy) {
            waiting.add(copy);
            if (waiting.size() == BATCH) {
                note();
            }
        }

        private void note() {
            trials.add(incident, waiting, clock.instant());
            waiting.clear();
        }
    }
}
