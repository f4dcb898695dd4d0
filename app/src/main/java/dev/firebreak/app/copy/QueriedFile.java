package dev.firebreak.app.copy;

import dev.firebreak.app.bank.BankedFile;
import dev.firebreak.app.fingerprint.FileFingerprint;
import dev.firebreak.app.fingerprint.Fingerprinter;
import dev.firebreak.app.fingerprint.PictureFingerprinter;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.media.fingerprint.HashLimits;
import dev.firebreak.media.fingerprint.HashProgress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes of a file what a matcher is asked: of a picture its hashes in all eight orientations, else what a bank would keep of it. Decoded
 * in processes of their own. One thread at a time.
 */
public final class QueriedFile implements AutoCloseable {
    private final PictureFingerprinter pictures =
            new PictureFingerprinter(new PictureFingerprinter.Convention(false, false));
    private final BankedFile others;

    public QueriedFile(Clock clock) {
        this(clock, HashLimits.defaults());
    }

    /** With limits of one's own for videos. */
    public QueriedFile(Clock clock, HashLimits limits) {
        others = new BankedFile(clock, limits);
    }

    /** What came of a file. */
    public sealed interface Reading {}

    /**
     * What to ask.
     *
     * @param signals what a bank would keep
     * @param remark what a person should know; may be empty
     */
    public record Known(MediaKind media, CopyQuery query, Signals signals, String remark) implements Reading {
        /** How long it lasts; zero for a picture. */
        public Duration length() {
            Duration seen = query.video().map(VideoFingerprint::duration).orElse(Duration.ZERO);
            Duration heard = query.sound().map(SoundFingerprint::length).orElse(Duration.ZERO);
            return seen.compareTo(heard) >= 0 ? seen : heard;
        }
    }

    /** There is nothing to ask; {@code there} false when there is no such file, or it cannot be read. */
    public record Refused(boolean there, String why) implements Reading {}

    /** {@code progress} hears how far a video's pictures have come. */
    public Reading read(Path file, HashProgress progress) throws InterruptedException {
        FileFingerprint fingerprint = FileFingerprint.of(file, List.of(pictures));
        if (fingerprint.result() instanceof Fingerprinter.Made made) {
            return picture(made, fingerprint.digests());
        }
        return switch (others.read(file, progress)) {
            case BankedFile.Signed signed ->
                new Known(signed.media(), query(signed.signals()), signed.signals(), signed.remark());
            case BankedFile.Refused refused -> new Refused(refused.there(), refused.why());
        };
    }

    private static Known picture(Fingerprinter.Made made, Map<String, String> digests) {
        List<Signal> exact = digests.entrySet().stream()
                .map(digest -> Signal.parse(
                        digest.getKey().equals("md5") ? SignalKind.MD5 : SignalKind.SHA256, digest.getValue()))
                .toList();
        CopyQuery query = CopyQuery.NOTHING.withExact(exact);
        if (!(made.fields().get("quality") instanceof Integer quality)
                || quality < PictureHash.USABLE_QUALITY
                || !(made.fields().get("dihedral") instanceof Map<?, ?> turned)) {
            return new Known(
                    MediaKind.PICTURE,
                    query,
                    Signals.of(exact),
                    "too flat to be told from others; only the very same file is recognised");
        }
        Set<PdqHash> hashes = turned.values().stream()
                .map(hash -> PdqHash.parse(String.valueOf(hash)))
                .collect(Collectors.toSet());
        Signal upright =
                Signal.parse(SignalKind.PDQ, String.valueOf(made.fields().get("pdq")));
        List<Signal> all = new ArrayList<>(exact);
        all.add(upright);
        return new Known(MediaKind.PICTURE, query.withPictures(hashes), Signals.of(all), "");
    }

    private static CopyQuery query(Signals signals) {
        List<Signal> exact = signals.hashes().all().stream()
                .filter(signal -> signal.kind() != SignalKind.PDQ)
                .toList();
        Optional<VideoFingerprint> video =
                signals.print(SignalKind.VIDEO).map(print -> FingerprintBytes.read(print.bytes()));
        Optional<SoundFingerprint> sound =
                signals.print(SignalKind.SOUND).map(print -> SoundFingerprintFormat.read(print.bytes()));
        return new CopyQuery(exact, Set.of(), video, sound, CopyQuery.USUAL);
    }

    /** Has the pictures of videos that are read from now on described by another than the configured package. */
    public QueriedFile describing(FrameDescriber describer) {
        var unused = others.describing(describer);
        return this;
    }

    @Override
    public void close() {
        pictures.close();
        others.close();
    }
}
