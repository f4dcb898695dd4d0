package dev.firebreak.bench.sound;

import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.sound.SoundIndex;
import dev.firebreak.core.fingerprint.sound.SoundWindow;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What fingerprints and look-ups cost, in CPU time of this thread: to make a fingerprint, to look up 12 s in an index of so many
 * hours, and to follow a live stream in segments of 2 s. Arguments: a folder of sounds (half of them fill the index, the others
 * are looked up), and hours of references.
 */
public final class SoundCostMain {
    private static final int SEGMENT = 2 * Ffmpeg.RATE;
    private static final int REFERENCE_SECONDS = 600;

    private SoundCostMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Ffmpeg ffmpeg = new Ffmpeg(Files.createTempDirectory("sound-cost"));
        List<float[]> sounds = new ArrayList<>();
        for (Path file : Material.files(Path.of(args[0]))) {
            float[] sound = ffmpeg.decode(file, 90);
            if (sound.length > 15 * Ffmpeg.RATE) {
                sounds.add(sound);
            }
        }
        time(sounds);
        int half = sounds.size() / 2;
        Collections.shuffle(sounds, new Random(1));
        for (int i = 1; i < args.length; i++) {
            SoundIndex index = fill(make(sounds.subList(0, half)), Integer.parseInt(args[i]));
            lookUp(index, make(sounds.subList(half, sounds.size())));
            follow(index, sounds.subList(half, sounds.size()));
        }
    }

    private static List<SoundFingerprint> make(List<float[]> sounds) {
        return sounds.stream().map(SoundFingerprintBuilder::of).toList();
    }

    private static void time(List<float[]> sounds) {
        for (int round = 0; round < 2; round++) {
            long before = cpu();
            int peaks = make(sounds).stream().mapToInt(SoundFingerprint::size).sum();
            double seconds = sounds.stream().mapToInt(sound -> sound.length).sum() / (double) Ffmpeg.RATE;
            print("fingerprint of %.0f s: %.0f x real time, %.1f peaks a second%n"
                    .formatted(seconds, seconds * 1e9 / (cpu() - before), peaks / seconds));
        }
    }

    private static SoundIndex fill(List<SoundFingerprint> prints, int hours) {
        SoundIndex index = new SoundIndex(400_000_000);
        Shuffled shuffled = new Shuffled(prints);
        List<SoundFingerprint> all = new ArrayList<>();
        for (int i = 0; i < hours * 3_600 / REFERENCE_SECONDS; i++) {
            all.add(shuffled.next(REFERENCE_SECONDS));
        }
        long before = cpu();
        for (int i = 0; i < all.size(); i++) {
            index.insert(i, all.get(i));
        }
        print("%d h: filled in %.1f s, %s, %.2f MB an hour%n"
                .formatted(
                        hours,
                        (cpu() - before) / 1e9,
                        index.size(),
                        index.size().bytes() / 1e6 / hours));
        return index;
    }

    private static void lookUp(SoundIndex index, List<SoundFingerprint> prints) {
        for (int round = 0; round < 2; round++) {
            long before = cpu();
            int found = 0;
            for (SoundFingerprint print : prints) {
                found += index.find(print.part(Duration.ZERO, Duration.ofSeconds(12)))
                        .size();
            }
            print("look-up of 12 s: %.2f ms (%d matches)%n".formatted((cpu() - before) / 1e6 / prints.size(), found));
        }
    }

    private static void follow(SoundIndex index, List<float[]> sounds) {
        SoundWindow window = new SoundWindow();
        long making = 0;
        long finding = 0;
        int segments = 0;
        for (float[] sound : sounds) {
            for (int at = 0; at + SEGMENT <= sound.length; at += SEGMENT) {
                long start = cpu();
                window.add(Arrays.copyOfRange(sound, at, at + SEGMENT));
                long made = cpu();
                window.find(index);
                finding += cpu() - made;
                making += made - start;
                segments++;
            }
        }
        print("live stream, a look-up each 2 s: %.3f %% of a core for peaks, %.3f %% for look-ups%n"
                .formatted(making / 2e7 / segments, finding / 2e7 / segments));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String line) {
        System.out.print(line);
    }
}
