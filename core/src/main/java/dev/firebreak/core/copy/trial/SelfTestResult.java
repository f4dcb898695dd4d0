package dev.firebreak.core.copy.trial;

import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.edit.EditKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of all copies.
 *
 * @param seed that made them
 * @param seconds how much of the original was used
 * @param sound whether it has sound: without, edits of sound are left out
 */
public record SelfTestResult(long seed, double seconds, boolean sound, List<Trial> trials) {
    public SelfTestResult {
        trials = List.copyOf(trials);
    }

    /**
     * Copies of one kind.
     *
     * @param found by pictures, sound or both
     * @param shown by pictures, alone or with sound
     * @param heard by sound, alone or with pictures
     * @param overlap mean of those that were found, see {@link Trial}
     */
    public record Row(String edit, int copies, int found, int shown, int heard, double overlap) {
        /** Share of the copies that were found. */
        public double recall() {
            return copies == 0 ? 0 : (double) found / copies;
        }
    }

    /** A row for each kind of edit that was tried. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (EditKind kind : EditKind.values()) {
            List<Trial> ofKind =
                    trials.stream().filter(trial -> trial.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                rows.add(row(kind.label(), ofKind));
            }
        }
        return rows;
    }

    /** All together. */
    public Row all() {
        return row("all", trials);
    }

    /** The copies that were not found. */
    public List<Trial> missed() {
        return trials.stream().filter(trial -> !trial.found()).toList();
    }

    private static Row row(String name, List<Trial> trials) {
        return new Row(
                name,
                trials.size(),
                (int) trials.stream().filter(Trial::found).count(),
                by(Channel.PICTURE, trials),
                by(Channel.SOUND, trials),
                trials.stream()
                        .filter(Trial::found)
                        .mapToDouble(Trial::overlap)
                        .average()
                        .orElse(0));
    }

    private static int by(Channel channel, List<Trial> trials) {
        return (int) trials.stream()
                .filter(trial -> trial.channels().contains(channel))
                .count();
    }
}
