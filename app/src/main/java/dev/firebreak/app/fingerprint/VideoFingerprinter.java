package dev.firebreak.app.fingerprint;

import dev.firebreak.core.fingerprint.tmk.TmkFile;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.VideoFrame;
import dev.firebreak.core.fingerprint.vpdq.VpdqSignal;
import dev.firebreak.core.fingerprint.vpdq.VpdqText;
import dev.firebreak.media.fingerprint.HashLimits;
import dev.firebreak.media.fingerprint.HashOutcome;
import dev.firebreak.media.fingerprint.HashRequest;
import dev.firebreak.media.fingerprint.VideoHasher;
import dev.firebreak.media.fingerprint.VideoHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Videos: in {@code frames} the hashes of each picture and how long it stays; vPDQ and TMK where they are asked for. */
public final class VideoFingerprinter implements Fingerprinter {
    private static final double MILLIS = 1000;

    private final VideoHasher hasher;
    private final Wanted wanted;
    private final HashRequest request;

    /**
     * What is wanted of a video.
     *
     * @param keyFramesOnly decode key frames alone
     * @param vpdqFolder where the text form of vPDQ is written, a hash a second
     * @param tmkFolder where TMK signatures are written
     */
    public record Wanted(boolean keyFramesOnly, Optional<Path> vpdqFolder, Optional<Path> tmkFolder) {}

    /**
     * Throws {@link IllegalArgumentException} where vPDQ or TMK are wanted of key frames alone.
     *
     * @param describer gives pictures their learned hashes
     */
    public VideoFingerprinter(Wanted wanted, FrameDescriber describer) {
        this.wanted = wanted;
        this.hasher = new VideoHasher(
                HashLimits.defaults(),
                Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                        .map(Path::of),
                describer);
        HashRequest frames = wanted.keyFramesOnly() ? HashRequest.keyFrames() : HashRequest.everySecond();
        HashRequest vpdq = wanted.vpdqFolder().isPresent() ? frames.withVpdq(1) : frames;
        this.request = wanted.tmkFolder().isPresent() ? vpdq.withTmk() : vpdq;
    }

    @Override
    public Result of(Path file) throws InterruptedException {
        return switch (hasher.hash(file, request, reached -> {})) {
            case HashOutcome.Hashed hashed -> made(file, hashed.hashes());
            case HashOutcome.NoVideo other -> new OtherKind();
            case HashOutcome.Broken broken -> new Broken(broken.why());
            case HashOutcome.Missing missing -> new Missing(missing.why());
        };
    }

    private Result made(Path file, VideoHashes hashes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("width", hashes.facts().width());
        fields.put("height", hashes.facts().height());
        fields.put("seconds", seconds(hashes.fingerprint().duration()));
        fields.put(
                "frames",
                hashes.fingerprint().frames().stream()
                        .map(VideoFingerprinter::frame)
                        .toList());
        hashes.fingerprint()
                .learnedSpace()
                .ifPresent(space -> fields.put("learnedSpace", HexFormat.of().toHexDigits(space)));
        fields.put("damaged", hashes.damaged());
        fields.put("truncated", hashes.truncated());
        try {
            exchange(file, hashes, fields);
        } catch (IOException e) {
            return new Broken("%s was hashed, but its hashes cannot be written: %s".formatted(file, e));
        }
        String summary = "%d frames of %d pictures in %s s"
                .formatted(
                        hashes.fingerprint().frames().size(),
                        hashes.samples().size(),
                        seconds(hashes.fingerprint().duration()));
        return new Made("video", fields, summary);
    }

    private static Map<String, Object> frame(VideoFrame frame) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", seconds(frame.span().from()));
        fields.put("until", seconds(frame.span().to()));
        fields.put("pdq", frame.pdq().hex());
        fields.put("quality", frame.quality());
        frame.whole().ifPresent(whole -> fields.put("whole", whole.hex()));
        frame.learned().ifPresent(learned -> fields.put("learned", learned.hex()));
        return fields;
    }

    private void exchange(Path file, VideoHashes hashes, Map<String, Object> fields) throws IOException {
        if (wanted.vpdqFolder().isPresent()) {
            Path text = named(wanted.vpdqFolder().get(), file, ".vpdq.txt");
            Files.writeString(text, VpdqText.write(hashes.vpdq()));
            fields.put("vpdq", VpdqSignal.write(hashes.vpdq()));
            fields.put("vpdqFile", text.toString());
        }
        Optional<TmkSignature> tmk = hashes.tmk();
        if (wanted.tmkFolder().isPresent() && tmk.isPresent()) {
            Path signature = named(wanted.tmkFolder().get(), file, ".tmk");
            Files.write(signature, TmkFile.write(tmk.get()));
            fields.put("tmkFile", signature.toString());
        }
    }

    private static Path named(Path folder, Path file, String ending) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(file.getFileName() + ending);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    @Override
    public void close() {}
}
