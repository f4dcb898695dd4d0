package dev.firebreak.media.feed;

import dev.firebreak.core.segment.SegmentSink;
import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaPacket.AudioConfig;
import dev.firebreak.core.stream.MediaPacket.AudioPacket;
import dev.firebreak.core.stream.MediaPacket.VideoConfig;
import dev.firebreak.core.stream.MediaPacket.VideoPacket;
import dev.firebreak.core.stream.MediaSink;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.feed.FedPacket.Kind;
import dev.firebreak.media.feed.FedPacket.Tracks;
import dev.firebreak.media.timeline.MediaTimeline;
import dev.firebreak.media.timeline.Track;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Remuxes one session's packets to MPEG-TS and cuts them into segments, without re-encoding. Each picture and sound
 * frame goes to a {@link PacketFeed} too as it is written, so that decoding does not wait for a segment's end.
 *
 * <p>A segment begins with program tables and a key frame with its parameter sets, and decodes on its own. Where there are no
 * pictures, segments are cut by time. Called by one thread at a time; {@link #dropped} may be asked by any thread.
 *
 * <p>Media time is the publisher's clock, bridged where it jumps ({@link MediaTimeline}); the segment after a bridge is marked as a
 * discontinuity, as is one whose codec configuration differs from that of the segment before.
 */
public final class TsSegmenter implements MediaSink {
    /** The largest access unit taken. */
    public static final int MAX_ACCESS_UNIT_BYTES = 8 << 20;
    /** How much sound waits for the first key frame, in frames: about ten seconds. */
    public static final int MAX_WAITING_SOUND = 480;
    /** A stream that has sent only sound for this long, and no picture configuration, is taken to have none. */
    static final long PICTURELESS_MICROS = 1_000_000;

    private final Segmentation segmentation;
    private final OpenSegment segment;
    private final TsMuxer muxer = new TsMuxer();
    private final MediaTimeline timeline = new MediaTimeline(0, 0);
    private final Map<SegmenterDrop, LongAdder> drops = new EnumMap<>(SegmenterDrop.class);
    private final ArrayDeque<AudioPacket> waitingSound = new ArrayDeque<>();
    private Tracks tracks = new Tracks(false, false);
    private @Nullable AvcConfig picture;
    private @Nullable AacConfig sound;
    private boolean waitingForKey = true;
    private boolean started;
    private boolean breakAtNextCut;
    private boolean tablesChanged;
    private SegmenterDrop waitingReason = SegmenterDrop.BEFORE_KEY_FRAME;

    /**
     * @param clock gives the wall-clock time of the first packet, from which segments are dated
     * @param segments gets each finished segment, on the thread that calls {@link #packet}
     * @param feed gets each access unit as it is written, on the same thread
     */
    public TsSegmenter(
            StreamId stream,
            SessionId session,
            Clock clock,
            Segmentation segmentation,
            SegmentSink segments,
            PacketFeed feed) {
        this.segmentation = segmentation;
        this.segment = new OpenSegment(stream, session, clock, segments, feed);
        Arrays.stream(SegmenterDrop.values()).forEach(reason -> drops.put(reason, new LongAdder()));
    }

    /** How many packets were left out for {@code reason} so far. */
    public long dropped(SegmenterDrop reason) {
        return adder(reason).sum();
    }

    @Override
    public void packet(MediaPacket packet) {
        switch (packet) {
            case VideoConfig config -> pictureConfig(config.avcDecoderConfiguration());
            case AudioConfig config -> soundConfig(config.audioSpecificConfig());
            case VideoPacket video -> video(video);
            case AudioPacket audio -> audio(audio);
        }
    }

    /** Emits what is left as a last, shorter segment. */
    @Override
    public void ended(EndReason reason) {
        if (!started && picture == null) {
            startWithSound();
        }
        segment.finish();
    }

    private void pictureConfig(byte[] bytes) {
        Optional<AvcConfig> parsed = AvcConfig.parse(bytes);
        if (parsed.isEmpty()) {
            adder(SegmenterDrop.MALFORMED).increment();
            return;
        }
        AvcConfig before = picture;
        if (before == null || !before.sameAs(parsed.get())) {
            picture = parsed.get();
            // Pictures of the new configuration can only be decoded from its first key frame on.
            waitingForKey = true;
            waitingReason = SegmenterDrop.BEFORE_KEY_FRAME;
            breakAtNextCut |= started;
        }
    }

    private void soundConfig(byte[] bytes) {
        Optional<AacConfig> parsed = AacConfig.parse(bytes);
        if (parsed.isEmpty()) {
            adder(SegmenterDrop.UNUSABLE_SOUND).increment();
            sound = null;
            return;
        }
        tablesChanged |= sound == null;
        breakAtNextCut |= started && sound != null && !sound.equals(parsed.get());
        sound = parsed.get();
    }

    private void video(VideoPacket packet) {
        AvcConfig config = picture;
        if (packet.accessUnit().length > MAX_ACCESS_UNIT_BYTES) {
            adder(SegmenterDrop.OVERSIZED).increment();
            return;
        }
        if (config == null) {
            adder(SegmenterDrop.BEFORE_KEY_FRAME).increment();
            return;
        }
        Optional<AvcAccessUnit> parsed = AvcAccessUnit.parse(packet.accessUnit(), config, packet.keyFrame());
        if (parsed.isEmpty()) {
            adder(SegmenterDrop.MALFORMED).increment();
            return;
        }
        AvcAccessUnit unit = parsed.get();
        if (waitingForKey && !unit.keyFrame()) {
            adder(waitingReason).increment();
            return;
        }
        long shift = shift(Track.PICTURE, packet.decodeMillis());
        long decode = packet.decodeMillis() * 1000 + shift;
        long present = decode + Math.clamp(packet.presentMillis() - packet.decodeMillis(), 0, 10_000) * 1000L;
        if (unit.keyFrame()) {
            keyFrame(present);
        } else if (overLimit(present)) {
            endAtLimit(present);
            return;
        }
        writeTablesIfChanged();
        muxer.picture(unit.annexB(), ticks(present), ticks(decode), unit.keyFrame());
        Kind kind = unit.entry() ? Kind.KEY_PICTURE : Kind.PICTURE;
        segment.append(muxer, kind, tracks, ticks(present), ticks(decode), unit.annexB());
    }

    private void keyFrame(long present) {
        boolean wasWaiting = waitingForKey;
        waitingForKey = false;
        if (!started) {
            AudioPacket first = waitingSound.peekFirst();
            open(first == null ? present : Math.min(present, first.presentMillis() * 1000));
            return;
        }
        boolean due = !segment.isOpen()
                || present - segment.offsetMicros() >= segmentation.target().toNanos() / 1000;
        if (due || breakAtNextCut || wasWaiting) {
            cut(present);
        }
    }

    private void audio(AudioPacket packet) {
        if (packet.frame().length > AacConfig.MAX_FRAME_BYTES || packet.frame().length == 0) {
            adder(packet.frame().length == 0 ? SegmenterDrop.MALFORMED : SegmenterDrop.OVERSIZED)
                    .increment();
            return;
        }
        if (sound == null) {
            adder(SegmenterDrop.UNUSABLE_SOUND).increment();
            return;
        }
        if (started) {
            writeSound(packet);
            return;
        }
        waitingSound.addLast(packet);
        if (waitingSound.size() > MAX_WAITING_SOUND) {
            waitingSound.removeFirst();
            adder(SegmenterDrop.WAITED_TOO_LONG).increment();
        }
        long waited = packet.presentMillis() - waitingSound.getFirst().presentMillis();
        if (picture == null && waited * 1000 >= PICTURELESS_MICROS) {
            startWithSound();
        }
    }

    private void startWithSound() {
        AudioPacket first = waitingSound.peekFirst();
        if (first != null) {
            open(first.presentMillis() * 1000);
        }
    }

    /** Opens the first segment, with the sound that came before its picture. */
    private void open(long offset) {
        started = true;
        openSegment(Math.max(0, offset));
        while (!waitingSound.isEmpty()) {
            writeSound(waitingSound.removeFirst());
        }
    }

    private void writeSound(AudioPacket packet) {
        AacConfig config = sound;
        if (config == null) {
            return;
        }
        long present = packet.presentMillis() * 1000 + shift(Track.SOUND, packet.presentMillis());
        boolean pictureless = picture == null || waitingForKey;
        boolean due = !segment.isOpen()
                || present - segment.offsetMicros() >= segmentation.target().toNanos() / 1000;
        if (pictureless && due) {
            cut(present);
        } else if (overLimit(present)) {
            endAtLimit(present);
            cut(present);
        }
        writeTablesIfChanged();
        byte[] adts = config.adts(packet.frame());
        muxer.sound(adts, ticks(present));
        segment.append(muxer, Kind.SOUND, tracks, ticks(present), ticks(present), adts);
    }

    private boolean overLimit(long present) {
        return segment.isOpen()
                && (present - segment.offsetMicros() >= segmentation.maximum().toNanos() / 1000
                        || segment.size() >= segmentation.maxBytes());
    }

    private void endAtLimit(long present) {
        adder(SegmenterDrop.SEGMENT_LIMIT).increment();
        waitingForKey = true;
        waitingReason = SegmenterDrop.SEGMENT_LIMIT;
        breakAtNextCut = true;
        segment.finishAt(present);
    }

    private void cut(long present) {
        segment.finishAt(present);
        openSegment(Math.max(present, segment.endMicros()));
    }

    private void openSegment(long offset) {
        segment.open(offset, breakAtNextCut);
        breakAtNextCut = false;
        tablesChanged = true;
    }

    private void writeTablesIfChanged() {
        if (!segment.isOpen()) {
            return;
        }
        if (tablesChanged) {
            tracks = new Tracks(picture != null && !waitingForKey, sound != null);
            muxer.tables(tracks.picture(), tracks.sound());
            tablesChanged = false;
        }
    }

    private long shift(Track track, long millis) {
        long jumps = timeline.jumps();
        long shift = timeline.shift(track, millis * 1000);
        breakAtNextCut |= started && timeline.jumps() > jumps;
        return shift;
    }

    private static long ticks(long micros) {
        return micros * 9 / 100;
    }

    private LongAdder adder(SegmenterDrop reason) {
        return Objects.requireNonNull(drops.get(reason));
    }
}
