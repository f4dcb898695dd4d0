package dev.firebreak.bench.descriptor;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.video.FrameHasher;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.training.descriptor.RandomEdit;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Reads videos and pictures, edits them, and takes down what is compared. */
final class Material {
    private static final int FRAMES_OF_A_VIDEO = 20;
    private static final int RATE = 4;

    private final Network network;

    Material(Network network) {
        this.network = network;
    }

    /** Pictures to learn from: at most {@code most}, of a video at most {@value #FRAMES_OF_A_VIDEO}. */
    static List<BufferedImage> pictures(List<Path> files, int most) {
        List<Path> shuffled = new ArrayList<>(files);
        Collections.shuffle(shuffled, new Random(1));
        List<BufferedImage> pictures = new ArrayList<>();
        for (Path file : shuffled) {
            if (pictures.size() == most) {
                break;
            }
            List<BufferedImage> frames = Videos.read(file, 1).frames();
            frames.stream()
                    .limit(Math.min(FRAMES_OF_A_VIDEO, most - pictures.size()))
                    .forEach(pictures::add);
        }
        return pictures;
    }

    /** The features of each picture and of so many edits of it. */
    List<float[][]> classes(List<BufferedImage> pictures, int edits) {
        return IntStream.range(0, pictures.size())
                .parallel()
                .mapToObj(i -> edited(pictures, i, edits))
                .toList();
    }

    private float[][] edited(List<BufferedImage> pictures, int which, int edits) {
        Random random = new Random(which);
        BufferedImage picture = pictures.get(which);
        float[][] features = new float[edits + 1][];
        features[0] = network.features(Network.frame(picture));
        for (int i = 1; i <= edits; i++) {
            BufferedImage other = pictures.get(random.nextInt(pictures.size()));
            features[i] = network.features(Network.frame(RandomEdit.of(picture, other, random)));
        }
        return features;
    }

    /** A frame a second as a reference, then every edit of the frames a quarter of a second later. */
    List<Film> copies(Path file, List<BufferedImage> others) {
        Videos.Shown shown = Videos.read(file, RATE);
        List<BufferedImage> references = new ArrayList<>();
        List<BufferedImage> later = new ArrayList<>();
        for (int i = 0; i + 1 < shown.frames().size(); i += RATE) {
            references.add(shown.frames().get(i));
            later.add(shown.frames().get(i + 1));
        }
        String name = file.getFileName().toString();
        List<Film> films = new ArrayList<>();
        films.add(film(shown.group(), name, Edit.NONE, references));
        for (Edit edit : Edit.values()) {
            long seed = 31L * name.hashCode() + edit.name().hashCode();
            BufferedImage other = others.get(Math.floorMod(seed, others.size()));
            List<BufferedImage> edited = later.stream()
                    .map(frame -> edit.apply(frame, other, new Random(seed)))
                    .toList();
            films.add(film(shown.group(), name, edit, edited));
        }
        return films;
    }

    /** A distractor. */
    Film other(Path file) {
        return film(
                "other " + Videos.group(file),
                file.toString(),
                Edit.NONE,
                Videos.read(file, 2).frames());
    }

    private Film film(String group, String name, Edit edit, List<BufferedImage> pictures) {
        List<SampledFrame> hashes = new ArrayList<>();
        List<float[]> features = new ArrayList<>();
        FrameHasher hasher = FrameHasher.ofFile(hashes::add);
        for (int i = 0; i < pictures.size(); i++) {
            Frame frame = Network.frame(pictures.get(i));
            features.add(network.features(frame));
            hasher.add(new Frame(Duration.ofSeconds(i), frame.width(), frame.height(), frame.rgb(), true));
        }
        hasher.finish();
        return new Film(group, name, edit, hashes, features, List.of());
    }
}
