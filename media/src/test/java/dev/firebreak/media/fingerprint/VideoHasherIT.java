package dev.firebreak.media.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.firebreak.core.fingerprint.picture.Orientation;
import dev.firebreak.core.fingerprint.tmk.TmkComparison;
import dev.firebreak.core.fingerprint.tmk.TmkFile;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoMatch;
import dev.firebreak.core.fingerprint.video.VideoMatcher;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqText;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoHasherIT {
    private static final Path VECTORS = Path.of("..", "..", "shared", "vectors");
    private static final String ENCODE = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 20";

    @TempDir
    static Path folder;

    private static Path film;
    private static VideoHashes filmHashes;

    private static HashOutcome outcome(HashLimits limits, Path file, HashRequest request) {
        try {
            return new VideoHasher(limits, Optional.empty()).hash(file, request, reached -> {});
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static VideoHashes hash(Path file, HashRequest request) {
        HashOutcome outcome = outcome(HashLimits.defaults(), file, request);
        assertThat(outcome).isInstanceOf(HashOutcome.Hashed.class);
        return ((HashOutcome.Hashed) outcome).hashes();
    }

    /** 24 s that change all the time: a zoom into a fractal, in colours that turn. */
    @BeforeAll
    static void makeFilm() {
        film = Ffmpeg.make(
                folder.resolve("film.mp4"),
                "-f lavfi -i mandelbrot=s=320x180:r=10:end_scale=0.0001:end_pts=240 -t 24" + ENCODE);
        filmHashes = hash(film, HashRequest.everySecond());
    }

    private static Path edited(String name, String arguments) {
        return Ffmpeg.make(folder.resolve(name), "-i " + film + " " + arguments + ENCODE);
    }

    private static List<VideoMatch> matches(Path copy) {
        return VideoMatcher.compare(
                hash(copy, HashRequest.everySecond()).fingerprint(),
                filmHashes.fingerprint(),
                EnumSet.allOf(Orientation.class));
    }

    private static VideoMatch onlyMatch(Path copy) {
        List<VideoMatch> matches = matches(copy);
        assertThat(matches).hasSize(1);
        return matches.getFirst();
    }

    @Test
    void everySecondIsHashedAtItsTime() {
        assertThat(filmHashes.samples()).hasSize(24);
        for (int second = 0; second < 24; second++) {
            Duration at = filmHashes.samples().get(second).at();
            assertThat(at).isBetween(Duration.ofSeconds(second), Duration.ofMillis(second * 1000L + 200));
        }
        assertThat(filmHashes.fingerprint().duration()).isBetween(Duration.ofMillis(23_900), Duration.ofMillis(24_100));
        assertThat(filmHashes.facts().framesPerSecond()).isEqualTo(10);
        assertThat(filmHashes.samples())
                .allSatisfy(each -> assertThat(each.whole()).isEmpty());
    }

    @Test
    void keyFramesAloneAreHashedAtTheirTimes() {
        List<SampledFrame> keys = hash(film, HashRequest.keyFrames()).samples();

        assertThat(keys).hasSizeBetween(12, 24);
        assertThat(keys.get(1).at()).isEqualTo(Duration.ofSeconds(2));
        assertThat(keys.get(1).pdq().distance(filmHashes.samples().get(2).pdq()))
                .isLessThan(12);
    }

    @Test
    void aVariableRateKeepsItsTimes() {
        Path variable = edited("variable.mp4", "-vf select='not(mod(n\\,2))+lt(t\\,6)' -fps_mode vfr");

        VideoMatch match = onlyMatch(variable);

        assertThat(match.interval().rate()).isCloseTo(1, within(0.01));
        assertThat(match.interval().query().length()).isGreaterThan(Duration.ofSeconds(21));
    }

    @Test
    void barsAreTakenOff() {
        for (String bars : List.of("320:320:0:70", "480:180:80:0:color=0x303030", "400:260:45:40:color=white")) {
            Path padded = edited("padded.mp4", "-vf pad=" + bars);

            VideoHashes hashes = hash(padded, HashRequest.everySecond());

            for (int i = 0; i < 24; i++) {
                SampledFrame frame = hashes.samples().get(i);
                assertThat(frame.whole()).isPresent();
                assertThat(frame.pdq().distance(filmHashes.samples().get(i).pdq()))
                        .isLessThanOrEqualTo(31);
            }
        }
    }

    @Test
    void aSlicedScaledAndReencodedCopyIsFound() {
        Path copy = edited("copy.mp4", "-ss 6 -t 12 -vf scale=200:120,eq=brightness=0.1:contrast=1.2 -crf 35");

        VideoMatch match = onlyMatch(copy);

        assertThat(match.orientation()).isEqualTo(Orientation.UPRIGHT);
        assertThat(match.interval().reference().from()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(7));
        assertThat(match.interval().reference().to()).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(19));
    }

    @Test
    void mirroredAndTurnedCopiesAreNamed() {
        assertThat(onlyMatch(edited("mirrored.mp4", "-vf hflip")).orientation()).isEqualTo(Orientation.MIRRORED);
        assertThat(onlyMatch(edited("turned.mp4", "-vf transpose=clock")).orientation())
                .isEqualTo(Orientation.TURNED_90);
    }

    @Test
    void aTurnInTheContainerIsUndone() {
        Path turned = Ffmpeg.make(folder.resolve("turned.mkv"), "-i " + film + " -vf transpose=clock" + ENCODE);
        Path told = Ffmpeg.make(folder.resolve("told.mp4"), "-i " + turned + " -c copy -metadata:s:v:0 rotate=90");

        assertThat(onlyMatch(told).orientation()).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void tenBitsAndOtherFormatsAreHashedAlike() {
        for (String format : List.of("yuv420p10le", "yuv444p", "gray")) {
            Path other =
                    Ffmpeg.make(folder.resolve(format + ".mkv"), "-i " + film + " -t 3 -c:v ffv1 -pix_fmt " + format);

            List<SampledFrame> samples = hash(other, HashRequest.everySecond()).samples();

            assertThat(samples).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(samples.get(i)
                                .pdq()
                                .distance(filmHashes.samples().get(i).pdq()))
                        .isLessThan(12);
            }
        }
    }

    @Test
    void whatIsNoVideoIsRefused() throws IOException {
        Path garbage = Files.write(folder.resolve("garbage.mp4"), new byte[5000]);
        Path sound = Ffmpeg.make(folder.resolve("sound.wav"), "-f lavfi -i sine -t 1");

        assertThat(refusal(garbage)).isInstanceOf(HashOutcome.NoVideo.class);
        assertThat(refusal(sound))
                .isInstanceOf(HashOutcome.NoVideo.class)
                .hasToString("NoVideo[why=" + sound
                        + " cannot be hashed: at the start, it holds no pictures that can be decoded]");
        assertThat(refusal(folder.resolve("none"))).isInstanceOf(HashOutcome.Missing.class);
        assertThat(refusal(folder)).isInstanceOf(HashOutcome.Missing.class);
    }

    private static HashOutcome refusal(Path file) {
        return outcome(HashLimits.defaults(), file, HashRequest.everySecond());
    }

    @Test
    void aDamagedFileIsHashedAsFarAsItGoes() throws IOException {
        Path stream = Ffmpeg.make(folder.resolve("whole.ts"), "-i " + film + " -c copy");
        byte[] bytes = Files.readAllBytes(stream);
        Path half = Files.write(folder.resolve("half.ts"), java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(hash(half, HashRequest.everySecond()).samples()).hasSizeBetween(5, 22);
    }

    @Test
    void limitsAreHeld() throws IOException {
        long bytes = Files.size(film);
        HashLimits exact = new HashLimits(Duration.ofMinutes(2), Duration.ofSeconds(24), bytes);
        HashLimits longer = new HashLimits(Duration.ofMinutes(2), Duration.ofSeconds(23), bytes);
        HashLimits larger = new HashLimits(Duration.ofMinutes(2), Duration.ofSeconds(24), bytes - 1);
        HashLimits slower = new HashLimits(Duration.ofMillis(1), Duration.ofSeconds(24), bytes);

        assertThat(outcome(exact, film, HashRequest.keyFrames())).isInstanceOf(HashOutcome.Hashed.class);
        for (HashLimits limits : List.of(longer, larger, slower)) {
            assertThat(outcome(limits, film, HashRequest.keyFrames())).isInstanceOf(HashOutcome.Broken.class);
        }
    }

    @Test
    void progressIsTold() throws InterruptedException {
        List<Duration> told = new ArrayList<>();

        new VideoHasher(HashLimits.defaults(), Optional.empty()).hash(film, HashRequest.everySecond(), told::add);

        assertThat(told).isSorted();
        assertThat(told.getLast()).isGreaterThan(Duration.ofSeconds(23));
    }

    @Test
    void everyFrameIsAFeatureWhereAskedFor() {
        List<VpdqFeature> all =
                hash(film, HashRequest.everySecond().withVpdq(0)).vpdq();
        List<VpdqFeature> second =
                hash(film, HashRequest.everySecond().withVpdq(1)).vpdq();

        assertThat(all).hasSize(240);
        assertThat(second).hasSize(24);
        assertThat(second.get(3)).isEqualTo(all.get(30));
        assertThat(second.get(3).seconds()).isEqualTo(3);
    }

    @Test
    void theSampleVideosGiveTheReferenceHashes() throws IOException {
        Path videos = VECTORS.resolve("sample-videos");
        assumeThat(videos)
                .as("no reference vectors at %s", videos.toAbsolutePath())
                .exists();
        for (String name : List.of("doorknob-hd-no-bar", "test-padded-dimensions", "pattern-sd-grey-bar")) {
            VideoHashes hashes = hash(
                    videos.resolve(name + ".mp4"),
                    HashRequest.everySecond().withVpdq(0).withTmk());
            List<VpdqFeature> expected = VpdqText.read(Files.readString(
                    VECTORS.resolve("vpdq").resolve("sample-hashes").resolve(name + ".txt")));
            assertThat(hashes.vpdq()).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                VpdqFeature ours = hashes.vpdq().get(i);
                VpdqFeature theirs = expected.get(i);
                assertThat(ours.frame()).isEqualTo(theirs.frame());
                assertThat(ours.seconds()).isCloseTo(theirs.seconds(), within(0.0006));
                if (theirs.quality() >= 80) {
                    assertThat(ours.pdq().distance(theirs.pdq()))
                            .as(name + " " + i)
                            .isLessThanOrEqualTo(10);
                }
            }
            Path signature = VECTORS.resolve("tmk").resolve("sample-hashes").resolve(name + ".tmk");
            if (Files.exists(signature)) {
                TmkSignature theirs = TmkFile.read(Files.readAllBytes(signature));
                TmkSignature ours = hashes.tmk().orElseThrow();
                assertThat(ours.frames()).as(name).isEqualTo(theirs.frames());
                assertThat(TmkComparison.level1(ours, theirs)).as(name).isCloseTo(1, within(1e-3));
                assertThat(TmkComparison.level2(ours, theirs)).as(name).isCloseTo(1, within(1e-3));
            }
        }
    }
}
