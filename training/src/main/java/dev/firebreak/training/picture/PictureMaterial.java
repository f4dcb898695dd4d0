package dev.firebreak.training.picture;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.Pictures;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** The decoded pictures of one side of the division, by class. Every source group is drawn as often as another. */
final class PictureMaterial {
    private static final int SIDE = 640;

    private final List<List<BufferedImage>> games = new ArrayList<>();
    private final List<List<BufferedImage>> films = new ArrayList<>();
    private final List<List<BufferedImage>> others = new ArrayList<>();

    private PictureMaterial() {}

    static PictureMaterial decode(Collection<Clip> clips, FrameDecoder decoder) {
        PictureMaterial material = new PictureMaterial();
        var byGroup = new java.util.TreeMap<String, List<Clip>>();
        clips.forEach(clip -> byGroup.computeIfAbsent(clip.label() + "|" + clip.lineage(), key -> new ArrayList<>())
                .add(clip));
        byGroup.values().forEach(group -> material.of(group.getFirst().label()).add(read(group, decoder)));
        return material;
    }

    private static List<BufferedImage> read(List<Clip> group, FrameDecoder decoder) {
        List<BufferedImage> pictures = new ArrayList<>();
        for (Clip clip : group) {
            if (clip.file().toString().endsWith(".mp4")) {
                decoder.frames(clip.file()).forEach(frame -> pictures.add(Pictures.picture(frame)));
            } else {
                pictures.add(Pictures.read(clip.file(), SIDE));
            }
        }
        return pictures;
    }

    private List<List<BufferedImage>> of(String label) {
        return switch (label) {
            case "game" -> games;
            case "film" -> films;
            case "other" -> others;
            default -> throw new IllegalArgumentException("No picture class for the label " + label);
        };
    }

    BufferedImage game(RandomGenerator random) {
        return pick(games, random);
    }

    BufferedImage film(RandomGenerator random) {
        return pick(films, random);
    }

    BufferedImage other(RandomGenerator random) {
        return pick(others, random);
    }

    boolean isComplete() {
        return !games.isEmpty() && !films.isEmpty() && !others.isEmpty();
    }

    private static BufferedImage pick(List<List<BufferedImage>> groups, RandomGenerator random) {
        List<BufferedImage> group = groups.get(random.nextInt(groups.size()));
        return group.get(random.nextInt(group.size()));
    }
}
