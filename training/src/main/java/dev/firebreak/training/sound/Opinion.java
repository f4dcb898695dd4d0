package dev.firebreak.training.sound;

/**
 * What the teacher makes of one window.
 *
 * @param scores its classes, each in [0, 1]
 * @param embedding what its last layer reads
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Opinion(float[] scores, float[] embedding) {
    /** The highest of its five gunfire scores. */
    float gunfire() {
        return Teacher.gunfire(scores);
    }
}
