package dev.firebreak.training.picture;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.FrameDecoder;
import dev.firebreak.training.data.Pictures;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The decoded pictures of one side of the division, by class. A set (one game, one collection of photographs) is drawn in
 * proportion to the square root of its size, so that a large one does not drown the others and a small one is not learnt by
 * heart; within a set every source group as often as another.
 */
final class PictureMaterial {
    private static final int SIDE = 640;

    private final List<PictureSet> games = new ArrayList<>();
    private final List<PictureSet> films = new ArrayList<>();
    private final List<PictureSet> others = new ArrayList<>();

    private PictureMaterial() {}

    /** The groups of pictures of one set. */
    private record PictureSet(List<List<BufferedImage>> groups) {
        double weight() {
            return Math.sqrt(groups.stream().mapToInt(List::size).sum());
        }
    }

    static PictureMaterial decode(Collection<Clip> clips, FrameDecoder decoder) {
        PictureMaterial material = new PictureMaterial();
        TreeMap<String, TreeMap<String, List<Clip>>> sets = new TreeMap<>();
        for (Clip clip : clips) {
            sets.computeIfAbsent(clip.label() + "|" + clip.set(), key -> new TreeMap<>())
                    .computeIfAbsent(clip.group(), key -> new ArrayList<>())
                    .add(clip);
        }
        for (TreeMap<String, List<Clip>> groups : sets.values()) {
            String label = groups.firstEntry().getValue().getFirst().label();
            material.of(label)
                    .add(new PictureSet(groups.values().stream()
                            .map(group -> read(group, decoder))
                            .filter(pictures -> !pictures.isEmpty())
                            .toList()));
        }
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

    private List<PictureSet> of(String label) {
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

    private static BufferedImage pick(List<PictureSet> sets, RandomGenerator random) {
        double at = random.nextDouble()
                * sets.stream().mapToDouble(PictureSet::weight).sum();
        PictureSet set = sets.getLast();
        for (PictureSet candidate : sets) {
            at -= candidate.weight();
            if (at < 0) {
                set = candidate;
                break;
            }
        }
        List<BufferedImage> group = set.groups().get(random.nextInt(set.groups().size()));
        return group.get(random.nextInt(group.size()));
    }
}
