package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clips to test with. */
public final class FootageSamples {
    /** When they were added, unless a test says otherwise. */
    public static final Instant NOW = FakeClock.START;

    private FootageSamples() {}

    /** The hash of some text. */
    public static Hash256 hash(String text) {
        return Hash256.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Rights rights() {
        return new Rights("public task", "training of detection", "CC BY 4.0", Optional.empty(), false);
    }

    /** A description with {@code facet:term} labels. */
    public static Description description(String set, String group, String... labels) {
        return new Description(
                set,
                group,
                "gunshot",
                "rifle_shot",
                Use.TRAIN,
                Optional.of(Split.TRAIN),
                Stream.of(labels).map(Label::of).collect(Collectors.toCollection(TreeSet::new)),
                "Police of Somewhere",
                rights(),
                "range day",
                "");
    }

    /** A video of ten seconds whose bytes are known by its name. */
    public static Footage clip(String name, Description description) {
        return clip(name, description, NOW);
    }

    public static Footage clip(String name, Description description, Instant addedAt) {
        return new Footage(
                FootageId.random(),
                hash(name),
                1_000,
                name,
                new MediaFacts(
                        FootageKind.VIDEO,
                        "mov,mp4",
                        Duration.ofSeconds(10),
                        Optional.of(new MediaFacts.Picture("h264", 640, 360)),
                        Optional.of(new MediaFacts.SoundTrack("aac", 48_000, 2)),
                        false),
                description,
                addedAt,
                "ada",
                MarkState.UNMARKED,
                Optional.empty());
    }

    /** Two pictures that are no JPEG. */
    public static List<Thumbnail> thumbnails() {
        return List.of(
                new Thumbnail(Duration.ofSeconds(2), new byte[] {1, 2}),
                new Thumbnail(Duration.ofSeconds(6), new byte[] {3}));
    }

    public static SoundCurve curve() {
        return new SoundCurve(new byte[] {0, 10, (byte) 255});
    }
}
