package dev.firebreak.inference.engine;

import ai.onnxruntime.OnnxJavaType;
import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.inference.frontend.PictureInput;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.inference.model.PictureModel;
import java.util.List;

/** What a layer of a package's picture model makes of pictures, as its learned hashes are projected from. Thread-safe. */
public final class PictureFeatures implements AutoCloseable {
    private final PictureInput input;
    private final OnnxGraph graph;

    private PictureFeatures(PictureInput input, OnnxGraph graph) {
        this.input = input;
        this.graph = graph;
    }

    /** {@code MODEL_UNUSABLE} when the picture model has no such layer of this width. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // handed to the caller
    public static PictureFeatures open(ModelPackage models, String layer, int width) {
        PictureModel model = models.description().picture();
        long side = model.inputSide();
        GraphShape shape = new GraphShape(
                model.input(),
                OnnxJavaType.UINT8,
                List.of(side, side, 3L),
                List.of(new GraphShape.Logits(FeatureTap.OUTPUT, width)));
        OnnxGraph graph =
                OnnxGraph.load(models + " " + model.file(), FeatureTap.on(models.picture(), layer, width), shape);
        return new PictureFeatures(new PictureInput(model.inputSide()), graph);
    }

    /** The mean over the picture of each of the layer's channels. */
    public float[] of(Frame frame) {
        byte[] pixels = new byte[input.bytes()];
        input.write(frame, pixels, 0);
        return graph.run(1, buffer -> buffer.put(pixels)).getFirst();
    }

    @Override
    public void close() {
        graph.close();
    }
}
