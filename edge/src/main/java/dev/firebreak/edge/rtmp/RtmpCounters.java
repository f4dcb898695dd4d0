package dev.firebreak.edge.rtmp;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The listener's counters. Thread-safe: the maps never change, only the adders in them. */
final class RtmpCounters {
    final LongAdder openConnections = new LongAdder();
    final LongAdder publishing = new LongAdder();
    final LongAdder accepted = new LongAdder();
    final LongAdder receivedBytes = new LongAdder();
    final LongAdder resets = new LongAdder();
    final LongAdder keyFrameClaims = new LongAdder();
    final LongAdder timestampJumps = new LongAdder();
    private final Map<PublishRefusal, LongAdder> refusals = adders(PublishRefusal.class);
    private final Map<ConnectionEnd, LongAdder> ends = adders(ConnectionEnd.class);
    private final Map<LimitHit, LongAdder> limits = adders(LimitHit.class);
    private final Map<DroppedMessage, LongAdder> dropped = adders(DroppedMessage.class);

    void refused(PublishRefusal refusal) {
        add(refusals, refusal);
    }

    void ended(ConnectionEnd end) {
        add(ends, end);
    }

    void limit(LimitHit limit) {
        add(limits, limit);
    }

    void dropped(DroppedMessage reason) {
        add(dropped, reason);
    }

    /** Counts the limit passed and the refusal given, where the fault has them. */
    void fault(ProtocolFault fault) {
        LimitHit hit = fault.limit();
        if (hit != null) {
            limit(hit);
        }
        PublishRefusal refusal = fault.refusal();
        if (refusal != null) {
            refused(refusal);
        }
    }

    RtmpStatistics snapshot() {
        return new RtmpStatistics(
                openConnections.intValue(),
                publishing.intValue(),
                accepted.sum(),
                receivedBytes.sum(),
                resets.sum(),
                keyFrameClaims.sum(),
                timestampJumps.sum(),
                sums(refusals),
                sums(ends),
                sums(limits),
                sums(dropped));
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            adders.put(constant, new LongAdder());
        }
        return adders;
    }

    private static <E extends Enum<E>> void add(Map<E, LongAdder> adders, E constant) {
        LongAdder adder = adders.get(constant);
        if (adder != null) {
            adder.increment();
        }
    }

    private static <E extends Enum<E>> Map<E, Long> sums(Map<E, LongAdder> adders) {
        Map<E, Long> sums = new HashMap<>();
        adders.forEach((constant, adder) -> sums.put(constant, adder.sum()));
        return sums;
    }
}
