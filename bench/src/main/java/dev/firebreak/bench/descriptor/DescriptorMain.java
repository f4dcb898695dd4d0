package dev.firebreak.bench.descriptor;

import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.descriptor.Projection;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * NETWORK TRAINING VIDEOS DISTRACTORS…: the picture network, indexes (with a comma between) to learn from, a folder of videos (every
 * second source is a reference, the others distract) and folders that only distract. Prints recall by edit at no false match.
 */
final class DescriptorMain {
    private static final String CUT = "t247";
    private static final int PICTURES = 800;
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
                main.questions.addAll(Videos.files(Path.of(folder)).parallelStream()
                        .map(file -> material.other(file).projected(projection))
                        .toList());
            }
        }
        main.frames();
        main.videos();
    }

    private void read(Material material, Path folder, List<BufferedImage> others, Projection projection)
            throws IOException {
        List<Path> files = Videos.files(folder);
        TreeSet<String> groups = new TreeSet<>();
        files.forEach(file -> groups.add(Videos.group(file)));
        List<List<Film>> read = files.parallelStream()
                .map(file -> groups.headSet(Videos.group(file)).size() % 2 == 1
                        ? List.of(material.other(file))
                        : material.copies(file, others))
                .toList();
        for (List<Film> films : read) {
            if (films.size() == 1) {
                questions.add(films.getFirst().projected(projection));
            } else if (films.getFirst().length() >= SECONDS) {
                references.add(films.getFirst().projected(projection));
                films.subList(1, films.size()).forEach(film -> questions.add(film.projected(projection)));
            }
        }
        System.err.println("references: " + references.size());
    }

    /** What may train: rows with use=train, and nothing else, of indexes with a comma between. */
    private static List<Path> trainable(String indexes) {
        List<Path> files = new ArrayList<>();
        for (String index : indexes.split(",", -1)) {
            DatasetIndex.read(Path.of(index)).stream()
                    .filter(clip -> clip.use() == Use.TRAIN)
                    .forEach(clip -> files.add(clip.file()));
        }
        return files;
    }

    private void frames() {
        Map<Method, Scores> by = new EnumMap<>(Method.class);
        for (Method method : List.of(Method.PDQ, Method.PDQ_TURNED, Method.LEARNED, Method.SIGNS)) {
            by.put(method, Scores.ofFrames(method, questions, references));
        }
        print("frames", by);
        for (Edit edit : Edit.values()) {
            Scores turned = of(by, Method.PDQ_TURNED);
            System.out.printf("%s: PDQ within 31 bits %.2f%n", edit, turned.recall(edit, turned.found(USUAL)));
        }
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
        Map<Method, Scores> by = new EnumMap<>(Method.class);
        for (Method method : EnumSet.complementOf(EnumSet.of(Method.PDQ))) {
            by.put(method, Scores.ofVideos(method, clips, references));
        }
        print(SECONDS + " seconds, " + clips.size() + " clips", by);
    }

    private static Scores of(Map<Method, Scores> by, Method method) {
        return Objects.requireNonNull(by.get(method));
    }

    /** Recall by edit, each method just above its best wrong answer, and of PDQ or the learned one. */
    private static void print(String title, Map<Method, Scores> by) {
        System.out.printf("%n%s%n", title);
        List<IntPredicate> found = new ArrayList<>();
        StringBuilder top = new StringBuilder("| edit |");
        by.forEach((method, scores) -> {
            System.out.printf("  %s above %.3f%n", method, scores.highestWrong());
            found.add(scores.found(scores.highestWrong()));
            top.append(" %s |".formatted(method));
        });
        Scores learned = of(by, Method.LEARNED);
        Scores pdq = of(by, by.containsKey(Method.PDQ_MEAN) ? Method.PDQ_MEAN : Method.PDQ_TURNED);
        found.add(pdq.found(pdq.highestWrong()).or(learned.found(learned.highestWrong())));
        System.out.println(top + " PDQ or LEARNED |");
        for (Edit edit : Edit.values()) {
            StringBuilder row = new StringBuilder("| " + edit + " |");
            for (IntPredicate each : found) {
                row.append(" %.2f |".formatted(learned.recall(edit, each)));
            }
            System.out.println(row);
        }
    }
}
