package dev.firebreak.app.web;

import dev.firebreak.app.footage.ShotProposals;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shot marks as JSON. Times with Millis are media time. */
final class ShotMarkViews {
    private ShotMarkViews() {}

    /** One mark. */
    record Mark(long atMillis, ShotMark.State state, double score, String by, Instant changedAt) {
        static Mark of(ShotMark mark) {
            return new Mark(mark.at().toMillis(), mark.state(), mark.score(), mark.by(), mark.changedAt());
        }
    }

    /**
     * All marks of a clip.
     *
     * @param version changes with every change of the marks
     * @param state how far the clip is marked
     */
    record Marks(String version, MarkState state, List<Mark> marks) {
        static Marks of(MarkState state, List<ShotMark> marks) {
            byte[] all = (state + " " + marks).getBytes(StandardCharsets.UTF_8);
            return new Marks(
                    Hash256.sha256(all).hex().substring(0, 16),
                    state,
                    marks.stream().map(Mark::of).toList());
        }
    }

    /** Sets a mark in a state, or takes it away when the state is null. */
    record Change(long atMillis, ShotMark.@Nullable State state) {
        void check(Duration clip) {
            if (atMillis < 0 || atMillis > clip.toMillis()) {
                throw new BadRequestException("atMillis is 0 to %d, the clip's duration".formatted(clip.toMillis()));
            }
        }
    }

    /** Changes to the marks of that version. */
    record Changes(@Nullable String version, @Nullable List<Change> changes) {}

    /** Whether a person has been through the marks of that version. */
    record Seen(@Nullable String version, @Nullable Boolean seen) {}

    /** How far the model has come with a clip; {@code progress} in [0, 1]. */
    record Listening(ShotProposals.JobState state, double progress, String detail) {
        static Listening of(ShotProposals.Job job) {
            return new Listening(job.state(), job.progress(), job.detail());
        }
    }
}
