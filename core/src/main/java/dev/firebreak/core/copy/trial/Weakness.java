package dev.firebreak.core.copy.trial;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.edit.EditKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A kind of edit that copies would get through with, or nearly.
 *
 * @param edit for people
 * @param how what becomes of them
 * @param some how many of the {@code copies} of that kind
 * @param example what was done to one of them, with figures
 */
public record Weakness(String edit, How how, int some, int copies, String example) {
    /** Edits that leave nothing to be seen: that they are found by their sound goes without saying. */
    private static final Set<EditKind> SOUND_ALONE =
            EnumSet.of(EditKind.SOUND_ONLY, EditKind.LOW_RATE_SOUND, EditKind.TALKED_OVER);

    /** What becomes of copies. */
    public enum How {
        /** They would not be found. */
        MISSED,
        /** Their pictures would not be recognised: without their sound they would not be found. */
        BY_SOUND_ONLY
    }

    /** Of all kinds, what is not found first. */
    public static List<Weakness> of(SelfTestResult result) {
        List<Weakness> all = new ArrayList<>();
        for (EditKind kind : EditKind.values()) {
            add(all, kind, How.MISSED, result, trial -> !trial.found());
        }
        for (EditKind kind : EditKind.values()) {
            boolean seen = !SOUND_ALONE.contains(kind);
            add(
                    all,
                    kind,
                    How.BY_SOUND_ONLY,
                    result,
                    trial -> seen && trial.found() && !trial.channels().contains(Channel.PICTURE));
        }
        return all;
    }

    private static void add(List<Weakness> all, EditKind kind, How how, SelfTestResult result, Predicate<Trial> weak) {
        List<Trial> ofKind =
                result.trials().stream().filter(trial -> trial.kind() == kind).toList();
        List<Trial> some = ofKind.stream().filter(weak).toList();
        if (!some.isEmpty()) {
            all.add(new Weakness(
                    kind.label(),
                    how,
                    some.size(),
                    ofKind.size(),
                    some.getFirst().edit()));
        }
    }

    /** For example {@code "cropped: 3 of 34 copies would be found by their sound only, for example: cropped to 60 %"}. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s: %d of %d copies %s, for example: %s",
                edit,
                some,
                copies,
                how == How.MISSED ? "would not be found" : "would be found by their sound only",
                example);
    }
}
