package dev.firebreak.app.ingest;

import dev.firebreak.app.live.LiveSession;
import dev.firebreak.app.pipeline.PipelineListener;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A live session whose media the decoder reads by itself: keeps its segments, and tells how it ended. */
final class PulledSession implements PipelineListener {
    private final LiveSession session;
    private final SegmentKeeper keeper;
    private final Runnable begins;
    private final CompletableFuture<DecodeEnd> end = new CompletableFuture<>();
    private volatile boolean opened;

    /** @param begins told when the source could be read */
    PulledSession(LiveSession session, SegmentKeeper keeper, Runnable begins) {
        this.session = session;
        this.keeper = keeper;
        this.begins = begins;
    }

    /** Done when nothing more is decoded. */
    CompletableFuture<DecodeEnd> end() {
        return end;
    }

    /** False when the source could not be read at all. */
    boolean wasOpened() {
        return opened;
    }

    @Override
    public void opened(MediaInfo info) {
        opened = true;
        begins.run();
        session.opened(info);
    }

    @Override
    public void segment(Segment segment, byte[] bytes) {
        keeper.segment(segment, bytes);
    }

    @Override
    public void judged(Evidence evidence, Verdict verdict, TimelineSecond second, boolean changed) {
        session.judged(evidence, verdict, second, changed);
    }

    @Override
    public void analysed(Duration upTo, Verdict verdict) {
        session.analysed(upTo, verdict);
    }

    @Override
    public void interrupted(Interruption interruption) {
        session.interrupted(interruption);
    }

    @Override
    public void ended(DecodeEnd how) {
        session.ended(how);
        end.complete(how);
    }
}
