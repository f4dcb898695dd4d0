package dev.firebreak.bench.sound;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Sounds from folders. */
final class Material {
    private static final int EXCERPT = 10 * Ffmpeg.RATE;
    private static final int EXCERPTS_OF_A_FILE = 8;

    private Material() {}

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Excerpts of 10 s: of a long file some, of short ones several after each other. */
    static List<float[]> excerpts(Path folder, Ffmpeg ffmpeg) throws IOException, InterruptedException {
        List<float[]> excerpts = new ArrayList<>();
        float[] joined = new float[EXCERPT];
        int filled = 0;
        for (Path file : files(folder)) {
            float[] sound = ffmpeg.decode(file, 180);
            if (sound.length >= EXCERPT) {
                int some = Math.min(EXCERPTS_OF_A_FILE, sound.length / EXCERPT);
                for (int i = 0; i < some; i++) {
                    excerpts.add(Arrays.copyOfRange(sound, i * EXCERPT, (i + 1) * EXCERPT));
                }
                continue;
            }
            int taken = Math.min(sound.length, EXCERPT - filled);
            System.arraycopy(sound, 0, joined, filled, taken);
            filled += taken;
            if (filled == EXCERPT) {
                excerpts.add(joined);
                joined = new float[EXCERPT];
                filled = 0;
            }
        }
        return excerpts;
    }
}
