package dev.firebreak.app.bank;

import dev.firebreak.app.fingerprint.FileFingerprint;
import dev.firebreak.app.fingerprint.Fingerprinter;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.app.fingerprint.PictureFingerprinter;
import dev.firebreak.app.fingerprint.SoundPrinter;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.media.fingerprint.HashLimits;
import dev.firebreak.media.fingerprint.HashOutcome;
import dev.firebreak.media.fingerprint.HashProgress;
import dev.firebreak.media.fingerprint.HashRequest;
import dev.firebreak.media.fingerprint.VideoHasher;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a file's signals: what a bank keeps of it. Pictures and videos are decoded in processes of their own. One thread at a time. */
public final class BankedFile implements AutoCloseable {
    private final PictureFingerprinter pictures =
            new PictureFingerprinter(new PictureFingerprinter.Convention(false, false));

    private final PackagedDescriber configured = PackagedDescriber.configured();
    private FrameDescriber describer = configured;

    private final VideoHasher videos;
    private final SoundPrinter sounds;

    public BankedFile(Clock clock) {
        this(clock, HashLimits.defaults());
    }

    /** With limits of one's own for videos. */
    public BankedFile(Clock clock, HashLimits limits) {
        this.videos = new VideoHasher(
                limits,
                Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                        .map(Path::of));
        this.sounds = new SoundPrinter(clock);
    }

    /** What came of a file. */
    public sealed interface Reading {}

    /**
     * Its signals.
     *
     * @param media what it is; taken for a video where that is not known
     * @param remark what a person should know of them; may be empty
     */
    public record Signed(MediaKind media, Signals signals, Hash256 sha256, String remark) implements Reading {}

    /**
     * It has none.
     *
     * @param there false when there is no such file, or it cannot be read
     */
    public record Refused(boolean there, String why) implements Reading {}

    /** Reads a file. */
    public Reading read(Path file) throws InterruptedException {
        return read(file, (at, all) -> {});
    }

    /** The same; {@code progress} hears how far a video's pictures have come. */
    public Reading read(Path file, HashProgress progress) throws InterruptedException {
        FileFingerprint fingerprint = FileFingerprint.of(file, List.of(pictures));
        return switch (fingerprint.result()) {
            case Fingerprinter.Made made -> picture(made, fingerprint.digests());
            case Fingerprinter.OtherKind other -> video(file, fingerprint.digests(), progress);
            case Fingerprinter.Broken broken -> new Refused(true, broken.why());
            case Fingerprinter.Missing missing -> new Refused(false, missing.why());
        };
    }

    /** What is seen and what is heard; a file with neither is kept by its bytes. */
    private Reading video(Path file, Map<String, String> digests, HashProgress progress) throws InterruptedException {
        List<Signal> prints = new ArrayList<>();
        videos.describeWith(describer);
        List<String> remarks = new ArrayList<>();
        switch (videos.hashShowing(file, HashRequest.everySecond(), progress)) {
            case HashOutcome.Hashed hashed -> seen(hashed.hashes().fingerprint(), prints);
            case HashOutcome.NoVideo none -> {}
            case HashOutcome.Broken broken -> {
                return new Refused(true, broken.why());
            }
            case HashOutcome.Missing missing -> {
                return new Refused(false, missing.why());
            }
        }
        switch (sounds.print(file)) {
            case SoundPrinter.Outcome.Heard heard
            when heard.print().size() > 0 ->
                prints.add(new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(heard.print())));
            case SoundPrinter.Outcome.Heard silent -> {}
            case SoundPrinter.Outcome.Broken broken -> remarks.add("its sound cannot be decoded: " + broken.why());
        }
        if (prints.isEmpty()) {
            remarks.add("nothing to be seen or heard; only the very same file is recognised");
        }
        return signed(MediaKind.VIDEO, prints, digests, String.join("; ", remarks));
    }

    private static void seen(VideoFingerprint fingerprint, List<Signal> prints) {
        if (!fingerprint.frames().isEmpty()) {
            prints.add(new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(fingerprint)));
        }
    }

    /** What is almost of one colour has a hash that many pictures are near to: a bank must not hold it. */
    private static Reading picture(Fingerprinter.Made made, Map<String, String> digests) {
        int quality = (Integer) Objects.requireNonNull(made.fields().get("quality"));
        if (quality < PictureHash.USABLE_QUALITY) {
            return signed(
                    MediaKind.PICTURE,
                    List.of(),
                    digests,
                    "too flat to be told from others (quality %d, least %d); only the very same file is recognised"
                            .formatted(quality, PictureHash.USABLE_QUALITY));
        }
        String hash = (String) Objects.requireNonNull(made.fields().get("pdq"));
        return signed(MediaKind.PICTURE, List.of(Signal.parse(SignalKind.PDQ, hash)), digests, "");
    }

    private static Signed signed(MediaKind media, List<Signal> found, Map<String, String> digests, String remark) {
        Signal.Sha256 sha256 =
                (Signal.Sha256) Signal.parse(SignalKind.SHA256, Objects.requireNonNull(digests.get("sha256")));
        List<Signal> signals = new ArrayList<>(found);
        signals.add(Signal.parse(SignalKind.MD5, Objects.requireNonNull(digests.get("md5"))));
        signals.add(sha256);
        return new Signed(media, Signals.of(signals), sha256.hash(), remark);
    }

    /** Has the pictures of videos that are read from now on described by another than the configured package. */
    public BankedFile describing(FrameDescriber other) {
        describer = other;
        return this;
    }

    @Override
    public void close() {
        pictures.close();
        configured.close();
        sounds.close();
    }
}
