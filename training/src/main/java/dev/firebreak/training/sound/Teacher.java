package dev.firebreak.training.sound;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.training.fit.Line;
import dev.firebreak.training.graph.Activations;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.Operation;
import dev.firebreak.training.graph.Tensor;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.ArrayList;
import java.util.List;

/** YAMNet as it came: what it says about windows, and where its network can be taken up. */
public final class Teacher {
    /** AudioSet's classes of gunfire, counted from zero: gunshot, machine gun, fusillade, artillery fire, cap gun. */
    public static final List<Integer> GUNFIRE = List.of(421, 422, 423, 424, 425);

    /** The class of a single shot, whose line the student's head keeps a share of. */
    private static final int GUNSHOT = 421;

    private static final int BATCH = 32;

    private final Graph graph;
    private final String classes;
    private final Operation.Linear head;

    public Teacher(Graph graph) {
        this.graph = graph;
        this.classes = graph.outputs().getFirst();
        this.head = switch (graph.operations().getLast()) {
            case Operation.Linear last -> last;
            default -> throw new IllegalArgumentException("The teacher's last layer must be linear");
        };
    }

    /** Name of the logits of its own classes. */
    String classes() {
        return classes;
    }

    /** Its own line for a gunshot on the embedding. */
    Line gunshot() {
        Tensor rows = graph.weight(head.weight());
        int features = (int) rows.shape()[1];
        float[] row = java.util.Arrays.copyOfRange(rows.values(), GUNSHOT * features, (GUNSHOT + 1) * features);
        return new Line(row, graph.weight(head.bias()).values()[GUNSHOT]);
    }

    /** Its network with the student's two heads, {@code gunfire} and {@code source}, beside its own. */
    Graph withHeads(Line gunfire, List<Line> source) {
        return graph.withHead(head.input(), "gunfire", Line.weight(List.of(gunfire)), Line.bias(List.of(gunfire)))
                .withHead(head.input(), "source", Line.weight(source), Line.bias(source));
    }

    /** Its scores in [0, 1] for each window, one row of classes each. */
    public float[][] scores(List<float[]> logMels) {
        return opinions(logMels).stream().map(Opinion::scores).toArray(float[][]::new);
    }

    /** What it makes of each window. */
    List<Opinion> opinions(List<float[]> logMels) {
        List<Opinion> opinions = new ArrayList<>(logMels.size());
        try (TrainableGraph network = new TrainableGraph(graph)) {
            for (int from = 0; from < logMels.size(); from += BATCH) {
                List<float[]> part = logMels.subList(from, Math.min(logMels.size(), from + BATCH));
                try (NDManager manager = network.newBatch()) {
                    Activations made = network.forward(
                            manager.create(flat(part), new Shape(part.size(), 1, LogMel.WINDOW_FRAMES, LogMel.BANDS)));
                    float[] logits = made.get(classes).toFloatArray();
                    float[] features = made.get(head.input()).toFloatArray();
                    for (int i = 0; i < part.size(); i++) {
                        opinions.add(new Opinion(sigmoid(row(logits, i, part.size())), row(features, i, part.size())));
                    }
                }
            }
        }
        return opinions;
    }

    /** The highest of its five gunfire scores. */
    public static float gunfire(float[] scores) {
        float highest = 0;
        for (int at : GUNFIRE) {
            highest = Math.max(highest, scores[at]);
        }
        return highest;
    }

    static float[] flat(List<float[]> logMels) {
        int size = LogMel.WINDOW_FRAMES * LogMel.BANDS;
        float[] flat = new float[logMels.size() * size];
        for (int i = 0; i < logMels.size(); i++) {
            System.arraycopy(logMels.get(i), 0, flat, i * size, size);
        }
        return flat;
    }

    private static float[] row(float[] flat, int at, int rows) {
        int width = flat.length / rows;
        return java.util.Arrays.copyOfRange(flat, at * width, (at + 1) * width);
    }

    private static float[] sigmoid(float[] logits) {
        float[] scores = new float[logits.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return scores;
    }
}
