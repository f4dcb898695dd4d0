package dev.firebreak.inference.model;

import dev.firebreak.core.arming.MeasuredBounds;
import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A model package in memory, its hashes checked. Whether the graphs have the inputs and outputs that the description
 * promises is checked where they are loaded, by the inference engine.
 *
 * <p>On disk a package is a folder or a .zip file with {@value #DESCRIPTION_FILE}, the two ONNX files that it names, the file of the
 * descriptor where it names one, and {@value #CARD_FILE}, without folders inside. Immutable; the byte arrays must not be changed.
 */
public final class ModelPackage {
    /** Key of a trial's remark among the figures of a package, see {@link #isTrial}. */
    public static final String TRIAL = "trial";

    /** Name of the description in a package. */
    public static final String DESCRIPTION_FILE = "package.json";

    /** Name of the card, text for people. */
    public static final String CARD_FILE = "card.md";

    private static final String STANDARD = "models/default/";
    private static final String DESCRIPTOR_FILE = "descriptor.bin";
    private static final byte[] NOTHING = {};

    private final ModelDescription description;
    private final byte[] sound;
    private final byte[] picture;
    private final byte[] descriptor;
    private final String card;

    /** {@code descriptor}: empty where the description has none. */
    ModelPackage(ModelDescription description, byte[] sound, byte[] picture, byte[] descriptor, String card) {
        this.description = description;
        this.sound = sound;
        this.picture = picture;
        this.descriptor = descriptor;
        this.card = card;
    }

    /** Puts a package without a descriptor together; the hashes in {@code draft} are replaced by those of the given weights. */
    public static ModelPackage of(ModelDescription draft, byte[] sound, byte[] picture, String card) {
        ModelDescription description = draft.withHashes(
                Hash256.sha256(sound).hex(), Hash256.sha256(picture).hex());
        return new ModelPackage(description, sound, picture, NOTHING, card);
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

    /** What gives pictures learned hashes; empty where the package has nothing of the kind. */
    public Optional<SignProjection> descriptor() {
        return description.descriptor().map(model -> SignProjection.read(descriptor));
    }

    byte[] descriptorBytes() {
        return descriptor;
    }

    /**
     * Names how learned hashes are made: by which picture model, layer and projection. Those of packages with different ones are not
     * to be compared.
     */
    public Optional<Long> learnedSpace() {
        return description.descriptor().map(model -> {
            String parts = description.picture().sha256() + model.features() + model.sha256();
            return Hash256.sha256(parts.getBytes(StandardCharsets.UTF_8)).a();
        });
    }

    /**
     * The same package with this descriptor; its networks and its judge stay as they are.
     *
     * @param features the layer of the picture model that it projects
     * @param version of the new package
     * @param record what the package was made of, with what the descriptor was fitted on
     */
    public ModelPackage withDescriptor(
            SignProjection projection,
            String features,
            String version,
            TrainingRecord record,
            Map<String, Object> figures,
            String newCard) {
        byte[] bytes = projection.bytes();
        DescriptorModel model =
                new DescriptorModel(DESCRIPTOR_FILE, Hash256.sha256(bytes).hex(), features, projection.width());
        return new ModelPackage(
                description.withDescriptor(Optional.of(model), version, record, figures),
                sound,
                picture,
                bytes,
                newCard);
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
        return new ModelPackage(description.withBounds(bounds), sound, picture, descriptor, card);
    }

    /** The same package with other figures and another card; it judges as before. */
    public ModelPackage withMeasured(Map<String, Object> figures, String newCard) {
        return new ModelPackage(description.withMeasured(figures), sound, picture, descriptor, newCard);
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
