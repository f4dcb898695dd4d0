package dev.firebreak.bench.sound;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.sound.SoundIndex;
import dev.firebreak.core.fingerprint.sound.SoundMatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Recall of edited excerpts among references at no false match of distractors, by edit and length of the excerpt, ours and
 * chromaprint's. Arguments: folder of references, folder of distractors, a file of speech and one of music to lay over, and
 * optionally {@code quick}, which leaves chromaprint and every second reference out, or a number: so many hours of other references, made of the
 * distractors, are in the index too; then chromaprint and the distractors' own scores are left out.
 */
public final class SoundCopiesMain {
    private static final int[] SECONDS = {1, 3, 5, 10};
    private static final int REFERENCE_SECONDS = 90;
    private static final double AUDIBLE_POWER = 1e-5;
    private static final int FILLING = 1_000_000;
    private static final int FILLING_SECONDS = 600;
    private static final int LEAST_PEAKS = 50;
    private static final int LEAST_REFERENCE = 15 * Ffmpeg.RATE;

    private final Ffmpeg ffmpeg;
    private final Chromaprint chromaprint;
    private final boolean quick;
    private final SoundIndex index = new SoundIndex(400_000_000);
    private final List<float[]> references = new ArrayList<>();
    private final List<int[]> referenceWords = new ArrayList<>();
    private final double[] wrong = new double[SECONDS.length];
    private final double[] wrongWords = new double[SECONDS.length];
    private final int[] falseMatches = new int[SECONDS.length];

    private SoundCopiesMain(Ffmpeg ffmpeg, boolean quick) {
        this.ffmpeg = ffmpeg;
        this.chromaprint = new Chromaprint(ffmpeg);
        this.quick = quick;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("sound-copies");
        Ffmpeg ffmpeg = new Ffmpeg(work);
        boolean filled = args.length > 4 && !args[4].equals("quick");
        SoundCopiesMain bench = new SoundCopiesMain(ffmpeg, args.length > 4);
        bench.takeReferences(Path.of(args[0]), args.length > 4 && !filled ? 2 : 1);
        if (filled) {
            bench.fill(Path.of(args[1]), Integer.parseInt(args[4]));
        } else {
            bench.takeDistractors(Path.of(args[1]));
        }
        float[] speech = ffmpeg.decode(Path.of(args[2]), 60);
        float[] music = ffmpeg.decode(Path.of(args[3]), 60);
        bench.tryEdits(new Edits(ffmpeg, speech, music).all());
    }

    /** Puts so many hours into the index that are made of the distractors. */
    private void fill(Path folder, int hours) throws IOException, InterruptedException {
        Shuffled shuffled = new Shuffled(Material.excerpts(folder, ffmpeg).stream()
                .map(SoundFingerprintBuilder::of)
                .filter(print -> print.size() > LEAST_PEAKS)
                .toList());
        for (int i = 0; i < hours * 3_600 / FILLING_SECONDS; i++) {
            index.insert(FILLING + i, shuffled.next(FILLING_SECONDS));
        }
        print("%d h beside them: %s%n".formatted(hours, index.size()));
    }

    private void takeReferences(Path folder, int step) throws IOException, InterruptedException {
        long bytes = 0;
        double seconds = 0;
        List<Path> files = Material.files(folder);
        for (int i = 0; i < files.size(); i += step) {
            float[] sound = ffmpeg.decode(files.get(i), REFERENCE_SECONDS);
            if (sound.length >= LEAST_REFERENCE) {
                SoundFingerprint print = SoundFingerprintBuilder.of(sound);
                bytes += SoundFingerprintFormat.write(print).length;
                seconds += sound.length / (double) Ffmpeg.RATE;
                index.insert(references.size(), print);
                references.add(sound);
                referenceWords.add(quick ? new int[0] : chromaprint.print(sound));
            }
        }
        print("%d references, %.0f s, %.1f bytes a second, %.0f triplets a second%n"
                .formatted(
                        references.size(),
                        seconds,
                        bytes / seconds,
                        index.size().triplets() / seconds));
    }

    private void takeDistractors(Path folder) throws IOException, InterruptedException {
        List<float[]> distractors = Material.excerpts(folder, ffmpeg);
        List<Double> scores = new ArrayList<>();
        for (float[] distractor : distractors) {
            for (int s = 0; s < SECONDS.length; s++) {
                float[] query = middle(distractor, SECONDS[s], 0);
                double score = index.find(SoundFingerprintBuilder.of(query), 0).stream()
                        .mapToDouble(match -> match.interval().score())
                        .max()
                        .orElse(0);
                scores.add(score);
                wrong[s] = Math.max(wrong[s], score);
                falseMatches[s] += score >= SoundMatch.THRESHOLD ? 1 : 0;
                if (!quick) {
                    wrongWords[s] = Math.max(wrongWords[s], words(query, -1));
                }
            }
        }
        scores.sort(null);
        print("%d distractors of 1 to 10 s; highest score %s, chromaprint's %s; matches at the threshold %s%n"
                .formatted(
                        distractors.size(),
                        Arrays.toString(wrong),
                        Arrays.toString(wrongWords),
                        Arrays.toString(falseMatches)));
        StringBuilder top = new StringBuilder("top scores:");
        for (int i = scores.size() - 1; i >= Math.max(0, scores.size() - 12); i--) {
            top.append(" %.3f".formatted(scores.get(i)));
        }
        print(top + "\n");
    }

