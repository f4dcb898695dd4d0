package dev.firebreak.core.fingerprint.vpdq;

/** Which frames vPDQ hashes: of the frames in the order in which they leave the decoder, each whose number divides by the step. */
public final class VpdqSampling {
    private final int step;
    private final double framesPerSecond;

    /**
     * A hash each {@code secondsPerHash} (0 for each frame) of a video of {@code framesPerSecond}, its average rate. The step is cut
     * to a whole number: one second at 29.97 is each 29th frame.
     */
    public VpdqSampling(double secondsPerHash, double framesPerSecond) {
        if (!(secondsPerHash >= 0) || !(framesPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "A hash each %s s of %s frames a second".formatted(secondsPerHash, framesPerSecond));
        }
        this.step = Math.max(1, (int) (secondsPerHash * framesPerSecond));
        this.framesPerSecond = framesPerSecond;
    }

    public boolean takes(int frame) {
        return frame % step == 0;
    }

    /** The time that is written for a frame, whatever its time stamp says. */
    public double seconds(int frame) {
        return frame / framesPerSecond;
    }
}
