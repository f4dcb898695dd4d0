package dev.firebreak.media.timeline;

import java.util.EnumMap;
import java.util.Map;

/**
 * Maps the decode times of a stream's tracks to media time that never runs backwards. A jump of the source's clock (back by
 * more than {@value #MAX_BACK_MICROS} µs or forward by more than {@value #MAX_FORWARD_MICROS} µs) is bridged: media time goes
 * on where it was. Confined to one thread.
 */
public final class MediaTimeline {
    /** Less than this backwards is jitter, and is pressed flat. */
    public static final long MAX_BACK_MICROS = 1_000_000;
    /** A hole of up to this length is kept as a hole. */
    public static final long MAX_FORWARD_MICROS = 10_000_000;

    private static final long BRIDGE_MICROS = 40_000;

    private final Map<Track, Long> last = new EnumMap<>(Track.class);
    private long offset;
    private long previousOffset;
    private boolean jumpedBefore;
    private long highest;
    private long jumps;

    /**
     * {@code offsetMicros} is added to the source's times until the first jump; {@code startMicros} is where media time begins: 0, or
     * where a decoder that died had stopped.
     */
    public MediaTimeline(long offsetMicros, long startMicros) {
        offset = offsetMicros;
        highest = startMicros;
    }

    /**
     * Returns what to add to the packet's times so that they are media time. Within a track decode times then increase by 1 µs
     * at least.
     */
    public long shift(Track track, long decodeMicros) {
        long mapped = place(track, decodeMicros);
        Long before = last.get(track);
        if (before != null && mapped <= before) {
            mapped = before + 1;
        }
        last.put(track, mapped);
        highest = Math.max(highest, mapped);
        return mapped - decodeMicros;
    }

    /** How many jumps were bridged so far. */
    public long jumps() {
        return jumps;
    }

    private long place(Track track, long decodeMicros) {
        if (continues(track, decodeMicros + offset)) {
            return decodeMicros + offset;
        }
        // After a jump the other track may still send a few packets of the old clock.
        if (jumpedBefore && continues(track, decodeMicros + previousOffset)) {
            return decodeMicros + previousOffset;
        }
        previousOffset = offset;
        jumpedBefore = true;
        jumps++;
        offset = last.isEmpty() ? highest - decodeMicros : highest + BRIDGE_MICROS - decodeMicros;
        return decodeMicros + offset;
    }

    private boolean continues(Track track, long mapped) {
        Long before = last.get(track);
        long lowest = before == null ? highest - MAX_FORWARD_MICROS : before - MAX_BACK_MICROS;
        return mapped >= Math.max(lowest, -MAX_BACK_MICROS) && mapped <= highest + MAX_FORWARD_MICROS;
    }
}
