package dev.firebreak.media.decode;

import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.Order.Resume;
import dev.firebreak.media.wire.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream as the main process sees it: what was delivered, what is still to be sent, how often it was blamed for a crash. All state
 * is guarded by the worker that it is attached to.
 */
final class PooledSession implements DecodeSession {
    private final int number;
    private final StreamId stream;
    private final SessionId session;
    private final @Nullable MediaSource source;
    private final DecodeListener listener;
    private final DecoderWorker worker;
    private final Clock clock;
    private final Delivery delivery;
    private final FeedBacklog backlog = new FeedBacklog(DecodeLimits.MAX_QUEUED_BYTES, DecodeLimits.WINDOW_BYTES);
    private final FeedChoice choice;
    private final FeedBatch batch;
    private final Consumer<DropReason> drops;
    private SamplingDemand demand = SamplingDemand.CHEAP;
    private @Nullable Instant started;
    private boolean opened;
    private boolean ended;
    private boolean endOfFeed;
    private boolean endSent;
    private long lastFrameNanos = -1;
    private Duration lastMotion = Duration.ZERO;
    private long soundSamples;
    private long segmentEndNanos;
    private long acknowledgedNanos;
    private long sequence;
    private long pixels;
    private int strikes;

    PooledSession(
            int number,
            StreamId stream,
            SessionId session,
            @Nullable MediaSource source,
            DecodeListener listener,
            DecoderWorker worker,
            Clock clock,
            Consumer<DropReason> drops) {
        this.number = number;
        this.stream = stream;
        this.session = session;
        this.source = source;
        this.listener = listener;
        this.worker = worker;
        this.clock = clock;
        this.drops = drops;
        this.choice = new FeedChoice(DecodeLimits.MAX_GROUP_BYTES, drops);
        this.batch = new FeedBatch(number);
        this.delivery = new Delivery(stream.value(), drops);
    }

    int number() {
        return number;
    }

    StreamId stream() {
        return stream;
    }

    long pixels() {
        return pixels;
    }

    boolean hasEnded() {
        return ended;
    }

    /** The orders with which a new process takes this stream up, where the last one stopped. */
    List<Order> attach(Duration sinceDeath) {
        backlog.rewind();
        endSent = false;
        List<Order> orders = new ArrayList<>();
        orders.add(open(sinceDeath));
        if (demand == SamplingDemand.ALERT) {
            orders.add(new Order.Demand(number, demand, 0));
        }
        if (acknowledgedNanos > 0) {
            orders.add(new Order.Acknowledge(number, acknowledgedNanos));
        }
        return orders;
    }

    private Order open(Duration sinceDeath) {
        long delivered = Math.max(lastFrameNanos, soundSamples * (1_000_000_000L / Sound.SAMPLE_RATE));
        String name = stream.value();
        return switch (source) {
            case null ->
                new Order.OpenFeed(
                        number, name, new Resume(lastFrameNanos, soundSamples, opened ? Math.max(1, delivered) : 0));
            case MediaSource.LocalFile file ->
                new Order.OpenSource(
                        number,
                        name,
                        file.path().toAbsolutePath().toString(),
                        true,
                        new Resume(lastFrameNanos, soundSamples, segmentEndNanos));
            case MediaSource.Address address ->
                new Order.OpenSource(
                        number,
                        name,
                        address.address().toString(),
                        false,
                        new Resume(lastFrameNanos, soundSamples, opened ? delivered + sinceDeath.toNanos() : 0));
        };
    }

    /** The next bytes to send, or the end of the feed once all are sent. */
    @Nullable
    Order nextFeed() {
        Order next = backlog.next();
        if (next == null && endOfFeed && !endSent && backlog.isEmpty()) {
            endSent = true;
            return new Order.End(number);
        }
        return next;
    }

    /** Takes what the decoder process reports about this stream. */
    void report(Report report) {
        if (ended) {
            return;
        }
        switch (report) {
            case Report.Ready ignored -> {}
            case Report.Opened info -> opened(info.info());
            case Report.Picture picture -> {
                lastFrameNanos = Math.max(lastFrameNanos, picture.frame().at().toNanos());
                delivery.put(Delivery.Kind.PICTURE, () -> listener.frame(picture.frame()));
            }
            case Report.Moved moved -> {
                if (moved.step().at().compareTo(lastMotion) > 0) {
                    lastMotion = moved.step().at();
                    delivery.put(Delivery.Kind.MOTION, () -> listener.motion(moved.step()));
                }
            }
            case Report.Heard heard -> {
                soundSamples += heard.sound().samples().length;
                delivery.put(Delivery.Kind.SOUND, () -> listener.sound(heard.sound()));
            }
            case Report.Cut cut -> segment(cut);
            case Report.Taken ignored -> backlog.taken();
            case Report.Dropped dropped -> {
                for (long i = 0; i < Math.min(dropped.count(), 1_000_000); i++) {
                    drops.accept(dropped.reason());
                }
            }
            case Report.Ended end -> end(end.end());
        }
    }

