package dev.firebreak.media.drill;

import org.jspecify.annotations.Nullable;

/** The pictures and the sound of a drill, read from the start to the end by one thread. */
interface Programme extends AutoCloseable {
    int WIDTH = 1280;
    int HEIGHT = 720;

    /**
     * The frame's {@value #WIDTH} × {@value #HEIGHT} pixels, 0xRRGGBB row by row, not yet stamped, in an array that is reused
     * for the next; numbers rise by one. Null after the last.
     */
    int @Nullable [] picture(int frame) throws NativeFault;

    /** Fills {@code block} with the next samples, mono, 48 kHz, each -1 to 1; silence after the end. */
    void sound(float[] block) throws NativeFault;

    /** Number of the first frame of the attack, which is that of the first shot. */
    int attackFrame();

    @Override
    void close();
}
