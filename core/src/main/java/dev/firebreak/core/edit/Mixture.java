package dev.firebreak.core.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Two or three edits after each other: what is put up again has mostly been through more than one. */
final class Mixture {
    private static final List<EditKind> PARTS = List.of(
            EditKind.SCALED,
            EditKind.CROPPED,
            EditKind.LETTER_BOXED,
            EditKind.MIRRORED,
            EditKind.OVERLAID,
            EditKind.CAPTIONED,
            EditKind.COLOURED,
            EditKind.BLURRED,
            EditKind.NOISY,
            EditKind.SLICED,
            EditKind.FASTER_OR_SLOWER,
            EditKind.SOUND_REPLACED);

    private Mixture() {}

    static Edit several(SplittableRandom random, Surroundings around) {
        List<EditKind> kinds = new ArrayList<>(PARTS);
        Collections.shuffle(kinds, new java.util.Random(random.nextLong()));
        List<Edit> edits = new ArrayList<>();
        for (EditKind kind : kinds.subList(0, random.nextInt(2, 4))) {
            edits.add(kind.make(random, around));
        }
        String text = edits.stream().map(Edit::text).collect(Collectors.joining("; "));
        Optional<Coding> coding =
                random.nextBoolean() ? Encodings.pictures(random).coding() : Optional.empty();
        return new Edit(
                text
                        + coding.map(each -> String.format(Locale.ROOT, "; H.264 %d kbit/s", each.videoBits() / 1000))
                                .orElse(""),
                copy -> {
                    Copy edited = copy;
                    for (Edit edit : edits) {
                        edited = edit.change().apply(edited);
                    }
                    return edited;
                },
                coding);
    }
}
