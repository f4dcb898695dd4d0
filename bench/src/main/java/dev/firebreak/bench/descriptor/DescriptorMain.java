package dev.firebreak.bench.descriptor;

import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.descriptor.Projection;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * NETWORK TRAINING VIDEOS DISTRACTORS…: the picture network, indexes (with a comma between) to learn from, a folder of videos (every second source is a
 * reference, the others distract) and folders that only distract. Prints recall by edit at no false match.
 */
final class DescriptorMain {
    private static final String CUT = "t247";
    private static final int PICTURES = 900;
    private static final int EDITS = 5;
    private static final int SIZE = 256;
    private static final double RIDGE = 0.1;
    private static final int SECONDS = 5;
    private static final double USUAL = -31.5;

    private final List<Film> references = new ArrayList<>();
    private final List<Film> questions = new ArrayList<>();

    private DescriptorMain() {}

    public static void main(String[] args) throws Exception {
        DescriptorMain main = new DescriptorMain();
        try (Network network = new Network(Path.of(args[0]), CUT)) {
            Material material = new Material(network);
            List<BufferedImage> pictures = Material.pictures(trainable(args[1]), PICTURES);
            System.err.println("pictures to learn from: " + pictures.size());
            Projection projection = Projection.fit(material.classes(pictures, EDITS), SIZE, RIDGE);
            System.err.println("the projection is fitted");
            main.read(material, Path.of(args[2]), pictures, projection);
            for (String folder : Arrays.asList(args).subList(3, args.length)) {
                for (Path file : Videos.files(Path.of(folder))) {
                    main.questions.add(material.other(file).projected(projection));
                }
            }
        }
        main.frames();
        main.videos();
    }

    private void read(Material material, Path folder, List<BufferedImage> others, Projection projection)
            throws Exception {
        List<Path> files = Videos.files(folder);
        TreeSet<String> groups = new TreeSet<>();
        files.forEach(file -> groups.add(Videos.group(file)));
        for (Path file : files) {
            if (groups.headSet(Videos.group(file)).size() % 2 == 1) {
                questions.add(material.other(file).projected(projection));
                continue;
            }
            List<Film> films = material.copies(file, others);
            if (films.getFirst().length() >= SECONDS) {
                references.add(films.getFirst().projected(projection));
                films.subList(1, films.size()).forEach(film -> questions.add(film.projected(projection)));
            }
        }
        System.err.println("references: " + references.size());
    }

    /** What may train: rows with use=train, and nothing else, of indexes with a comma between. */
    private static List<Path> trainable(String indexes) {
        List<Path> files = new ArrayList<>();
        for (String index : indexes.split(",")) {
            DatasetIndex.read(Path.of(index)).stream()
                    .filter(clip -> clip.use() == Use.TRAIN)
                    .forEach(clip -> files.add(clip.file()));
        }
        return files;
    }

    private void frames() {
        List<Scores> by = new ArrayList<>();
        for (Method method : Method.values()) {
            by.add(Scores.ofFrames(method, questions, references));
        }
        print("frames, PDQ within 31 bits", by, new double[] {
            USUAL, USUAL, by.get(2).highestWrong(), by.get(3).highestWrong()
        });
        print("frames, each method with no false match", by, highestWrong(by));
    }

    private void videos() {
        List<Film> clips = new ArrayList<>();
        for (Film film : questions) {
            if (references.stream().anyMatch(each -> each.name().equals(film.name()))) {
                int from = (film.length() - SECONDS) / 2;
                clips.add(film.part(from, from + SECONDS));
            } else {
                for (int from = 0; from + SECONDS <= film.length(); from += SECONDS) {
                    clips.add(film.part(from, from + SECONDS));
                }
            }
        }
        List<Scores> by = new ArrayList<>();
        for (Method method : Method.values()) {
            by.add(Scores.ofVideos(method, clips, references));
        }
        print("5 seconds, aligned, each method with no false match", by, highestWrong(by));
    }

    private static double[] highestWrong(List<Scores> by) {
        return by.stream().mapToDouble(Scores::highestWrong).toArray();
    }

    private static void print(String title, List<Scores> by, double[] thresholds) {
        System.out.printf("%n%s%n", title);
        List<IntPredicate> found = new ArrayList<>();
        for (int m = 0; m < by.size(); m++) {
            System.out.printf("  %s above %.3f, %d wrong%n",
                    Method.values()[m], thresholds[m], by.get(m).wrongAbove(thresholds[m]));
            found.add(by.get(m).found(thresholds[m]));
        }
        found.add(found.get(1).or(found.get(2)));
        found.add(found.get(1).or(found.get(3)));
        System.out.println("| edit | PDQ | turned, borders | learned | its signs | PDQ or learned | PDQ or signs |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Edit edit : Edit.values()) {
            StringBuilder row = new StringBuilder("| " + edit + " |");
            for (IntPredicate each : found) {
                row.append(" %.2f |".formatted(by.getFirst().recall(edit, each)));
            }
            System.out.println(row);
        }
    }
}
