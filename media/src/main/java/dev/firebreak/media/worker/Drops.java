package dev.firebreak.media.worker;

import dev.firebreak.media.decode.DropReason;
import dev.firebreak.media.wire.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what one stream left out until it is reported. Confined to the stream's thread. */
final class Drops {
    private final Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
    private long damaged;

    void count(DropReason reason) {
        count(reason, 1);
    }

    void count(DropReason reason, long more) {
        if (more > 0) {
            counts.merge(reason, more, Long::sum);
            damaged += reason == DropReason.DAMAGED_PACKET ? more : 0;
        }
    }

    /** Packets that could not be decoded since the stream began. */
    long damaged() {
        return damaged;
    }

    List<Report> take(int stream) {
        List<Report> reports = new ArrayList<>();
        counts.forEach((reason, count) -> reports.add(new Report.Dropped(stream, reason, count)));
        counts.clear();
        return reports;
    }
}
