package dev.firebreak.app.fingerprint;

import dev.firebreak.core.fingerprint.picture.LumaPlane;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.PdqHasher;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.media.picture.DecodedPicture;
import dev.firebreak.media.picture.PictureOutcome;
import dev.firebreak.media.picture.PictureReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Pictures: {@code pdq}, {@code quality}, and in {@code dihedral} the hash in each orientation. */
public final class PictureFingerprinter implements Fingerprinter {
    private final PictureReader reader = new PictureReader();
    private final PdqHasher hasher = new PdqHasher();
    private final Convention convention;

    /**
     * How pictures are hashed.
     *
     * @param asStored do not turn a picture upright that says how it was held
     * @param compact bring large pictures to 512 × 512 first
     */
    public record Convention(boolean asStored, boolean compact) {}

    public PictureFingerprinter(Convention convention) {
        this.convention = convention;
    }

    @Override
    public Result of(Path file) {
        return switch (reader.read(file)) {
            case PictureOutcome.Read read -> made(read.picture());
            case PictureOutcome.NotAPicture other -> new OtherKind();
            case PictureOutcome.Unusable unusable -> new Broken(unusable.why());
            case PictureOutcome.Missing missing -> new Missing(missing.why());
        };
    }

    private Made made(DecodedPicture stored) {
        DecodedPicture picture = convention.asStored() ? stored : stored.upright();
        LumaPlane luma = picture.luma();
        PictureHash hash = convention.compact() ? hasher.hashCompact(luma) : hasher.hash(luma);
        Map<String, String> turned = new LinkedHashMap<>();
        for (Orientation orientation : Orientation.values()) {
            turned.put(
                    orientation.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    hasher.oriented(orientation).hex());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("width", picture.width());
        fields.put("height", picture.height());
        fields.put("pdq", hash.hash().hex());
        fields.put("quality", hash.quality());
        fields.put("dihedral", turned);
        String summary = "pdq %s, quality %d, %d × %d"
                .formatted(hash.hash().hex(), hash.quality(), picture.width(), picture.height());
        return new Made("picture", fields, summary);
    }

    @Override
    public void close() {
        reader.close();
    }
}
