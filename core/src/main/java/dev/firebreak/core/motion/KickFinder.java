package dev.firebreak.core.motion;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds kicks in a run of positions: out, and back within 0.2 s. One thread at a time.
 *
 * <p>Of any three pictures within that time, the jerk is the lesser of the way from the first to the second and the way from there back
 * towards the first: a pan goes out and not back, and its jerk is 0.
 */
final class KickFinder {
    /** From the first picture to the last of a kick: 0.2 s, and a little for times in whole milliseconds. */
    static final long LONGEST_MICROS = 205_000;

    private final List<Place> places = new ArrayList<>();

    private record Place(long micros, double position) {}

    /**
     * @param jerk as part of the height
     * @param micros when it turned back
     */
    record Kick(double jerk, long micros) {}

    /** Takes the next picture, moved by {@code shift} against the last; returns the strongest kick that it ends, at least 0. */
    Kick moved(long micros, double shift) {
        double position = places.isEmpty() ? 0 : places.getLast().position() + shift;
        places.removeIf(each -> micros - each.micros() > LONGEST_MICROS);
        Kick strongest = new Kick(0, micros);
        for (int turn = 1; turn < places.size(); turn++) {
            for (int start = 0; start < turn; start++) {
                double out = places.get(turn).position() - places.get(start).position();
                double back = places.get(turn).position() - position;
                double jerk = out * back <= 0 ? 0 : Math.min(1, Math.min(Math.abs(out), Math.abs(back)));
                if (jerk > strongest.jerk()) {
                    strongest = new Kick(jerk, places.get(turn).micros());
                }
            }
        }
        places.add(new Place(micros, position));
        return strongest;
    }

    /** Takes a picture of which nobody knows how it follows on the last. */
    void startAt(long micros) {
        places.clear();
        places.add(new Place(micros, 0));
    }
}
