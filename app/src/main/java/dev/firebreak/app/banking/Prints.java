package dev.firebreak.app.banking;

import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By what an incident is recognised again. What has nothing in it that could be recognised, a dark picture or silence, is left out.
 *
 * @param trouble what could not be read, for a person; empty when all could
 */
record Prints(Optional<VideoFingerprint> video, Optional<SoundFingerprint> sound, String trouble) {
    /** Fewer peaks than this are not looked for by any index of sounds. */
    private static final int LEAST_PEAKS = 8;

    Prints {
        video = video.filter(found -> found.frames().stream().anyMatch(VideoFrame::matchable));
        sound = sound.filter(found -> found.size() >= LEAST_PEAKS);
    }

    boolean isEmpty() {
        return video.isEmpty() && sound.isEmpty();
    }

    Signals signals() {
        List<Signal> signals = new ArrayList<>();
        video.ifPresent(found -> signals.add(new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(found))));
        sound.ifPresent(found -> signals.add(new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(found))));
        return Signals.of(signals);
    }

    /** For example {@code 12.0 s of picture, 11.9 s of sound}. */
    String text() {
        List<String> parts = new ArrayList<>();
        video.ifPresent(found -> parts.add(seconds(covered(found)) + " of picture"));
        sound.ifPresent(found -> parts.add(seconds(found.length()) + " of sound"));
        if (!trouble.isEmpty()) {
            parts.add(trouble);
        }
        return String.join(", ", parts);
    }

    private static Duration covered(VideoFingerprint video) {
        return video.frames().stream().map(frame -> frame.span().length()).reduce(Duration.ZERO, Duration::plus);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
