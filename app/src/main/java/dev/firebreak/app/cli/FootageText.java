package dev.firebreak.app.cli;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.Split;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Clips as commands print them. */
final class FootageText {
    private FootageText() {}

    static String line(Footage clip) {
        Description description = clip.description();
        return "%s  %-7s %7s  %s/%s  %s  [%s]"
                .formatted(
                        clip.id(),
                        clip.media().kind().name().toLowerCase(Locale.ROOT),
                        duration(clip.media().duration()),
                        description.set(),
                        description.sourceGroup(),
                        clip.originalName(),
                        description.labels().stream().map(Label::toString).collect(Collectors.joining(" ")));
    }

    static String duration(Duration duration) {
        return String.format(Locale.ROOT, "%d:%04.1f", duration.toMinutes(), duration.toMillis() % 60_000 / 1000.0);
    }

    static Map<String, Object> fields(Footage clip) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", clip.id().toString());
        fields.put("sha256", clip.sha256().hex());
        fields.put("bytes", clip.bytes());
        fields.put("name", clip.originalName());
        media(clip.media(), fields);
        Description description = clip.description();
        fields.put("set", description.set());
        fields.put("sourceGroup", description.sourceGroup());
        fields.put("label", description.label());
        fields.put("category", description.category());
        fields.put("use", description.use().name().toLowerCase(Locale.ROOT));
        description.split().map(Split::label).ifPresent(split -> fields.put("split", split));
        fields.put("labels", description.labels().stream().map(Label::toString).toList());
        fields.put("contributor", description.contributor());
        fields.put("lawfulBasis", description.rights().lawfulBasis());
        fields.put("purpose", description.rights().purpose());
        fields.put("licence", description.rights().licence());
        description.rights().expiry().ifPresent(day -> fields.put("expires", day.toString()));
        fields.put("tacticsSensitive", description.rights().tacticsSensitive());
        fields.put("origin", description.origin());
        fields.put("note", description.note());
        fields.put("marks", clip.marks().label());
        fields.put("addedAt", clip.addedAt().toString());
        fields.put("addedBy", clip.addedBy());
        clip.withdrawal().ifPresent(withdrawal -> {
            fields.put("withdrawnAt", withdrawal.at().toString());
            fields.put("withdrawnBy", withdrawal.by());
            fields.put("withdrawalReason", withdrawal.reason());
            fields.put("erased", withdrawal.erased());
        });
        return fields;
    }

    private static void media(MediaFacts media, Map<String, Object> fields) {
        fields.put("kind", media.kind().name().toLowerCase(Locale.ROOT));
        fields.put("container", media.container());
        fields.put("durationMillis", media.duration().toMillis());
        media.picture()
                .ifPresent(picture -> fields.put(
                        "picture", "%s %d × %d".formatted(picture.codec(), picture.width(), picture.height())));
        media.sound()
                .ifPresent(sound -> fields.put(
                        "sound",
                        "%s %d Hz, %d channels".formatted(sound.codec(), sound.sampleRate(), sound.channels())));
        fields.put("truncated", media.truncated());
    }
}
