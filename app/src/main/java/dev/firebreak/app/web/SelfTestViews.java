package dev.firebreak.app.web;

import dev.firebreak.core.copy.trial.IncidentTrial;
import dev.firebreak.core.copy.trial.SelfTestResult;
import dev.firebreak.core.copy.trial.Weakness;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Self-tests of incidents as JSON. */
final class SelfTestViews {
    private SelfTestViews() {}

    /** Where a self-test stands. */
    enum Standing {
        /** There is none, and there will be none: it is switched off, or somebody decided before it began. */
        NONE,
        /** It will begin. */
        WAITING,
        RUNNING,
        DONE,
        /** There is nothing to make copies of. */
        IMPOSSIBLE;

        static Standing of(IncidentTrial.State state) {
            return switch (state) {
                case RUNNING -> RUNNING;
                case DONE -> DONE;
                case IMPOSSIBLE -> IMPOSSIBLE;
            };
        }
    }

    /**
     * Copies of one kind of edit.
     *
     * @param found by pictures, sound or both
     * @param byPictures found by pictures, alone or with sound
     * @param bySound found by sound, alone or with pictures
     * @param recall share of the copies that were found
     */
    record Edit(String edit, int copies, int found, int byPictures, int bySound, double recall) {
        static Edit of(SelfTestResult.Row row) {
            return new Edit(row.edit(), row.copies(), row.found(), row.shown(), row.heard(), row.recall());
        }
    }

    /**
     * A self-test, as far as it is.
     *
     * @param done copies made and matched
     * @param planned copies that are made when all is done
     * @param seconds how much of the incident they are made of
     * @param detail what a person should know; may be empty
     * @param all null before the first copy
     * @param weaknesses which edits would get through, in sentences
     */
    record SelfTest(
            Standing standing,
            int done,
            int planned,
            double seconds,
            boolean sound,
            String detail,
            @Nullable Instant startedAt,
            @Nullable Instant changedAt,
            @Nullable Edit all,
            List<Edit> edits,
            List<String> weaknesses) {
        static SelfTest none(boolean waiting) {
            Standing standing = waiting ? Standing.WAITING : Standing.NONE;
            return new SelfTest(standing, 0, 0, 0, false, "", null, null, null, List.of(), List.of());
        }

        static SelfTest of(IncidentTrial trial) {
            SelfTestResult result = trial.result();
            return new SelfTest(
                    Standing.of(trial.state()),
                    trial.done(),
                    trial.planned(),
                    result.seconds(),
                    result.sound(),
                    trial.detail(),
                    trial.startedAt(),
                    trial.changedAt(),
                    trial.done() == 0 ? null : Edit.of(result.all()),
                    result.rows().stream().map(Edit::of).toList(),
                    Weakness.of(result).stream().map(Weakness::text).toList());
        }
    }
}
