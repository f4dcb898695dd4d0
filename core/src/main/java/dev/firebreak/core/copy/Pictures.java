package dev.firebreak.core.copy;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankHit;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.picture.TurnedHash;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Compares single pictures: stills with banked stills and with the frames of banked videos, frames of videos with banked stills. How near
 * is a match is said by each bank's distance. One look-up.
 */
final class Pictures {
    /** Frames of a video that are compared with banked stills; of a longer one, as many spread over it. */
    static final int MAX_FRAMES = 4_096;

    private static final double BITS = PdqHash.BITS;

    /** A still that is shown again after this long is shown twice. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final BankIndex banks;
    private final BankedVideos videos;
    private final LookupScope scope;
    private final LongAdder leftOut;

    /** {@code leftOut} counts matches beyond what a look-up gives. */
    Pictures(BankIndex banks, BankedVideos videos, LookupScope scope, LongAdder leftOut) {
        this.banks = banks;
        this.videos = videos;
        this.scope = scope;
        this.leftOut = leftOut;
    }

    /** The frames of a video that can be compared, not too many. */
    static List<VideoFrame> spread(VideoFingerprint video) {
        List<VideoFrame> frames =
                video.frames().stream().filter(VideoFrame::matchable).toList();
        int every = (frames.size() + MAX_FRAMES - 1) / MAX_FRAMES;
        List<VideoFrame> chosen = new ArrayList<>();
        for (int i = 0; i < frames.size(); i += Math.max(1, every)) {
            chosen.add(frames.get(i));
        }
        return chosen;
    }

    /** What a still is a copy of: banked stills, and videos of which it is a frame. */
    List<Judged> ofStill(Set<PdqHash> hashes) {
        if (hashes.isEmpty()) {
            return List.of();
        }
        Map<EntryId, Judged> nearest = new LinkedHashMap<>();
        Interval moment = new Interval(Duration.ZERO, Duration.ZERO);
        all(banks.lookup(hashes.stream().map(Signal.Pdq::new).toList(), scope))
                .forEach(match -> keep(nearest, judged(match, moment, moment)));
        Map<Long, BankedVideos.StillHit> hits = new HashMap<>();
        int radius = radius();
        for (PdqHash hash : hashes) {
            for (BankedVideos.StillHit hit : videos.frames(hash, radius)) {
                hits.merge(hit.ref(), hit, (one, other) -> one.distance() <= other.distance() ? one : other);
            }
        }
        List<BankHit> bankHits = hits.values().stream()
                .map(hit -> new BankHit(hit.ref(), SignalKind.PDQ, hit.distance(), 1 - hit.distance() / BITS))
                .toList();
        Map<EntryId, BankedVideos.StillHit> byEntry = new HashMap<>();
        hits.values().forEach(hit -> byEntry.put(hit.entry(), hit));
        all(banks.judge(bankHits, scope)).forEach(match -> {
            BankedVideos.StillHit hit = byEntry.get(match.entry());
            if (hit != null) {
                keep(nearest, judged(match, moment, hit.span()));
            }
        });
        return List.copyOf(nearest.values());
    }

    private static void keep(Map<EntryId, Judged> nearest, Judged judged) {
        nearest.merge(
                judged.entry(),
                judged,
                (one, other) -> one.where().score() >= other.where().score() ? one : other);
    }

    /** How far the most tolerant bank reaches. */
    private int radius() {
        return banks.banks().stream()
                .map(Bank::policy)
                .mapToInt(policy -> policy.thresholds().distance())
                .max()
                .orElse(0);
    }

    /** Which banked stills frames show, in the order of time: a still that is shown for a while is one match. */
    List<Judged> ofFrames(Collection<VideoFrame> frames, Set<Orientation> orientations) {
        List<Judged> done = new ArrayList<>();
        if (banks.pictures() == 0) {
            return done;
        }
        Map<EntryId, Judged> running = new LinkedHashMap<>();
        for (VideoFrame frame : frames) {
            all(banks.lookup(hashes(frame, orientations), scope)).forEach(match -> {
                Interval still = new Interval(Duration.ZERO, Duration.ZERO);
                Judged now = judged(match, frame.span(), still);
                Judged before = running.get(match.entry());
                if (before != null && goesOn(before, frame)) {
                    running.put(match.entry(), joined(before, now));
                } else {
                    running.put(match.entry(), now);
                    if (before != null) {
                        done.add(before);
                    }
                }
            });
        }
        done.addAll(running.values());
        return done;
    }

    private static boolean goesOn(Judged before, VideoFrame frame) {
        Duration pause = frame.span().from().minus(before.where().query().to());
        return pause.compareTo(PAUSE) <= 0;
    }

    private static Judged joined(Judged before, Judged now) {
        MatchedInterval one = before.where();
        MatchedInterval other = now.where();
        MatchedInterval both = new MatchedInterval(
                Agreement.hull(one.query(), other.query()), one.reference(), 1, Math.max(one.score(), other.score()));
        return new Judged(now.bank(), now.entry(), now.channels(), both);
    }

    private static List<Signal> hashes(VideoFrame frame, Set<Orientation> orientations) {
        List<Signal> hashes = new ArrayList<>();
        for (Orientation orientation : orientations) {
            hashes.add(new Signal.Pdq(turned(frame.pdq(), orientation)));
            frame.whole().ifPresent(whole -> hashes.add(new Signal.Pdq(turned(whole, orientation))));
        }
        return hashes;
    }

    private static PdqHash turned(PdqHash hash, Orientation orientation) {
        return orientation == Orientation.UPRIGHT ? hash : TurnedHash.of(hash, orientation);
    }

    private Stream<BankMatch> all(BankLookup lookup) {
        leftOut.add(lookup.more());
        return Stream.concat(lookup.matches().stream(), lookup.overruling().stream());
    }

    private static Judged judged(BankMatch match, Interval query, Interval reference) {
        double nats = Nats.ofPicture(match.distance(), PdqHash.MATCH_DISTANCE);
        return new Judged(
                match.bank(),
                match.entry(),
                EnumSet.of(Channel.PICTURE),
                new MatchedInterval(query, reference, 1, Nats.score(nats)));
    }
}
