package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * One admitted publisher's media on its way to the sink: checked, timed, and stopped at once when the session is ending.
 * Confined to the connection's reader thread.
 */
final class PublishSession {
    /** Further apart than this, presentation and decode time are not reordering. */
    static final int MAX_COMPOSITION_MILLIS = 5_000;

    private final SessionId id;
    private final MediaSink sink;
    private final Times times;
    private final ConnectionDeadlines deadlines;
    private final RtmpCounters counters;
    private final LongSupplier nanoTime;
    private final BooleanSupplier ending;
    private final SessionClock clock;
    private final long startNanos;
    private int nalLengthBytes;
    private boolean audioConfigured;
    private long videoMillis = -1;
    private long audioMillis = -1;
    private long keyFrameMillis;

    PublishSession(
            Admission.Admitted admission,
            Times times,
            ConnectionDeadlines deadlines,
            RtmpCounters counters,
            LongSupplier nanoTime,
            BooleanSupplier ending) {
        this.id = admission.session();
        this.sink = admission.sink();
        this.times = times;
        this.deadlines = deadlines;
        this.counters = counters;
        this.nanoTime = nanoTime;
        this.ending = ending;
        this.clock = new SessionClock(counters.timestampJumps);
        this.startNanos = nanoTime.getAsLong();
    }

    SessionId id() {
        return id;
    }

    void video(Message message) throws ProtocolFault {
        switch (VideoTag.parse(message.payload())) {
            case VideoTag.Config config -> {
                nalLengthBytes = AvcConfiguration.nalLengthBytes(config.avcDecoderConfiguration());
                give(new MediaPacket.VideoConfig(config.avcDecoderConfiguration()), false);
            }
            case VideoTag.Picture picture -> picture(picture, message.timestampMillis());
            case VideoTag.Ignored ignored -> counters.dropped(ignored.reason());
            case VideoTag.SequenceEnd end -> {}
        }
    }

    void audio(Message message) throws ProtocolFault {
        switch (AudioTag.parse(message.payload())) {
            case AudioTag.Config config -> {
                audioConfigured = true;
                give(new MediaPacket.AudioConfig(config.audioSpecificConfig()), false);
            }
            case AudioTag.Frame frame -> sound(frame, message.timestampMillis());
            case AudioTag.Ignored ignored -> counters.dropped(ignored.reason());
        }
    }

    /** Tells the sink that the session is over. */
    void ended(MediaSink.EndReason reason) {
        sink.ended(reason);
    }

    private void picture(VideoTag.Picture picture, long timestamp) throws ProtocolFault {
        if (nalLengthBytes == 0) {
            counters.dropped(DroppedMessage.CONFIG_MISSING);
            return;
        }
        AccessUnit kind = AccessUnit.inspect(picture.accessUnit(), nalLengthBytes);
        if (kind == AccessUnit.BROKEN) {
            counters.dropped(DroppedMessage.ACCESS_UNIT_BROKEN);
            return;
        }
        if (Math.abs(picture.compositionMillis()) > MAX_COMPOSITION_MILLIS) {
            counters.dropped(DroppedMessage.COMPOSITION_TIME);
            return;
        }
        boolean keyFrame = kind == AccessUnit.IDR || (picture.keyFrame() && kind == AccessUnit.RECOVERY_POINT);
        if (picture.keyFrame() && !keyFrame) {
            counters.keyFrameClaims.increment();
        }
        videoMillis = checkedTime(timestamp, videoMillis, keyFrame);
        // Shown before it is decoded is impossible, and would let a picture claim a time that was judged already.
        long presentMillis = videoMillis + Math.max(0, picture.compositionMillis());
        give(new MediaPacket.VideoPacket(videoMillis, presentMillis, keyFrame, picture.accessUnit()), keyFrame);
    }

    private void sound(AudioTag.Frame frame, long timestamp) throws ProtocolFault {
        if (!audioConfigured) {
            counters.dropped(DroppedMessage.CONFIG_MISSING);
            return;
        }
        audioMillis = checkedTime(timestamp, audioMillis, false);
        give(new MediaPacket.AudioPacket(audioMillis, frame.content()), false);
    }

    /**
     * The packet's time, at least a millisecond after its track's last: a clock that stands would make segments without
     * duration, and a flood of packets now soon runs ahead of real time.
     */
    private long checkedTime(long timestamp, long lastMillis, boolean keyFrame) throws ProtocolFault {
        long millis = Math.max(lastMillis + 1, clock.at(timestamp));
        if (keyFrame) {
            keyFrameMillis = millis;
        }
        if (millis - keyFrameMillis > times.keyFrame().toMillis()) {
            throw ConnectionDeadlines.noKeyFrame(times);
        }
        long clockMillis = (nanoTime.getAsLong() - startNanos) / 1_000_000;
        if (millis - clockMillis > times.mediaAhead().toMillis()) {
            throw ProtocolFault.limit(
                    LimitHit.MEDIA_AHEAD,
                    "Media runs more than " + times.mediaAhead().toSeconds()
                            + " s ahead of the clock: publish at real speed (ffmpeg -re).");
        }
        return millis;
    }

    private void give(MediaPacket packet, boolean keyFrame) {
        if (ending.getAsBoolean()) {
            return;
        }
        long entered = nanoTime.getAsLong();
        deadlines.enteredSink();
        try {
            sink.packet(packet);
        } finally {
            deadlines.leftSink(entered, nanoTime.getAsLong(), keyFrame);
        }
    }
}
