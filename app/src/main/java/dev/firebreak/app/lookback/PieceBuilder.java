package dev.firebreak.app.lookback;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintBuilder;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import java.time.Duration;
import java.util.Optional;

/** Makes one piece of traffic. One thread at a time. */
final class PieceBuilder {
    private static final byte[] NOTHING = {};
    private static final Duration LATE = Duration.ofMillis(200);
    private static final long NANOS = 1_000_000_000L;

    private final SessionInfo session;
    private final Duration from;
    private final FingerprintBuilder frames = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
    private final SoundFingerprintBuilder sound = new SoundFingerprintBuilder();
    private long samples;
    private boolean seen;

    /** {@code from}: media time at which the piece begins. */
    PieceBuilder(SessionInfo session, Duration from) {
        this.session = session;
        this.from = from;
    }

    Duration from() {
        return from;
    }

    void add(SampledFrame frame) {
        Duration at = frame.at().minus(from);
        if (!at.isNegative()) {
            frames.add(frame.moved(at));
            seen = true;
        }
    }

    /** Sound that was left out before is silence. */
    void add(Sound run) {
        Duration late = run.at().minus(from).minus(Duration.ofNanos(samples * NANOS / Sound.SAMPLE_RATE));
        if (late.compareTo(LATE.negated()) < 0) {
            return; // from before the piece begins
        }
        if (late.compareTo(LATE) > 0) {
            long missing = late.toNanos() * Sound.SAMPLE_RATE / NANOS;
            long most = TrafficLog.LENGTH.toSeconds() * Sound.SAMPLE_RATE;
            add(new float[(int) Math.min(missing, most)]);
        }
        add(run.samples());
    }

    private void add(float[] run) {
        sound.add(run);
        samples += run.length;
    }

    /** The piece, if there is anything in it to be recognised. Nothing may be added afterwards. */
    Optional<TrafficPiece> finish() {
        SoundFingerprint heard = sound.finish();
        byte[] video = seen ? FingerprintBytes.write(frames.fingerprint()) : NOTHING;
        byte[] tune = heard.size() > 0 ? SoundFingerprintFormat.write(heard) : NOTHING;
        if (video.length + tune.length == 0
                || video.length > TrafficPiece.MAX_BYTES
                || tune.length > TrafficPiece.MAX_BYTES) {
            return Optional.empty();
        }
        return Optional.of(new TrafficPiece(
                session.stream(), session.session(), from, session.start().plus(from), video, tune));
    }
}
