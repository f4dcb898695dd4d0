package dev.firebreak.inference.model;

import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.segment.Hash256;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model package in memory, its hashes checked. Whether the graphs have the inputs and outputs that the description
 * promises is checked where they are loaded, by the inference engine.
 *
 * <p>On disk a package is a folder or a .zip file with {@value #DESCRIPTION_FILE}, the two ONNX files that it names and
 * {@value #CARD_FILE}, without folders inside. Immutable; the byte arrays must not be changed.
 */
public final class ModelPackage {
    /** Key of a trial's remark among the figures of a package, see {@link #isTrial}. */
    public static final String TRIAL = "trial";

    /** Name of the description in a package. */
    public static final String DESCRIPTION_FILE = "package.json";

    /** Name of the card, text for people. */
    public static final String CARD_FILE = "card.md";

    private static final String STANDARD = "models/default/";

    private final ModelDescription description;
    private final byte[] sound;
    private final byte[] picture;
    private final String card;

    ModelPackage(ModelDescription description, byte[] sound, byte[] picture, String card) {
        this.description = description;
        this.sound = sound;
        this.picture = picture;
        this.card = card;
    }

    /** Puts a package together; the hashes in {@code draft} are replaced by those of the given weights. */
    public static ModelPackage of(ModelDescription draft, byte[] sound, byte[] picture, String card) {
        ModelDescription description = draft.withHashes(
                Hash256.sha256(sound).hex(), Hash256.sha256(picture).hex());
        return new ModelPackage(description, sound, picture, card);
    }

    /**
     * Reads the package at {@code path}, a folder or a .zip file. {@code MODEL_UNUSABLE} says what is wrong with it and
     * where.
     */
    public static ModelPackage open(Path path) {
        return ModelPackageReader.read(PackageFiles.at(path));
    }

    /** Reads the package that is shipped with the program. */
    public static ModelPackage standard() {
        return ModelPackageReader.read(PackageFiles.onClassPath(STANDARD));
    }

    public ModelDescription description() {
        return description;
    }

    /** Bytes of the sound model's ONNX file. */
    public byte[] sound() {
        return sound;
    }

    /** Bytes of the picture model's ONNX file. */
    public byte[] picture() {
        return picture;
    }

    /** The card, Markdown; empty when the package has none. */
    public String card() {
        return card;
    }

    /** Whether it was learnt from material that is for measuring only: such a package may be measured, and judges nothing. */
    public boolean isTrial() {
        return description.measured().containsKey(TRIAL);
    }

    /**
     * Names what scores and verdicts depend on: the SHA-256 over the weights' hashes, how their outputs are read, and the
     * judge's constants. Two packages with the same one judge alike, whatever they are called; figures measured with one hold
     * for no other.
     */
    public Hash256 judge() {
        return Hash256.sha256(DescriptionJson.judging(description));
    }

    /**
     * The same package, saying of itself what was measured with it.
     *
     * @param bounds of this {@link #judge}; {@link IllegalArgumentException} when they are of another, or of no stream time
     */
    public ModelPackage withBounds(MeasuredBounds bounds) {
        if (!bounds.judge().equals(judge())) {
            throw new IllegalArgumentException("The bounds were measured with other weights or thresholds");
        }
        if (bounds.falseHolds().evidenceHours() == 0) {
            throw new IllegalArgumentException("Nothing was measured: the stream time is 0");
        }
        return new ModelPackage(description.withBounds(bounds), sound, picture, card);
    }

    /** The same package with other figures and another card; it judges as before. */
    public ModelPackage withMeasured(Map<String, Object> figures, String newCard) {
        return new ModelPackage(description.withMeasured(figures), sound, picture, newCard);
    }

    /** Writes the package into the folder, which is made when it is not there; what is there of the same name is replaced. */
    public void writeFolder(Path folder) {
        ModelPackageWriter.writeFolder(this, folder);
    }

    /** Writes the package as a .zip file, the same bytes for the same package. */
    public void writeZip(Path file) {
        ModelPackageWriter.writeZip(this, file);
    }

    @Override
    public String toString() {
        return description.name() + " " + description.version();
    }
}
