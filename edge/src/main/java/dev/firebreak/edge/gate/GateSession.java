package dev.firebreak.edge.gate;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the gate knows of one session. Confined to its {@link GatedStream}'s lock. */
final class GateSession {
    private final SessionId id;
    private final NavigableMap<Long, GateEntry> withdrawnEntries = new TreeMap<>();
    private Duration analysedTo = Duration.ZERO;
    private VerdictLevel level = VerdictLevel.CLEAR;
    private @Nullable VerdictLevel overridden;
    private boolean fullyAnalysed;
    private @Nullable Instant endedAt;
    private Duration lastEnd = Duration.ZERO;
    private long lastSequence = -1;
    private boolean withdrawn;
    private boolean everListed;
    private int remembered;

    GateSession(SessionId id) {
        this.id = id;
    }

    SessionId id() {
        return id;
    }

    /** Analysis never takes back what it has seen, so an older {@code upTo} only brings its level. */
    void analysed(Duration upTo, VerdictLevel now) {
        if (upTo.compareTo(analysedTo) > 0) {
            analysedTo = upTo;
        }
        level = now;
        if (!now.atLeast(VerdictLevel.HOLD)) {
            overridden = null;
        }
    }

    void analysisEnded(VerdictLevel now) {
        analysed(analysedTo, now);
        fullyAnalysed = true;
    }

    /** A person's restore outweighs the judge's level of that moment, not a higher one that follows. */
    void override() {
        if (level.atLeast(VerdictLevel.HOLD)) {
            overridden = level;
        }
    }

    boolean holds() {
        return level.atLeast(VerdictLevel.HOLD) && (overridden == null || !overridden.atLeast(level));
    }

    boolean hasSeen(Segment segment, Duration lookahead) {
        if (fullyAnalysed) {
            return true;
        }
        Duration needed = segment.end().plus(lookahead);
        if (endedAt != null && needed.compareTo(lastEnd) > 0) {
            needed = lastEnd;
        }
        return analysedTo.compareTo(needed) >= 0;
    }

    /** False when a segment with this sequence number, or a later one, was offered before. */
    boolean isNew(Segment segment) {
        return segment.id().sequence() > lastSequence;
    }

    void offered(Segment segment) {
        lastSequence = segment.id().sequence();
        if (segment.end().compareTo(lastEnd) > 0) {
            lastEnd = segment.end();
        }
    }

    void ended(Instant at) {
        if (endedAt == null) {
            endedAt = at;
        }
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    void withdraw() {
        withdrawn = true;
    }

    void undoWithdraw() {
        withdrawn = false;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    /** Segments taken away from viewers, which a person may restore; by sequence number. */
    NavigableMap<Long, GateEntry> withdrawnEntries() {
        return withdrawnEntries;
    }

    void listed() {
        everListed = true;
    }

    boolean everListed() {
        return everListed;
    }

    void remember() {
        remembered++;
    }

    void forget() {
        remembered--;
    }

    /** True while the gate keeps any segment of this session. */
    boolean hasSegments() {
        return remembered > 0;
    }
}
