package dev.firebreak.bench.copies;

import dev.firebreak.core.edit.Picture;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.media.recode.TakeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Videos from folders; to silent ones a sound from a folder is put. */
final class Material {
    static final int PICTURES_A_SECOND = TakeReader.PICTURES_A_SECOND;

    private static final Duration REFERENCE = Duration.ofSeconds(20);
    private static final Duration DISTRACTOR = Duration.ofSeconds(8);
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final int STILLS = 6;
    private static final int SIDE = 320;
    private static final double AUDIBLE_POWER = 1e-6;

    private final TakeReader reader = new TakeReader();
    private final Sounds ofReferences;
    private final Sounds ofDistractors;

    /** {@code sounds}: has a folder {@code references} and a folder {@code distractors}, of different origin. */
    Material(Path sounds) throws IOException {
        ofReferences = new Sounds(sounds.resolve("references"));
        ofDistractors = new Sounds(sounds.resolve("distractors"));
    }

    /** Sounds that are put to silent videos one after the other, over and over. */
    private final class Sounds {
        private final List<float[]> all = new ArrayList<>();
        private int used;

        private Sounds(Path folder) throws IOException {
            for (Path file : files(folder)) {
                float[] sound = sound(file);
                if (power(sound) > AUDIBLE_POWER) {
                    all.add(sound);
                }
            }
        }

        private Take under(Take take) {
            if (power(take.sound()) > AUDIBLE_POWER) {
                return take;
            }
            float[] sound = new float[(int) (take.seconds() * Take.SOUND_RATE)];
            int filled = 0;
            while (filled < sound.length) {
                float[] next = all.get(used++ % all.size());
                int copied = Math.min(next.length, sound.length - filled);
                System.arraycopy(next, 0, sound, filled, copied);
                filled += copied;
            }
            return new Take(take.seconds(), take.film(), sound);
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The beginning of a video, with sound. */
    Take reference(Path file) {
        return ofReferences.under(reader.read(file, Duration.ZERO, REFERENCE).orElseThrow());
    }

    Take other(Path file) {
        return reader.read(file, Duration.ZERO, Duration.ofSeconds(60)).orElseThrow();
    }

    float[] sound(Path file) {
        return reader.sound(file, Duration.ZERO, Duration.ofSeconds(60));
    }

    /** Every video of a folder in parts, and its stills, some after each other. */
    void distractors(Path folder, Consumer<Take> takes) throws IOException {
        List<Picture> stills = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".jpg") || name.endsWith(".png")) {
                Picture still = still(file);
                for (int i = 0; i < PICTURES_A_SECOND; i++) {
                    stills.add(still);
                }
                if (stills.size() == STILLS * PICTURES_A_SECOND) {
                    takes.accept(ofDistractors.under(Take.of(stills, PICTURES_A_SECOND, new float[0])));
                    stills.clear();
                }
            } else {
                parts(file, takes);
            }
        }
    }

    private void parts(Path file, Consumer<Take> takes) {
        for (Duration from = Duration.ZERO; ; from = from.plus(DISTRACTOR)) {
            Take take;
            try {
                var read = reader.read(file, from, DISTRACTOR);
                if (read.isEmpty() || read.get().seconds() < LEAST.toSeconds()) {
                    return;
                }
                take = read.get();
            } catch (FirebreakException e) {
                return; // behind the end, or no video
            }
            takes.accept(ofDistractors.under(take));
        }
    }

    private static double power(float[] sound) {
        double sum = 0;
        for (float sample : sound) {
            sum += sample * (double) sample;
        }
        return sum / Math.max(1, sound.length);
    }

    private static Picture still(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        double scale = Math.min(1, SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(8, image.getWidth() * scale);
        int height = (int) Math.max(8, image.getHeight() * scale);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            int pixel = small.getRGB(i % width, i / width);
            rgb[3 * i] = (byte) (pixel >> 16);
            rgb[3 * i + 1] = (byte) (pixel >> 8);
            rgb[3 * i + 2] = (byte) pixel;
        }
        return new Picture(width, height, rgb);
    }
}
