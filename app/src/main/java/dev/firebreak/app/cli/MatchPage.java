package dev.firebreak.app.cli;

import dev.firebreak.app.report.MatchReport;
import dev.firebreak.app.report.MatchedFile;
import dev.firebreak.app.report.MatchedFile.Found;
import dev.firebreak.app.report.MatchedFile.Moment;
import dev.firebreak.app.still.FramesAt;
import dev.firebreak.app.still.SmallFrame;
import dev.firebreak.app.still.StillEncoder;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects for the page of {@code match --report} what was found, with pictures of both sides. One thread at a time. */
final class MatchPage implements AutoCloseable {
    /** Matches of a file that are shown with pictures. */
    private static final int STRIPS = 10;

    /** Columns of a strip. */
    private static final int MOMENTS = 8;

    /** A second of a match has at most so many columns. */
    private static final int MOMENTS_A_SECOND = 2;

    /** Pixels of a picture's longer side. */
    private static final int SIDE = 176;

    private final Clock clock;
    private final List<MatchedFile> files = new ArrayList<>();
    private @Nullable DecoderPool decoders;

    MatchPage(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a file was matched with.
     *
     * @param file where there is one to take pictures of
     */
    record Reference(String name, boolean banked, Optional<Path> file, Optional<Duration> length) {}

    void refused(String name, String why) {
        files.add(MatchedFile.refused(name, why));
    }

    /** @param file where it lies now */
    void add(MatchedFile matched, Path file, List<CopyMatch> matches, Function<CopyMatch, Reference> references)
            throws InterruptedException {
        List<CopyMatch> shown = matches.subList(0, Math.min(STRIPS, matches.size()));
        List<Duration> here = new ArrayList<>();
        Map<Path, List<Duration>> there = new HashMap<>();
        for (CopyMatch match : shown) {
            List<Duration> moments = moments(match.where().query());
            here.addAll(moments);
            references
                    .apply(match)
                    .file()
                    .ifPresent(other -> there.computeIfAbsent(other, key -> new ArrayList<>())
                            .addAll(moments.stream()
                                    .map(at -> across(match.where(), at))
                                    .toList()));
        }
        Map<Duration, byte[]> pictures = pictures(file, here);
        Map<Path, Map<Duration, byte[]>> others = new HashMap<>();
        for (Map.Entry<Path, List<Duration>> other : there.entrySet()) {
            others.put(other.getKey(), pictures(other.getKey(), other.getValue()));
        }
        List<Found> found = new ArrayList<>();
        for (CopyMatch match : matches) {
            Reference reference = references.apply(match);
            Map<Duration, byte[]> theirs = reference
                    .file()
                    .map(other -> others.getOrDefault(other, Map.of()))
                    .orElse(Map.of());
            List<Moment> moments = found.size() >= STRIPS ? List.of() : strip(match.where(), pictures, theirs);
            found.add(new Found(match, reference.name(), reference.banked(), reference.length(), moments));
        }
        files.add(new MatchedFile(matched.name(), matched.remark(), true, matched.length(), found));
    }

    private static List<Moment> strip(
            MatchedInterval where, Map<Duration, byte[]> pictures, Map<Duration, byte[]> theirs) {
        return moments(where.query()).stream()
                .map(at -> {
                    Duration other = across(where, at);
                    return new Moment(
                            at, other, Optional.ofNullable(pictures.get(at)), Optional.ofNullable(theirs.get(other)));
                })
                .toList();
    }

    /** Evenly over the stretch; of a still the one there is. */
    private static List<Duration> moments(Interval stretch) {
        long millis = stretch.length().toMillis();
        int count = Math.clamp(MOMENTS_A_SECOND * millis / 1000, 1, MOMENTS);
        List<Duration> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(stretch.from().plusMillis((2L * i + 1) * millis / (2L * count)));
        }
        return moments;
    }

    /** The moment of the reference that is this moment of the query. */
    private static Duration across(MatchedInterval where, Duration at) {
        double since = where.rate() * at.minus(where.query().from()).toMillis();
        Duration other = where.reference().from().plusMillis(Math.round(since));
        return other.compareTo(where.reference().to()) > 0 ? where.reference().to() : other;
    }

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    private Map<Duration, byte[]> pictures(Path file, List<Duration> moments) throws InterruptedException {
        DecoderPool pool = decoders;
        if (pool == null) {
            pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), clock);
            decoders = pool;
        }
        Map<Duration, byte[]> pictures = new HashMap<>();
        for (Map.Entry<Duration, Frame> each : FramesAt.of(pool, file, moments).entrySet()) {
            pictures.put(
                    each.getKey(),
                    StillEncoder.encode(SmallFrame.of(each.getValue(), SIDE)).jpeg());
        }
        return pictures;
    }

    /** @param against with what the files were compared, for people */
    String html(String against) {
        return MatchReport.html(files, against, clock.instant());
    }

    @Override
    public void close() {
        if (decoders != null) {
            decoders.close();
        }
    }
}
