package dev.firebreak.training.sound;

/**
 * In how many of the windows that are learnt from a live stream's wear is heard, each share 0 to 1, whatever the window holds.
 *
 * @param talkedOver voices or music over it, from 4 dB above its loudest tenth of a second to 20 dB below
 * @param inRoom a room round all of it
 * @param gained an automatic gain that falls at once and comes back slowly
 * @param encoded AAC at 32 to 128 kbit/s and back
 */
public record LiveWear(double talkedOver, double inRoom, double gained, double encoded) {
    /** None of it. */
    public static final LiveWear NONE = new LiveWear(0, 0, 0, 0);

    public LiveWear {
        for (double share : new double[] {talkedOver, inRoom, gained, encoded}) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0 to 1, not " + share);
            }
        }
    }
}
