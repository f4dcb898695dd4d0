package dev.firebreak.media.decode;

import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.feed.FedPacket.Kind;
import dev.firebreak.media.wire.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers one stream's packets into orders, because each order wakes up another process. Sound leaves the decoder in runs of 0.1 s that
 * start at multiples of that: sending it before such a run is complete would gain nothing, so it goes when its clock passes a
 * multiple. Where there is no sound, the pictures' clock stands in, from which silence is made. Guarded by its owner.
 */
final class FeedBatch {
    /** A run of sound. */
    private static final long RUN_MICROS = 100_000;
    /** What a resampler holds back, roughly: a run is not complete the very moment that its last packet is. */
    private static final long HELD_BACK_MICROS = 2_000;
    /** No packet of sound is taken to last longer. */
    private static final long LONGEST_SOUND_MICROS = 100_000;
    /** Sound this much behind the pictures is taken to be missing. */
    private static final long SOUND_LATE_MICROS = 500_000;

    private static final int MAX_PACKETS = 128;
    private static final int MAX_BYTES = 128 << 10;

    private final int number;
    private final List<FedPacket> packets = new ArrayList<>();
    private int bytes;
    private long pictureMicros;
    private long soundMicros;
    private long runOfPicture;
    private long runOfSound;
    private boolean due;

    /** @param number the stream's */
    FeedBatch(int number) {
        this.number = number;
    }

    /** Notes how far the media have come with a packet, whether it is sent or not. */
    void note(FedPacket packet) {
        if (packet.kind() == Kind.SOUND) {
            long lasts = Math.clamp(packet.presentMicros() - soundMicros, 0, LONGEST_SOUND_MICROS);
            long run = Math.max(0, packet.presentMicros() + lasts - HELD_BACK_MICROS) / RUN_MICROS;
            due |= run != runOfSound;
            runOfSound = run;
            soundMicros = packet.presentMicros();
        } else {
            pictureMicros = Math.max(pictureMicros, packet.decodeMicros());
            long run = pictureMicros / RUN_MICROS;
            boolean silent = !packet.tracks().sound() || pictureMicros - soundMicros > SOUND_LATE_MICROS;
            due |= packet.kind() == Kind.KEY_PICTURE || (silent && run != runOfPicture);
            runOfPicture = run;
        }
    }

    /** How far the pictures have come, in media time. */
    long pictureMicros() {
        return pictureMicros;
    }

    /** Adds a packet that is to be sent. */
    void add(FedPacket packet) {
        packets.add(packet);
        bytes += packet.bytes().length;
        due |= packets.size() >= MAX_PACKETS || bytes >= MAX_BYTES;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** True when what was gathered should go. */
    boolean isDue() {
        return due;
    }

    /** What was gathered, and how far the pictures have come. */
    Order.Feed take() {
        Order.Feed feed = new Order.Feed(number, pictureMicros, packets);
        packets.clear();
        bytes = 0;
        due = false;
        return feed;
    }
}
