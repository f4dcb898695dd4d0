package dev.firebreak.core.copy;

import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.PrintIndex;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.index.HashIndex;
import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.FrameHits;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoIndex;
import dev.firebreak.core.fingerprint.video.VideoMatcher;
import dev.firebreak.core.fingerprint.video.VpdqVideo;
import dev.firebreak.core.fingerprint.vpdq.VpdqBytes;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The videos of all banks, found by their frames. What was added is found at once. Changed by one thread at a time, searched by any
 * number, without locks. A frame takes some 150 bytes, and as many more with a learned hash.
 */
public final class BankedVideos implements PrintIndex {
    /** Up to so many frames they are searched as far as alignment can use them; beyond, that costs too much. */
    static final long WIDE_SEARCH_FRAMES = 500_000;

    /** Entries that one still may be found in: the first so many; what is in more is common. */
    static final int MAX_STILL_ENTRIES = 1_000;

    private final Executor merging;
    private final AtomicLong changes = new AtomicLong();
    private final LongAdder unreadable = new LongAdder();
    private volatile Held held;

    /** What is being told anew, and its frames; of the thread that changes. */
    private @Nullable Held filling;

    private VideoIndex.Batch batch = new VideoIndex.Batch();

    /** {@code foreign}: made of what others sent, not of a print of our own. */
    private record Video(long ref, VideoFingerprint fingerprint, boolean foreign) {}

    /** A frame of an entry that a still looks like. */
    record StillHit(long ref, VideoFingerprint video, int frame, int distance) {
        EntryId entry() {
            return EntryRef.of(ref).entry();
        }

        Interval span() {
            return video.frames().get(frame).span();
        }
    }

    /** What there is since the last {@link #clear}: entries by ref, and by the small numbers that the index knows them by. */
    private static final class Held {
        private final HashIndex frames;
        private final VideoIndex index;
        private final Map<Long, Long> numbers = new ConcurrentHashMap<>();
        private final Map<Long, Video> videos = new ConcurrentHashMap<>();
        private final FrameSets sets;
        private final Map<Long, Signal.Print> foreign = new ConcurrentHashMap<>();
        private long next;

        private Held(Executor merging) {
            frames = new HashIndex(merging);
            sets = new FrameSets(merging);
            index = new VideoIndex(frames, () -> new HashIndex(merging));
        }
    }

    /** {@code merging}: see {@link HashIndex}. */
    public BankedVideos(Executor merging) {
        this.merging = merging;
        held = new Held(merging);
    }

    @Override
    public SignalKind kind() {
        return SignalKind.VIDEO;
    }

    @Override
    public void add(EntryRef ref, Signal.Print print) {
        if (changing().numbers.containsKey(ref.packed())) {
            return; // told again: an entry's fingerprints never change
        }
        try {
            put(new Video(ref.packed(), FingerprintBytes.read(print.bytes()), false));
        } catch (IllegalArgumentException e) {
            unreadable.increment();
        }
    }

    private Held changing() {
        Held filled = filling;
        return filled == null ? held : filled;
    }

    private void put(Video video) {
        Held now = changing();
        long number = now.next++;
        now.videos.put(number, video);
        now.numbers.put(video.ref(), number);
        if (filling == null) {
            now.index.add(number, video.fingerprint());
            changes.incrementAndGet();
        } else {
            batch.add(number, video.fingerprint());
        }
    }

    @Override
    public void remove(EntryRef ref) {
        Held now = held;
        Long number = now.numbers.remove(ref.packed());
        if (number != null) {
            Video video = now.videos.remove(number);
            if (video != null) {
                now.index.remove(number, video.fingerprint());
            }
            changes.incrementAndGet();
        }
    }

    /** What was there is found until all has been told anew. */
    @Override
    public void clear() {
        filling = new Held(merging);
        batch = new VideoIndex.Batch();
    }

