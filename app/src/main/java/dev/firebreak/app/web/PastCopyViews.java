package dev.firebreak.app.web;

import dev.firebreak.app.lookback.LookBack;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.fingerprint.Interval;
import java.time.Instant;
import java.util.Set;

/** What looking back has found, as REST shows it. */
final class PastCopyViews {
    private PastCopyViews() {}

    /** A stretch of media time. */
    record Stretch(long fromMillis, long toMillis) {
        static Stretch of(Interval interval) {
            return new Stretch(interval.from().toMillis(), interval.to().toMillis());
        }
    }

    /**
     * A copy that had passed.
     *
     * @param where in the session
     * @param there in the entry
     */
    record PastCopyView(
            String bank,
            long entry,
            String stream,
            String session,
            Instant seenAt,
            Stretch where,
            Stretch there,
            double rate,
            double score,
            Set<Channel> channels,
            Instant foundAt) {
        static PastCopyView of(PastCopy copy) {
            return new PastCopyView(
                    copy.bank().value(),
                    copy.entry().value(),
                    copy.stream().value(),
                    copy.session().toString(),
                    copy.seenAt(),
                    Stretch.of(copy.where().query()),
                    Stretch.of(copy.where().reference()),
                    copy.where().rate(),
                    copy.where().score(),
                    copy.channels(),
                    copy.foundAt());
        }
    }

    /**
     * How looking back goes on.
     *
     * @param pieces minutes of traffic that are remembered
     * @param bytes that they take
     * @param entries that are looked for now
     * @param share of the traffic that has been looked through for them: 1 when nothing is looked for
     */
    record LookBackView(long pieces, long bytes, int entries, double share) {
        static LookBackView of(LookBack.Progress progress, TrafficStore.Size size) {
            return new LookBackView(size.pieces(), size.bytes(), progress.entries(), progress.share());
        }
    }
}
