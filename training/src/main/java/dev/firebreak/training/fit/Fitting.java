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
    private final Checkpoints checkpoints;

    /**
     * Goes on from the last epoch that {@code checkpoints} holds of the same start, schedule and seed.
     *
     * @param nanoTime a clock of nanoseconds, for the estimate of the time left only
     */
    public Fitting(String model, Schedule schedule, Progress progress, LongSupplier nanoTime, Checkpoints checkpoints) {
        this.model = model;
        this.schedule = schedule;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.checkpoints = checkpoints;
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
            String identity = "%s %s %d %d %s".formatted(model, schedule, seed, task.examples(), start.fingerprint());
            int done = checkpoints.resume(model, identity, network);
            if (done > 0) {
                progress.stage("%s: going on after epoch %d of %d".formatted(model, done, schedule.epochs()));
            }
            int[] order = natural(task.examples());
            long began = nanoTime.getAsLong();
            Random random = new Random(seed);
            for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
                shuffle(order, random); // also for epochs that are done: the order of the next builds on it
                if (epoch > done) {
                    double loss = epoch(network, task, order, epoch);
                    checkpoints.keep(model, identity, epoch, network);
                    double each = (double) (nanoTime.getAsLong() - began) / (epoch - done);
                    Duration left = Duration.ofNanos((long) (each * (schedule.epochs() - epoch)));
                    progress.epoch(model, epoch, schedule.epochs(), loss, validationLoss(network, task), left);
                }
            }
            return network.snapshot();
        }
    }

    private double epoch(TrainableGraph network, Task task, int[] order, int epoch) {
        int perEpoch = (order.length + schedule.batch() - 1) / schedule.batch();
        int step = (epoch - 1) * perEpoch;
        double sum = 0;
        for (int from = 0; from < order.length; from += schedule.batch()) {
            int[] which = slice(order, from);
            double rate = schedule.rate(step++, perEpoch * schedule.epochs());
            sum += step(network, task, which, rate) * which.length;
        }
        return sum / order.length;
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
