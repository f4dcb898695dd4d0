package dev.firebreak.core.incident;

import dev.firebreak.core.error.FirebreakException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is in the outbox until it is done or escalated. Thread-safe.
 *
 * <p>One thread claims what is due; each claimed action is delivered on a virtual thread of its own. The outbox gives out
 * one action of an incident at a time, so that an incident's actions come in order and a slow one holds up no other
 * incident. A try that is not reported (the process died, the database was away) is repeated with the same action id once
 * its lease has passed.
 */
public final class OutboxDispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int REPORT_TRIES = 5;

    private final ActionOutbox outbox;
    private final IncidentStore incidents;
    private final Map<ActionKind, ActionDelivery> deliveries;
    private final DeliveryPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;
    private final Consumer<DeliveryReport> listener;

    private final Semaphore free;
    private final Semaphore work = new Semaphore(0);
    private final Set<Thread> couriers = ConcurrentHashMap.newKeySet();
    private final Thread claimer;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param deliveries for each kind that may be in the outbox; one without is escalated at once
     * @param random for jitter; used by many threads at once, so it must be thread-safe
     * @param listener told of each try after it was reported to the outbox; by many threads, must not block
     */
    public OutboxDispatcher(
            ActionOutbox outbox,
            IncidentStore incidents,
            Map<ActionKind, ActionDelivery> deliveries,
            DeliveryPolicy policy,
            Clock clock,
            RandomGenerator random,
            Consumer<DeliveryReport> listener) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.deliveries = Map.copyOf(deliveries);
        this.policy = policy;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        this.free = new Semaphore(policy.concurrency());
        this.claimer = Thread.ofPlatform().name("outbox").daemon().unstarted(this::claimUntilStopped);
    }

    /** Starts delivering. Once only. */
    public void start() {
        claimer.start();
    }

    /** Says that there may be something due: call it after a transaction that added actions. Never blocks. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Incidents that are being delivered right now. */
    public int underWay() {
        return couriers.size();
    }

    /** Stops claiming, waits a while for what is under way, then interrupts it. Idempotent. */
    @Override
    public void close() {
        stopping.countDown();
        wake();
        try {
            if (claimer.getState() != Thread.State.NEW) {
                claimer.join(STOP_LIMIT);
            }
            if (!free.tryAcquire(policy.concurrency(), STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("Deliveries did not end in time and are interrupted count={}", couriers.size());
                couriers.forEach(Thread::interrupt);
                return;
            }
            free.release(policy.concurrency());
        } catch (InterruptedException e) {
            couriers.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }

    private void claimUntilStopped() {
        while (stopping.getCount() > 0) {
            try {
                claim();
                boolean woken = work.tryAcquire(policy.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
                log.trace("Next round woken={}", woken);
            } catch (InterruptedException e) {
                log.info("The outbox is interrupted and stops", e);
                return;
            }
        }
    }

    private void claim() {
        int room = free.availablePermits(); // only this thread takes permits, so that there cannot be fewer
        if (room == 0) {
            return; // a delivery that ends wakes us
        }
        List<Action> claimed;
        try {
            claimed = outbox.claim(clock.instant(), room, policy.lease());
        } catch (FirebreakException e) {
            log.warn("Cannot claim actions, trying again in {}", policy.pollInterval(), e);
            return;
        } catch (RuntimeException e) {
            log.error("Cannot claim actions, trying again in {}", policy.pollInterval(), e);
            return;
        }
        for (Action action : claimed) {
            free.acquireUninterruptibly();
            Thread courier = Thread.ofVirtual().name("deliver-" + action.kind()).unstarted(() -> courier(action));
            couriers.add(courier);
            courier.start();
        }
    }

    private void courier(Action action) {
        try {
            DeliveryReport report = report(action, outcome(action));
            reportUntilHeard(report);
            tell(report);
        } catch (Throwable e) {
            log.error("A try was not reported and will be repeated action={} kind={}", action.id(), action.kind(), e);
        } finally {
            couriers.remove(Thread.currentThread());
            free.release();
            wake();
        }
    }

    private DeliveryReport report(Action action, ActionDelivery.Outcome outcome) {
        return switch (outcome) {
            case ActionDelivery.Outcome.Done done -> new DeliveryReport(action, ActionState.DONE, done.detail());
            case ActionDelivery.Outcome.Impossible impossible ->
                new DeliveryReport(action, ActionState.ESCALATED, impossible.detail());
            case ActionDelivery.Outcome.Retry retry ->
                new DeliveryReport(
                        action,
                        action.attempts() + 1 >= policy.triesUntilEscalation()
                                ? ActionState.ESCALATED
                                : ActionState.PENDING,
                        retry.detail());
        };
    }

    /** A database that is away for a moment must not make the incident's next action wait until the lease has passed. */
    private void reportUntilHeard(DeliveryReport report) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                report(report);
                return;
            } catch (FirebreakException e) {
                long waitMillis = policy.delay(tries, random).toMillis();
                boolean again = e.code().retryable() && tries < REPORT_TRIES;
                if (!again || stopping.await(waitMillis, TimeUnit.MILLISECONDS)) {
                    throw e;
                }
                log.debug("Reporting again action={} try={}", report.action().id(), tries, e);
            }
        }
    }

    private void report(DeliveryReport report) {
        Action action = report.action();
        Instant now = clock.instant();
        switch (report.state()) {
            case DONE -> outbox.done(action.id(), now, report.detail());
            case ESCALATED -> outbox.escalate(action.id(), now, report.detail());
            case PENDING, OVERRULED ->
                outbox.retry(action.id(), now.plus(policy.delay(action.attempts() + 1, random)), report.detail());
        }
    }

    private ActionDelivery.Outcome outcome(Action action) {
        ActionDelivery delivery = deliveries.get(action.kind());
        Optional<Incident> incident = incidents.find(action.incident());
        if (delivery == null || incident.isEmpty()) {
            return new ActionDelivery.Outcome.Impossible(
                    delivery == null ? "Nothing here carries out " + action.kind() : "Its incident is gone");
        }
        try {
            return delivery.deliver(incident.get(), action);
        } catch (FirebreakException e) {
            log.warn("A try failed action={} kind={}", action.id(), action.kind(), e);
            String detail = e.code().label() + ": " + e.getMessage();
            return e.code().retryable()
                    ? new ActionDelivery.Outcome.Retry(detail)
                    : new ActionDelivery.Outcome.Impossible(detail);
        } catch (RuntimeException e) {
            log.error("A try failed by our mistake action={} kind={}", action.id(), action.kind(), e);
            return new ActionDelivery.Outcome.Retry("internal error: " + e);
        }
    }

    private void tell(DeliveryReport report) {
        Action action = report.action();
        if (report.state() == ActionState.ESCALATED) {
            log.error(
                    "Given up, a person must act action={} kind={} incident={} detail={}",
                    action.id(),
                    action.kind(),
                    action.incident(),
                    report.detail());
        } else {
            log.info(
                    "Tried action={} kind={} incident={} state={}",
                    action.id(),
                    action.kind(),
                    action.incident(),
                    report.state());
        }
        listener.accept(report);
    }
}
