package dev.firebreak.training.sound;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TrainableGraph;
import java.util.List;

/** YAMNet as it came: what it says about windows, and where its network can be taken up. */
public final class Teacher {
    /** AudioSet's classes of gunfire, counted from zero: gunshot, machine gun, fusillade, artillery fire, cap gun. */
    public static final List<Integer> GUNFIRE = List.of(421, 422, 423, 424, 425);

    /** The classes whose rows begin the student's gunfire head: cap guns and artillery are further off. */
    private static final List<Integer> HEAD = List.of(421, 422, 423);

    private static final int BATCH = 32;

    private final Graph graph;
    private final String classes;
    private final String embedding;

    public Teacher(Graph graph) {
        this.graph = graph;
        this.classes = graph.outputs().getFirst();
        this.embedding = switch (graph.operations().getLast()) {
            case dev.firebreak.training.graph.Operation.Linear head -> head.input();
            default -> throw new IllegalArgumentException("The teacher's last layer must be linear");
        };
    }

    /** Name of the logits of its own classes. */
    String classes() {
        return classes;
    }

    /** Name of its embedding. */
    String embedding() {
        return embedding;
    }

    /** Its network with the student's two heads beside its own. */
    Graph withHeads(long seed) {
        var last = (dev.firebreak.training.graph.Operation.Linear)
                graph.operations().getLast();
        var rows = graph.weight(last.weight());
        var biases = graph.weight(last.bias());
        int features = (int) rows.shape()[1];
        float[] row = new float[features];
        float bias = 0;
        for (int from : HEAD) {
            for (int i = 0; i < features; i++) {
                row[i] += rows.values()[from * features + i] / HEAD.size();
            }
            bias += biases.values()[from] / HEAD.size();
        }
        return graph.withHead(
                        embedding,
                        "gunfire",
                        new dev.firebreak.training.graph.Tensor(new long[] {1, features}, row),
                        new dev.firebreak.training.graph.Tensor(new long[] {1}, new float[] {bias}))
                .withHead(embedding, "source", features, 3, seed);
    }

    /** Its scores in [0, 1] for each window, one row of classes each. */
    public float[][] scores(List<float[]> logMels) {
        float[][] scores = new float[logMels.size()][];
        try (TrainableGraph network = new TrainableGraph(graph)) {
            for (int from = 0; from < scores.length; from += BATCH) {
                List<float[]> part = logMels.subList(from, Math.min(scores.length, from + BATCH));
                try (NDManager manager = network.newBatch()) {
                    float[] flat = network.forward(manager.create(
                                    flat(part), new Shape(part.size(), 1, LogMel.WINDOW_FRAMES, LogMel.BANDS)))
                            .get(classes)
                            .toFloatArray();
                    int width = flat.length / part.size();
                    for (int i = 0; i < part.size(); i++) {
                        scores[from + i] = sigmoid(flat, i * width, width);
                    }
                }
            }
        }
        return scores;
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

    private static float[] sigmoid(float[] logits, int from, int width) {
        float[] scores = new float[width];
        for (int i = 0; i < width; i++) {
            scores[i] = (float) (1 / (1 + Math.exp(-logits[from + i])));
        }
        return scores;
    }
}