    @Override
    public void filled() {
        Held fresh = filling;
        if (fresh != null) {
            fresh.index.addAll(batch);
            held = fresh;
            filling = null;
            batch = new VideoIndex.Batch();
            changes.incrementAndGet();
        }
    }

    @Override
    public Stream<Stored> stored() {
        return held.videos.values().stream()
                .filter(video -> !video.foreign())
                .map(video -> new Stored(
                        video.ref(), new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(video.fingerprint()))));
    }

    /** Rises with each change: what was found before may have changed. */
    long changes() {
        return changes.get();
    }

    public int size() {
        return held.numbers.size() + held.sets.size();
    }

    /** Fingerprints that were left out because they could not be read. */
    public long unreadable() {
        return unreadable.sum();
    }

    /** Where a video shows what entries show, also with low scores; {@code near} remembers frames for a stream, or asks the index. */
    List<Finding> find(VideoFingerprint query, Set<Orientation> orientations, double least, FrameMemory memory) {
        Held now = held;
        if (query.frames().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(now.sets.find(query));
        if (now.numbers.isEmpty()) {
            return findings;
        }
        VideoMatcher.FrameIndex index = memory.over(now.index, changes());
        int radius = now.frames.size() <= WIDE_SEARCH_FRAMES ? FrameHits.RADIUS : PdqHash.MATCH_DISTANCE;
        for (VideoMatcher.Found found : VideoMatcher.search(
                query,
                index,
                number -> Optional.ofNullable(now.videos.get(number)).map(Video::fingerprint),
                new VideoMatcher.Search(radius, orientations, least))) {
            Video video = now.videos.get(found.reference());
            if (video != null) {
                double nats = Nats.of(found.match().interval().score());
                findings.add(
                        Finding.of(video.ref(), Channel.PICTURE, found.match().interval(), nats));
            }
        }
        return findings;
    }

    /** The nearest frame of each entry that has one within {@code radius} of a still. */
    List<StillHit> frames(PdqHash still, int radius) {
        Held now = held;
        Map<Long, StillHit> nearest = new LinkedHashMap<>();
        now.index.near(still, radius, (number, frame, distance) -> {
            Video video = now.videos.get(number);
            boolean room = nearest.size() < MAX_STILL_ENTRIES || nearest.containsKey(number);
            if (video != null && room) {
                nearest.merge(
                        number,
                        new StillHit(video.ref(), video.fingerprint(), frame, distance),
                        (one, other) -> one.distance() <= other.distance() ? one : other);
            }
        });
        return List.copyOf(nearest.values());
    }

    /**
     * The vPDQ signals of others among the videos: matched as our own where they have times and the entry has no print of our own, by the
     * share of frames where they have none. Changed with the videos, by the same thread.
     */
    public PrintIndex vpdq() {
        return new Foreign();
    }

    private final class Foreign implements PrintIndex {
        @Override
        public SignalKind kind() {
            return SignalKind.VPDQ;
        }

        @Override
        public void add(EntryRef ref, Signal.Print print) {
            Held now = changing();
            if (now.foreign.putIfAbsent(ref.packed(), print) != null || now.numbers.containsKey(ref.packed())) {
                return;
            }
            try {
                List<VpdqFeature> features = VpdqBytes.read(print.bytes());
                Optional<VideoFingerprint> timed = VpdqVideo.of(features);
                if (timed.isPresent()) {
                    put(new Video(ref.packed(), timed.get(), true));
                } else if (!now.sets.add(ref.packed(), features)) {
                    unreadable.increment();
                }
            } catch (IllegalArgumentException e) {
                unreadable.increment();
            }
        }

        @Override
        public void remove(EntryRef ref) {
            Held now = held;
            now.foreign.remove(ref.packed());
            var unused = now.sets.remove(ref.packed());
            BankedVideos.this.remove(ref);
        }

        /** Cleared and filled with the videos. */
        @Override
        public void clear() {}

        @Override
        public Stream<Stored> stored() {
            return held.foreign.entrySet().stream().map(each -> new Stored(each.getKey(), each.getValue()));
        }
    }
}
