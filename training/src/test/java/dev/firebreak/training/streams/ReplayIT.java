package dev.firebreak.training.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.inference.engine.EngineSettings;
import dev.firebreak.inference.engine.InferenceEngine;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.media.decode.DecoderPool;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.training.play.WatchedFiles;
import dev.firebreak.training.replay.DecodedClip;
import dev.firebreak.training.replay.RememberedPictures;
import dev.firebreak.training.replay.Replay;
import dev.firebreak.training.replay.ReplayMedia;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That replaying decoded media gives the verdicts of the real decoder on a file of the same media, bit by bit. */
class ReplayIT {
    @TempDir
    private Path folder;

    @Test
    void judgesAStreamAsItsFileIsJudged() throws IOException, InterruptedException {
        EventStream event = EventStream.of(EventKind.DRILL, Streams.material(), new Random(9), frame -> frame);
        Path file = write(event.clip());
        ModelPackage models = ModelPackage.standard();
        List<String> watched = new ArrayList<>();
        List<String> replayed = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        try (InferenceEngine engine = InferenceEngine.open(models, EngineSettings.standard());
                DecoderPool pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC())) {
            var points = models.description().operatingPoints();
            new WatchedFiles(pool).play(file, engine, points, (piece, verdict) -> {
                if (piece instanceof Evidence.OfMotion of) {
                    // Two pictures a second cannot show any, and a stream of such pictures has none to replay.
                    assertThat(of.motion()).isEqualTo(new Motion.Unknown(Motion.Cause.FEW_PICTURES));
                } else {
                    watched.add(piece + " " + verdict);
                }
            });
            Replay.play(ReplayMedia.of(event.clip()), new RememberedPictures(engine), points, (piece, verdict) -> {
                replayed.add(piece + " " + verdict);
                evidence.add(piece);
                return false;
            });
        }
        assertThat(replayed).isEqualTo(watched);
        // The comparison is worth something only if the judge asked for more pictures on the way.
        long pictures =
                evidence.stream().filter(Evidence.OfPicture.class::isInstance).count();
        long keys = event.clip().frames().stream().filter(Frame::keyFrame).count();
        assertThat(pictures).isGreaterThan(keys);
        assertThat(watched.toString()).contains("level=" + VerdictLevel.CUT);
    }

    /** Lossless pictures with key frames where the stream has them, and the very samples. */
    private Path write(DecodedClip clip) throws IOException, InterruptedException {
        Path pictures = folder.resolve("pictures.rgb");
        Path sound = folder.resolve("sound.s16");
        Path file = folder.resolve("stream.mkv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pictures))) {
            for (Frame frame : clip.frames()) {
                out.write(frame.rgb());
            }
        }
        ByteBuffer samples = ByteBuffer.allocate(clip.samples().length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : clip.samples()) {
            samples.putShort((short) Math.round(sample * 32_768));
        }
        Files.write(sound, samples.array());
        String keys = clip.frames().stream()
                .filter(Frame::keyFrame)
                .map(frame -> String.format(Locale.ROOT, "%.1f", frame.at().toMillis() / 1000.0))
                .collect(Collectors.joining(","));
        String size = Streams.WIDTH + "x" + Streams.HEIGHT;
        Process ffmpeg = new ProcessBuilder(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        "rgb24",
                        "-s",
                        size,
                        "-r",
                        "2",
                        "-i",
                        pictures.toString(),
                        "-f",
                        "s16le",
                        "-ar",
                        "16000",
                        "-ac",
                        "1",
                        "-i",
                        sound.toString(),
                        "-c:v",
                        "libx264rgb",
                        "-qp",
                        "0",
                        "-preset",
                        "ultrafast",
                        "-bf",
                        "0",
                        "-g",
                        "9999",
                        "-sc_threshold",
                        "0",
                        "-forced-idr",
                        "1",
                        "-force_key_frames",
                        keys,
                        "-c:a",
                        "pcm_s16le",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(ffmpeg.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ffmpeg.exitValue()).isZero();
        return file;
    }
}
