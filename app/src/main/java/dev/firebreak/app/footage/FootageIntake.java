package dev.firebreak.app.footage;

import dev.firebreak.core.footage.IntakeOutcome;

/**
 * The one way into the footage library, for the command line, uploads and watched folders alike: hash, duplicate check, decoding in a
 * child process, storage, thumbnails, sound curve, catalogue, audit log. Thread-safe; {@link #take} blocks for as long as the clip
 * takes to decode (tens of times real time), and callers bound how many they run at once. Whatever happens in the middle, a clip is in
 * the catalogue whole or not at all, and taking the same file again puts right what a crash left.
 */
public interface FootageIntake {
    /**
     * Takes one file in.
     *
     * @throws dev.firebreak.core.error.FirebreakException STORE_DOWN when database, disk or object store fail, DECODER_DOWN when no
     *     decoder process runs: the file may be offered again later
     */
    IntakeOutcome take(Arrival arrival);
}
