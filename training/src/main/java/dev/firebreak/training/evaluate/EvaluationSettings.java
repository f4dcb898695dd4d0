package dev.firebreak.training.evaluate;

import dev.firebreak.training.data.Clip;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to measure beside the clips themselves.
 *
 * @param teacher the unchanged YAMNet (ONNX), to compare with on the same windows
 * @param robustness whether each thing that a live stream brings is tried on its own
 * @param streamHours hours of long synthetic streams; 0 for none
 * @param events staged in streams, of each kind; by default as {@link dev.firebreak.training.streams.StreamTrials} has it
 * @param seed that streams are made from
 * @param extra further harmless clips, game and film clips, for streams only: those that the package was trained on are left out
 */
public record EvaluationSettings(
        Optional<Path> teacher,
        boolean robustness,
        double streamHours,
        OptionalInt events,
        long seed,
        List<Clip> extra) {
    public EvaluationSettings {
        extra = List.copyOf(extra);
    }
}
