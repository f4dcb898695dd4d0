package dev.firebreak.core.drill;

import java.util.random.RandomGenerator;

/** The impulse response of a {@link Room}: direct sound at index 0, early reflections, exponential tail. */
final class RoomResponse {
    private static final int REFLECTIONS = 14;
    private static final double REFLECTED = 0.82;

    private RoomResponse() {}

    static double[] of(Room room, double distanceMetres, int sampleRate, RandomGenerator random) {
        double spacing = room.sizeMetres() / BlastWave.SOUND_SPEED * sampleRate;
        int tail = (int) (room.reverberationSeconds() * sampleRate);
        double[] response = new double[1 + (int) Math.max(spacing * (REFLECTIONS + 2) / 2, tail)];
        response[0] = 1;
        addReflections(response, room, distanceMetres, spacing, random);
        addTail(response, room, distanceMetres, (int) spacing, tail, random);
        return response;
    }

    private static void addReflections(
            double[] response, Room room, double distance, double spacing, RandomGenerator random) {
        double strength = 1;
        for (int i = 1; i <= REFLECTIONS; i++) {
            strength *= REFLECTED;
            double delay = spacing * i / 2 * (0.75 + 0.5 * random.nextDouble());
            double path = distance + room.sizeMetres() * i / 2;
            int at = (int) delay;
            if (at + 2 < response.length) {
                double sign = random.nextDouble() < 0.85 ? 1 : -1;
                double gain = sign * room.echo() * strength * (1 + distance) / (1 + path) * 2;
                // A wall is rough: each reflection is smeared over three samples.
                response[at] += gain * 0.5;
                response[at + 1] += gain * 0.35;
                response[at + 2] += gain * 0.15;
            }
        }
    }

    /** Noise that falls by 60 dB within {@code length} samples and loses its high frequencies on the way. */
    private static void addTail(
            double[] response, Room room, double distance, int from, int length, RandomGenerator random) {
        double smoothed = 0;
        double nearness = Math.min(1, 0.12 * Math.sqrt(1 + distance) / Math.sqrt(Math.max(1, room.sizeMetres())));
        for (int i = Math.max(1, from / 2); i < length && i < response.length; i++) {
            double age = (double) i / length;
            double keep = 0.15 + 0.75 * age;
            smoothed = keep * smoothed + (1 - keep) * random.nextGaussian();
            double onset = Math.min(1, (double) i / Math.max(1, from));
            response[i] += room.echo() * nearness * onset * Math.exp(-6.91 * age) * smoothed;
        }
    }
}
