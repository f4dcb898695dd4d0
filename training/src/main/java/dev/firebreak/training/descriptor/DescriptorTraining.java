package dev.firebreak.training.descriptor;

import dev.firebreak.inference.engine.PictureFeatures;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.SignProjection;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.Pictures;
import dev.firebreak.training.fit.Progress;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fits the projection of learned hashes to a package's picture model as it is: pictures, each with random edits, are run through the model,
 * and the directions are taken in which pictures differ and edits do not. The same clips, settings and seed give the same projection.
 */
public final class DescriptorTraining {
    /** Pictures taken of one video. */
    private static final int MOST_OF_A_VIDEO = 20;

    private static final int SIDE = 320;
    private static final int FRAMES_A_SECOND = 2;

    private final DescriptorSettings settings;
    private final FrameDecoder decoder;
    private final Progress progress;

    public DescriptorTraining(DescriptorSettings settings, FrameDecoder decoder, Progress progress) {
        this.settings = settings;
        this.decoder = decoder;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param pictures that it was fitted on
     * @param clips that these are of
     */
    public record Fitted(SignProjection projection, int pictures, List<Clip> clips) {
        public Fitted {
            clips = List.copyOf(clips);
        }

        /** The sets that the pictures are of, sorted. */
        public List<String> sets() {
            return clips.stream().map(Clip::set).distinct().sorted().toList();
        }
    }

    /**
     * Fits on pictures of {@code clips}, drawn by {@code seed}.
     *
     * @param clips pictures and videos that may be learnt from
     * @throws dev.firebreak.core.error.FirebreakException BAD_MEDIA when one cannot be decoded, MODEL_UNUSABLE when the model has no such
     *     layer
     */
    public Fitted fit(ModelPackage models, Collection<Clip> clips, long seed) {
        List<Clip> drawn = new ArrayList<>(clips);
        drawn.sort(Comparator.comparing(Clip::lineage)
                .thenComparing(clip -> clip.file().toString()));
        Collections.shuffle(drawn, new Random(seed));
        List<Clip> used = new ArrayList<>();
        List<BufferedImage> pictures = new ArrayList<>();
        for (Clip clip : drawn) {
            List<BufferedImage> more = pictures(clip, settings.pictures() - pictures.size());
            if (!more.isEmpty()) {
                pictures.addAll(more);
                used.add(clip);
            }
        }
        progress.stage("learned hashes: %d pictures of %d clips, %d edits of each"
                .formatted(pictures.size(), used.size(), settings.edits()));
        try (PictureFeatures network = PictureFeatures.open(models, settings.layer(), settings.width())) {
            List<float[][]> classes = IntStream.range(0, pictures.size())
                    .parallel()
                    .mapToObj(which -> edited(network, pictures, which, seed))
                    .toList();
            Projection fitted = Projection.fit(classes, Projection.DIRECTIONS, settings.ridge());
            return new Fitted(fitted.signs(), pictures.size(), used);
        }
    }

    private List<BufferedImage> pictures(Clip clip, int most) {
        if (most <= 0) {
            return List.of();
        }
        String name = clip.file().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".mp4")) {
            return List.of(Pictures.read(clip.file(), SIDE));
        }
        var frames = decoder.frames(clip.file());
        return IntStream.range(0, frames.size())
                .filter(i -> i % FRAMES_A_SECOND == 0)
                .limit(Math.min(MOST_OF_A_VIDEO, most))
                .mapToObj(i -> Pictures.picture(frames.get(i)))
                .toList();
    }

    /** The features of a picture and of its edits. */
    private float[][] edited(PictureFeatures network, List<BufferedImage> pictures, int which, long seed) {
        Random random = new Random(seed * pictures.size() + which);
        BufferedImage picture = pictures.get(which);
        float[][] features = new float[settings.edits() + 1][];
        features[0] = network.of(Pictures.frame(picture, Duration.ZERO));
        for (int i = 1; i < features.length; i++) {
            BufferedImage other = pictures.get(random.nextInt(pictures.size()));
            features[i] = network.of(Pictures.frame(RandomEdit.of(picture, other, random), Duration.ZERO));
        }
        return features;
    }
}