    private void tryEdits(Map<String, Map.Entry<Double, Edits.Edit>> edits) throws IOException, InterruptedException {
        int[] all = new int[2 * SECONDS.length];
        for (Map.Entry<String, Map.Entry<Double, Edits.Edit>> edit : edits.entrySet()) {
            int[] found = new int[2 * SECONDS.length];
            double overlap = 0;
            for (int reference = 0; reference < references.size(); reference++) {
                overlap += tryEdit(
                        reference, edit.getValue().getKey(), edit.getValue().getValue(), found);
            }
            for (int i = 0; i < found.length; i++) {
                all[i] += found[i];
            }
            row(edit.getKey(), found, references.size(), overlap / Math.max(1, found[SECONDS.length - 1]));
        }
        row("all", all, references.size() * edits.size(), Double.NaN);
    }

    private double tryEdit(int reference, double speed, Edits.Edit edit, int[] found)
            throws IOException, InterruptedException {
        float[] sound = references.get(reference);
        int length = 13 * Ffmpeg.RATE;
        int from = audible(sound, length, reference);
        float[] copy = edit.apply(Arrays.copyOfRange(sound, from, Math.min(sound.length, from + length)));
        double overlap = 0;
        for (int s = 0; s < SECONDS.length; s++) {
            float[] query = middle(copy, SECONDS[s], reference);
            int at = start(copy, SECONDS[s], reference);
            double expected = from / (double) Ffmpeg.RATE + at * speed / Ffmpeg.RATE;
            Interval truth = new Interval(
                    java.time.Duration.ofMillis((long) (1_000 * expected)),
                    java.time.Duration.ofMillis((long) (1_000 * (expected + SECONDS[s] * speed))));
            for (SoundMatch match : index.find(SoundFingerprintBuilder.of(query))) {
                if (match.reference() == reference && right(match, truth)) {
                    found[s]++;
                    if (s == SECONDS.length - 1) {
                        double both =
                                match.interval().reference().overlap(truth).toMillis();
                        overlap += both
                                / (truth.length().toMillis()
                                        + match.interval().reference().length().toMillis()
                                        - both);
                    }
                    break;
                }
            }
            if (!quick && words(query, reference) > wrongWords[s]) {
                found[SECONDS.length + s]++;
            }
        }
        return overlap;
    }

    /** Where to take an excerpt: at a place that varies, but not where there is next to nothing to hear in its middle. */
    private static int audible(float[] sound, int length, int seed) {
        int from = 0;
        for (int i = 0; i < 8; i++) {
            from = (int) (Math.max(0, sound.length - length - 77) * (((seed + i) * 0.618) % 1)) + 77;
            float[] heard = middle(Arrays.copyOfRange(sound, from, Math.min(sound.length, from + length)), 3, seed);
            double power = 0;
            for (float sample : heard) {
                power += sample * sample / heard.length;
            }
            if (power > AUDIBLE_POWER) {
                return from;
            }
        }
        return from;
    }

    /** Whether the middle of what was found lies where it should, to a second. */
    private static boolean right(SoundMatch match, Interval truth) {
        double queryFrom =
                match.interval().query().from().toMillis() * match.interval().rate();
        double begins = match.interval().reference().from().toMillis() - queryFrom;
        return Math.abs(begins - truth.from().toMillis()) < 1_000;
    }

    /** Chromaprint's similarity with one reference, or the highest with any. */
    private double words(float[] query, int reference) throws IOException, InterruptedException {
        int[] words = chromaprint.print(query);
        double most = 0;
        for (int i = 0; i < referenceWords.size(); i++) {
            if (reference < 0 || i == reference) {
                most = Math.max(most, Chromaprint.similarity(words, referenceWords.get(i)));
            }
        }
        return most;
    }

    private static int start(float[] sound, int seconds, int seed) {
        return Math.max(0, (sound.length - seconds * Ffmpeg.RATE) / 2 - (seed * 131) % 1_600);
    }

    private static float[] middle(float[] sound, int seconds, int seed) {
        int from = start(sound, seconds, seed);
        return Arrays.copyOfRange(sound, from, Math.min(sound.length, from + seconds * Ffmpeg.RATE));
    }

    private static void row(String name, int[] found, int of, double overlap) {
        StringBuilder row = new StringBuilder("| %-24s |".formatted(name));
        for (int count : found) {
            row.append(" %.2f |".formatted(count / (double) of));
        }
        print(row + String.format(Locale.ROOT, " %.2f |%n", overlap));
    }

    private static void print(String line) {
        System.out.print(line);
    }
}
