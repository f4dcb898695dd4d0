package dev.firebreak.app.pipeline;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import java.time.Duration;

/** Told what becomes of one session. Calls come in the order of media time, one at a time for each method. */
public interface PipelineListener {
    /** The media is open and decodes. */
    default void opened(MediaInfo info) {}

    /** A segment cut from a source that the decoder itself opened. */
    default void segment(Segment segment, byte[] bytes) {}

    /**
     * One more piece of evidence was judged.
     *
     * @param second the second it belongs to, as it now stands
     * @param changed true when the level is another than before
     */
    void judged(Evidence evidence, Verdict verdict, TimelineSecond second, boolean changed);

    /** All evidence up to this media time has been judged; {@code verdict} is how it stands. */
    default void analysed(Duration upTo, Verdict verdict) {}

    /** The decoder lost the stream and takes it up again, or lost media. */
    default void interrupted(Interruption interruption) {}

    /** Nothing more is decoded. All evidence has been judged. */
    default void ended(DecodeEnd end) {}
}
