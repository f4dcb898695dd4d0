package dev.firebreak.inference.engine;

import dev.firebreak.core.evidence.SoundScores;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A sound model whose gunfire is the window's first value, which runs only as often as it is let, and remembers its batches. */
final class ScriptedModel implements BatchModel<float[], SoundScores> {
    final Semaphore runs;
    private final List<Integer> batches = new ArrayList<>();
    private boolean closed;

    ScriptedModel(int runs) {
        this.runs = new Semaphore(runs);
    }

    @Override
    public List<SoundScores> scores(List<float[]> inputs) {
        runs.acquireUninterruptibly();
        synchronized (batches) {
            batches.add(inputs.size());
        }
        return inputs.stream().map(input -> new SoundScores(input[0], 0, 0)).toList();
    }

    @Override
    public int largestBatch() {
        return EngineSettings.MOST_BATCH;
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    List<Integer> batches() {
        synchronized (batches) {
            return List.copyOf(batches);
        }
    }
}
