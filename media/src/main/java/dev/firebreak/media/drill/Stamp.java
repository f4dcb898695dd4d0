package dev.firebreak.media.drill;

/**
 * What one picture of a drill says about itself.
 *
 * @param number of the frame, 0 for the first, at most {@value #MAX_NUMBER}
 * @param attack true from the first shot on
 */
public record Stamp(int number, boolean attack) {
    /** 9.7 hours at 30 frames a second. */
    public static final int MAX_NUMBER = (1 << 20) - 1;

    /** Throws {@link IllegalArgumentException} unless the number is in range. */
    public Stamp {
        if (number < 0 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("A frame's number is 0 to " + MAX_NUMBER + ", not " + number);
        }
    }
}
