package dev.firebreak.core.fingerprint.sound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The triplets of all references by code, on one line of time. A query's triplet is looked up under all codes that it may have
 * had before a change of up to {@value #MOST_SHIFT} of pitch and 15 % of time and a little noise, and each posting is then
 * compared by its exact values. Not thread-safe but for looking up.
 */
final class TripletTable {
    /** Peaks that an anchor is joined with. */
    static final int REFERENCE_FAN = 3;

    static final int QUERY_FAN = 6;

    /** Change of pitch either way, in 1/512 octave: 12 %. */
    static final int MOST_SHIFT = 84;

    /** Change of time either way. */
    static final double MOST_STRETCH = 0.15;

    /** One code in one reference: this many, and as many more for each hour. */
    static final int MOST_REPEATS = 32;

    /**
     * Postings that are read for a triplet of the query, on average. At 50 h of references that is about all; beyond, a look-up costs no
     * more however many there are.
     */
    static final int MOST_READ = 400;

    private static final int INTERVAL_OFF = 8;
    private static final double TICKS_OFF = 3;
    private static final int TICKS_PER_HOUR = 900_000;
    private static final int RESTS = 8;

    private final Postings postings = new Postings();
    private long repeated;
    private long common;
    private final LongAdder unread = new LongAdder();
    private int added;

    /** Adds a reference that begins at {@code start}, and returns how many postings that took. */
    int add(SoundFingerprint print, long start) {
        int[] seen = new int[Triplets.CODES >>> 3];
        int most = MOST_REPEATS * (1 + print.lengthTicks() / TICKS_PER_HOUR);
        added = 0;
        new Triplets(REFERENCE_FAN).of(print, (tick, pitch, span, second, third, gap) -> {
            int fine = Math.min(Triplets.PROPORTIONS * RESTS - 1, gap * Triplets.PROPORTIONS * RESTS / span);
            int a = second + Triplets.ZONE_PITCH;
            int b = third + Triplets.ZONE_PITCH;
            int code = Triplets.code(
                    Triplets.spanClass(span),
                    pitch / Triplets.PITCH_STEP,
                    fine / RESTS,
                    a / Triplets.INTERVAL_STEP,
                    b / Triplets.INTERVAL_STEP);
            if (seen[code >>> 3]++ >= 8 * most) {
                repeated++;
                return;
            }
            long posting = Postings.pack(
                    (int) (start + tick),
                    pitch,
                    span,
                    a % Triplets.INTERVAL_STEP,
                    b % Triplets.INTERVAL_STEP,
                    fine % RESTS);
            if (postings.add(code, posting)) {
                added++;
            } else {
                common++;
            }
        });
        return added;
    }

    long size() {
        return postings.size();
    }

    long bytes() {
        return postings.bytes();
    }

    long repeated() {
        return repeated;
    }

    long common() {
        return common;
    }

    /** Where those triplets of a sound occur whose anchors are not before {@code fromTick} and are before {@code toTick}. */
    Sightings sightings(SoundFingerprint sound, int fromTick, int toTick) {
        Asked asked = new Asked();
        new Triplets(QUERY_FAN)
                .of(
                        sound,
                        fromTick,
                        toTick,
                        (tick, pitch, span, second, third, gap) ->
                                asked.add(new Lookup(tick, pitch, span, second, third, gap)));
        return asked.scan();
    }

    /** Postings that look-ups have left out because there were too many. */
    long unread() {
        return unread.sum();
    }

    /** The codes of a query's triplets that occur at all: first they are counted, then read as far as there is room. */
    private final class Asked {
        private final List<Lookup> triplets = new ArrayList<>();
        private final Reading reading = new Reading();
        private int[] codes = new int[1_024];
        private int[] owners = new int[1_024];
        private int size;

        void add(Lookup triplet) {
            triplets.add(triplet);
            triplet.codes(this);
        }

        void code(int code) {
            if (!postings.has(code)) {
                return;
            }
            if (size == codes.length) {
                codes = Arrays.copyOf(codes, 2 * size);
                owners = Arrays.copyOf(owners, 2 * size);
            }
            codes[size] = code;
            owners[size++] = triplets.size() - 1;
            reading.count(postings.count(code));
        }

        Sightings scan() {
            reading.limit((long) MOST_READ * triplets.size());
            unread.add(reading.unread());
            Sightings sightings = new Sightings();
            for (int i = 0; i < size; i++) {
                if (reading.reads(codes[i], postings.count(codes[i]))) {
                    triplets.get(owners[i]).scan(codes[i], sightings);
                }
            }
            return sightings;
        }
    }

    /** One triplet of a query. */
    private final class Lookup {
        private final int tick;
        private final int pitch;
        private final int span;
        private final int second;
        private final int third;
        private final double proportion;
        private final double proportionOff;

        Lookup(int tick, int pitch, int span, int second, int third, int gap) {
            this.tick = tick;
            this.pitch = pitch;
            this.span = span;
            this.second = second + Triplets.ZONE_PITCH;
            this.third = third + Triplets.ZONE_PITCH;
            this.proportion = (gap + 0.5) / span * Triplets.PROPORTIONS;
            this.proportionOff = TICKS_OFF / span * Triplets.PROPORTIONS;
        }

        void codes(Asked asked) {
            int firstSpan = Triplets.spanClass(span * (1 - MOST_STRETCH) - TICKS_OFF);
            int lastSpan = Triplets.spanClass(span * (1 + MOST_STRETCH) + TICKS_OFF);
            int firstPitch = Math.max(0, pitch - MOST_SHIFT) / Triplets.PITCH_STEP;
            int lastPitch = Math.min(SoundFingerprint.HIGHEST_PITCH, pitch + MOST_SHIFT) / Triplets.PITCH_STEP;
            int firstProportion = Math.max(0, (int) (proportion - proportionOff));
            int lastProportion = Math.min(Triplets.PROPORTIONS - 1, (int) (proportion + proportionOff));
            for (int s = firstSpan; s <= lastSpan; s++) {
                for (int p = firstPitch; p <= lastPitch; p++) {
                    for (int q = firstProportion; q <= lastProportion; q++) {
                        intervals(s, p, q, asked);
                    }
                }
            }
        }

        private void intervals(int spanClass, int pitchClass, int proportionClass, Asked asked) {
            int firstA = Math.max(0, second - INTERVAL_OFF) / Triplets.INTERVAL_STEP;
            int lastA = Math.min(2 * Triplets.ZONE_PITCH, second + INTERVAL_OFF) / Triplets.INTERVAL_STEP;
            int firstB = Math.max(0, third - INTERVAL_OFF) / Triplets.INTERVAL_STEP;
            int lastB = Math.min(2 * Triplets.ZONE_PITCH, third + INTERVAL_OFF) / Triplets.INTERVAL_STEP;
            for (int a = firstA; a <= lastA; a++) {
                for (int b = firstB; b <= lastB; b++) {
                    asked.code(Triplets.code(spanClass, pitchClass, proportionClass, a, b));
                }
            }
        }

        private void scan(int code, Sightings sightings) {
            int secondRest = second - Triplets.second(code) * Triplets.INTERVAL_STEP;
            int thirdRest = third - Triplets.third(code) * Triplets.INTERVAL_STEP;
            double proportionBase = proportion - Triplets.proportion(code);
            int block = postings.head(code);
            while (block != 0) {
                long[] page = postings.page(block);
                int place = Postings.place(block);
                long header = page[place];
                int end = place + Postings.used(header);
                for (int i = place + 1; i <= end; i++) {
                    long posting = page[i];
                    if (Math.abs(Postings.thirdRest(posting) - thirdRest) <= INTERVAL_OFF
                            && Math.abs(Postings.secondRest(posting) - secondRest) <= INTERVAL_OFF
                            && Math.abs(Postings.pitch(posting) - pitch) <= MOST_SHIFT) {
                        compare(posting, proportionBase, sightings);
                    }
                }
                block = Postings.next(header);
            }
        }

        private void compare(long posting, double proportionBase, Sightings sightings) {
            double off = (Postings.proportionRest(posting) + 0.5) / RESTS - proportionBase;
            int there = Postings.span(posting);
            float rate = (float) there / span;
            double stretch = MOST_STRETCH + TICKS_OFF / span;
            if (Math.abs(off) <= proportionOff + 0.5 / RESTS && rate <= 1 + stretch && rate >= 1 - stretch) {
                sightings.add(tick, Postings.time(posting), pitch - Postings.pitch(posting), rate, span);
            }
        }
    }
}
