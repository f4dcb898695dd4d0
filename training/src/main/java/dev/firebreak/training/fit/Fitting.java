package dev.firebreak.training.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.firebreak.training.graph.Activations;
import dev.firebreak.training.graph.Graph;
import dev.firebreak.training.graph.TrainableGraph;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;

/** Fits a network to a task: shuffled batches, Adam, one report an epoch. The same seed gives the same weights. */
public final class Fitting {
    private final String model;
    private final Schedule schedule;
    private final Progress progress;
    private final LongSupplier nanoTime;

    /** @param nanoTime a clock of nanoseconds, for the estimate of the time left only */
    public Fitting(String model, Schedule schedule, Progress progress, LongSupplier nanoTime) {
        this.model = model;
        this.schedule = schedule;
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    /** What is learnt: where a batch comes from and what it costs to be wrong about it. */
    public interface Task {
        /** How many examples there are to learn from. */
        int examples();

        /** How many there are to check on. */
        int validationExamples();

        /** The network's input for these examples. */
        NDArray input(NDManager manager, boolean validation, int[] which);

        /** The loss over these examples, one number. */
        NDArray loss(NDManager manager, Activations made, boolean validation, int[] which);
    }

    /** The network after all epochs. */
    public Graph fit(Graph start, Task task, long seed) {
        try (TrainableGraph network = new TrainableGraph(start)) {
            int[] order = natural(task.examples());
            int perEpoch = (order.length + schedule.batch() - 1) / schedule.batch();
            int steps = perEpoch * schedule.epochs();
            long began = nanoTime.getAsLong();
            Random random = new Random(seed);
            int step = 0;
            for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
                shuffle(order, random);
                double sum = 0;
                for (int from = 0; from < order.length; from += schedule.batch()) {
                    int[] which = slice(order, from);
                    sum += step(network, task, which, schedule.rate(step++, steps)) * which.length;
                }
                long spent = nanoTime.getAsLong() - began;
                Duration left = Duration.ofNanos((long) ((double) spent / epoch * (schedule.epochs() - epoch)));
                progress.epoch(
                        model, epoch, schedule.epochs(), sum / order.length, validationLoss(network, task), left);
            }
            return network.snapshot();
        }
    }

    private static double step(TrainableGraph network, Task task, int[] which, double rate) {
        try (NDManager batch = network.newBatch()) {
            return network.step(task.input(batch, false, which), made -> task.loss(batch, made, false, which), rate);
        }
    }

    private double validationLoss(TrainableGraph network, Task task) {
        int[] all = natural(task.validationExamples());
        double sum = 0;
        for (int from = 0; from < all.length; from += schedule.batch()) {
            int[] which = slice(all, from);
            try (NDManager batch = network.newBatch()) {
                Activations made = network.forward(task.input(batch, true, which));
                sum += task.loss(batch, made, true, which).getFloat() * which.length;
            }
        }
        return all.length == 0 ? Double.NaN : sum / all.length;
    }

    private int[] slice(int[] order, int from) {
        return java.util.Arrays.copyOfRange(order, from, Math.min(order.length, from + schedule.batch()));
    }

    private static int[] natural(int count) {
        int[] order = new int[count];
        java.util.Arrays.setAll(order, i -> i);
        return order;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
