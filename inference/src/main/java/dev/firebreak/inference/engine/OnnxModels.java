package dev.firebreak.inference.engine;

import ai.onnxruntime.OnnxJavaType;
import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.PictureModel;
import dev.firebreak.inference.model.SoundModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The two models of a package as the engine runs them: what goes in, what comes out, and what the logits mean. */
final class OnnxModels {
    private OnnxModels() {}

    static BatchModel<float[], SoundScores> sound(ModelPackage models) {
        SoundModel model = models.description().sound();
        GraphShape shape = new GraphShape(
                model.input(),
                OnnxJavaType.FLOAT,
                List.of(1L, (long) LogMel.WINDOW_FRAMES, (long) LogMel.BANDS),
                List.of(
                        new GraphShape.Logits(model.gunfireOutput(), 1),
                        new GraphShape.Logits(model.sourceOutput(), SoundModel.SOURCES)));
        OnnxGraph graph = OnnxGraph.load(models + " " + model.file(), models.sound(), shape);
        return new OnnxBatchModel<>(
                graph,
                (input, buffer) -> {
                    buffer.asFloatBuffer().put(input);
                    buffer.position(buffer.position() + input.length * Float.BYTES);
                },
                (logits, row) ->
                        model.calibration().scores(logits.get(0)[row], logits.get(1), row * SoundModel.SOURCES));
    }

    static BatchModel<byte[], PictureScores> picture(ModelPackage models) {
        PictureModel model = models.description().picture();
        long side = model.inputSide();
        int classes = PictureModel.CLASSES.size();
        GraphShape shape = new GraphShape(
                model.input(),
                OnnxJavaType.UINT8,
                List.of(side, side, 3L),
                List.of(new GraphShape.Logits(model.classOutput(), classes)));
        OnnxGraph graph = OnnxGraph.load(models + " " + model.file(), models.picture(), shape);
        return new OnnxBatchModel<>(
                graph,
                (input, buffer) -> buffer.put(input),
                (logits, row) -> model.calibration().scores(logits.get(0), row * classes));
    }

    /** Writes one input where the buffer stands. */
    @FunctionalInterface
    interface InputWriter<I> {
        void write(I input, ByteBuffer buffer);
    }

    /** Reads the scores of one row out of the logits, one array for each output. */
    @FunctionalInterface
    interface ScoresReader<O> {
        O read(List<float[]> logits, int row);
    }

    /** A graph with what goes in and what comes out. */
    private record OnnxBatchModel<I, O>(OnnxGraph graph, InputWriter<I> writer, ScoresReader<O> reader)
            implements BatchModel<I, O> {
        @Override
        public List<O> scores(List<I> inputs) {
            List<float[]> logits =
                    graph.run(inputs.size(), buffer -> inputs.forEach(input -> writer.write(input, buffer)));
            List<O> scores = new ArrayList<>(inputs.size());
            for (int row = 0; row < inputs.size(); row++) {
                scores.add(reader.read(logits, row));
            }
            return scores;
        }

        @Override
        public int largestBatch() {
            return graph.largestBatch();
        }

        @Override
        public void close() {
            graph.close();
        }
    }
}
