package dev.firebreak.inference.engine;

import ai.onnxruntime.OnnxJavaType;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.inference.frontend.LogMel;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.PictureModel;
import dev.firebreak.inference.model.SignProjection;
import dev.firebreak.inference.model.SoundModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** Scores and, where the package has a projection, learned hashes, both of one run. */
    static BatchModel<byte[], SeenPicture> picture(ModelPackage models) {
        PictureModel model = models.description().picture();
        int classes = PictureModel.CLASSES.size();
        Optional<SignProjection> projection = models.descriptor();
        long space = models.learnedSpace().orElse(0L);
        OnnxGraph graph = OnnxGraph.load(models + " " + model.file(), pictureOnnx(models), pictureShape(models));
        return new OnnxBatchModel<>(
                graph,
                (input, buffer) -> buffer.put(input),
                (logits, row) -> new SeenPicture(
                        model.calibration().scores(logits.get(0), row * classes),
                        projection.map(it -> it.hash(logits.get(1), row * it.width(), space))));
    }

    private static byte[] pictureOnnx(ModelPackage models) {
        return models.description()
                .descriptor()
                .map(tapped -> FeatureTap.on(models.picture(), tapped.features(), tapped.width()))
                .orElse(models.picture());
    }

    private static GraphShape pictureShape(ModelPackage models) {
        PictureModel model = models.description().picture();
        List<GraphShape.Logits> outputs = new ArrayList<>();
        outputs.add(new GraphShape.Logits(model.classOutput(), PictureModel.CLASSES.size()));
        models.description()
                .descriptor()
                .ifPresent(tapped -> outputs.add(new GraphShape.Logits(FeatureTap.OUTPUT, tapped.width())));
        long side = model.inputSide();
        return new GraphShape(model.input(), OnnxJavaType.UINT8, List.of(side, side, 3L), outputs);
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