    private void opened(MediaInfo info) {
        pixels = info.picture().map(each -> (long) each.width() * each.height()).orElse(0L);
        if (!opened) {
            opened = true;
            started = clock.instant();
            delivery.put(Delivery.Kind.OTHER, () -> listener.opened(info));
        }
    }

    private void segment(Report.Cut cut) {
        Duration offset = Duration.ofNanos(cut.offsetNanos());
        Instant start = started;
        if (start == null) {
            return;
        }
        segmentEndNanos = cut.offsetNanos() + cut.durationNanos();
        Segment segment = new Segment(
                new SegmentId(stream, session, sequence++),
                offset,
                start.plus(offset),
                Duration.ofNanos(cut.durationNanos()),
                cut.format(),
                cut.bytes().length,
                Hash256.sha256(cut.bytes()),
                cut.discontinuity());
        delivery.put(Delivery.Kind.OTHER, () -> listener.segment(segment, cut.bytes()));
    }

    /** The process died. Returns false where that was this stream's last chance. */
    boolean died(Interruption.Cause cause, boolean blamed) {
        Duration at = Duration.ofNanos(
                Math.max(Math.max(0, lastFrameNanos), soundSamples * (1_000_000_000L / Sound.SAMPLE_RATE)));
        delivery.put(Delivery.Kind.OTHER, () -> listener.interrupted(new Interruption(cause, at, blamed)));
        strikes += blamed ? 1 : 0;
        if (strikes >= DecodeLimits.MAX_STRIKES) {
            end(new DecodeEnd.Quarantined(strikes, cause));
            return false;
        }
        return true;
    }

    void end(DecodeEnd end) {
        if (!ended) {
            ended = true;
            delivery.putLast(() -> listener.ended(end));
        }
    }

    /** True when {@link #nextFeed} would give something. */
    boolean hasFeed() {
        return backlog.hasNext() || (endOfFeed && !endSent && backlog.isEmpty());
    }

    @Override
    public void feed(FedPacket packet) {
        if (source != null) {
            throw new IllegalStateException("A session that opens its source is not fed");
        }
        worker.fed(this, () -> take(packet));
    }

    private void take(FedPacket packet) {
        if (ended || endOfFeed) {
            return;
        }
        if (packet.segmentStart() && !batch.isEmpty()) {
            send(); // a batch is of one segment
        }
        batch.note(packet);
        boolean sends = choice.sends(packet);
        if (sends) {
            batch.add(packet);
        }
        if (batch.isDue() || (sends && choice.sendsEverything())) {
            send();
        }
    }

    private void send() {
        int dropped = backlog.offer(batch.take());
        for (int i = 0; i < dropped; i++) {
            drops.accept(DropReason.QUEUE_FULL);
        }
    }

    @Override
    public void end() {
        worker.fed(this, () -> {
            if (!endOfFeed && source == null) {
                send();
            }
            endOfFeed = true;
        });
    }

    @Override
    public void demand(SamplingDemand wanted, Duration from) {
        worker.order(this, () -> {
            demand = wanted;
            long nanos = from.toNanos();
            if (source == null) {
                // What was kept back is decoded, but pictures from before this moment are not handed on.
                nanos = Math.max(nanos, batch.pictureMicros() * 1000);
                release(choice.ask(wanted, nanos / 1000));
            }
            return new Order.Demand(number, wanted, nanos);
        });
    }

    /** Sends what was kept back. */
    private void release(List<FedPacket> kept) {
        for (FedPacket packet : kept) {
            batch.add(packet);
            if (batch.isDue()) {
                send();
            }
        }
        if (!batch.isEmpty()) {
            send();
        }
    }

    @Override
    public void acknowledge(Duration analysedUpTo) {
        if (source == null) {
            return; // live media is not held back
        }
        long nanos = analysedUpTo.toNanos();
        worker.order(this, () -> {
            acknowledgedNanos = Math.max(acknowledgedNanos, nanos);
            return new Order.Acknowledge(number, nanos);
        });
    }

    @Override
    public void close() {
        worker.detach(this);
    }
}
