package dev.firebreak.app.cli;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.evaluate.EvaluationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an evaluation reads and writes. */
final class EvaluationFiles {
    /** The longest evaluation read for a learning curve. */
    static final long MOST_BYTES = 64L << 20;

    /** Where a package keeps the figures, below {@code measured}. */
    static final String MEASURED = "evaluation";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EvaluationFiles() {}

    static void write(Path folder, EvaluationReport report, String html) {
        try {
            Files.createDirectories(folder);
            String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
            Files.writeString(folder.resolve("evaluation.json"), json + "\n");
            Files.writeString(folder.resolve("evaluation.html"), html);
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "The report cannot be written to " + folder.toAbsolutePath(), e);
        }
    }

    static void writeCurve(Path folder, String svg) {
        try {
            Files.writeString(folder.resolve("learning-curve.svg"), svg);
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "The plot cannot be written to " + folder.toAbsolutePath(), e);
        }
    }

    /** The package of an evaluation as a point of a learning curve: the last that the file lists. */
    static EvaluationReport.LearningPoint point(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new FirebreakException(
                        ErrorCode.LIMIT_EXCEEDED, file + " has more than %d bytes".formatted(MOST_BYTES));
            }
            JsonNode points = JSON.readTree(Files.readAllBytes(file)).path("learningCurve");
            if (!points.isArray() || points.isEmpty()) {
                throw new FirebreakException(
                        ErrorCode.BAD_CONFIGURATION, file + " is no evaluation: learningCurve is missing");
            }
            return JSON.treeToValue(points.get(points.size() - 1), EvaluationReport.LearningPoint.class);
        } catch (JacksonException e) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, file + " is no evaluation", e);
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, file + " cannot be read", e);
        }
    }

    /** A copy of the package whose figures and card tell what was measured. */
    static ModelPackage recorded(ModelPackage models, EvaluationReport report) {
        Map<String, Object> measured = new LinkedHashMap<>(models.description().measured());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("dataset", report.dataset().name());
        figures.put("bounds", JSON.convertValue(report.bounds(), List.class));
        figures.put("floors", JSON.convertValue(report.floors(), List.class));
        measured.put(MEASURED, figures);
        return models.withMeasured(measured, MeasuredCard.of(models.card(), report));
    }

    /** Whether a clip of a further folder can be part of a stream of harmless material, a game or a film. */
    static boolean fitsStreams(Clip clip) {
        return Kind.of(clip.label())
                .filter(kind -> kind == Kind.HARMLESS || kind == Kind.GAME || kind == Kind.FILM)
                .isPresent();
    }
}
