package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FlvPackets;
import dev.firebreak.media.feed.Segmentation;
import dev.firebreak.media.feed.TsSegmenter;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Motion along the real decoder process, on a texture that is panned and, at two moments, kicked. */
class MotionIT {
    private static final String TEXTURE =
            "-f lavfi -i color=gray:size=40x40:rate=30:duration=6,noise=alls=100:allf=0,scale=960:720:flags=bicubic";

    /** A steady pan to the side and down; up by a twelfth of the height within a picture at 2.5 s and 4.2 s, back within 0.2 s. */
    private static final String KICKED = TEXTURE
            + ",crop=640:360:x=100+24*t:y=150+20*t-if(between(t\\,2.5\\,2.7)\\,30*(2.7-t)/0.2)-if(between(t\\,4.2\\,4.4)\\,30*(4.4-t)/0.2)";

    private static final String SOUND = " -f lavfi -i sine=frequency=440:sample_rate=48000:duration=6";
    private static final String CODING = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 60 -c:a aac ";
    private static final double HEIGHT_OF_A_KICK = 30.0 / 360;

    @TempDir
    private static Path folder;

    private static DecoderPool pool;
    private static Path film;

    @BeforeAll
    static void makeMedia() {
        pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC());
        film = Ffmpeg.make(folder.resolve("film.mp4"), KICKED + SOUND + CODING + "-bf 0");
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void aKickIsSeenAtItsTime() {
        assertKicks(motion(film, SamplingDemand.ALERT));
    }

    @Test
    void aKickIsSeenInAFilmWithPicturesThatAreNotReferredTo() {
        assertKicks(motion(
                Ffmpeg.make(
                        folder.resolve("pyramid.mp4"),
                        KICKED + SOUND + CODING.replace("ultrafast", "veryfast") + "-bf 3 -b_strategy 0"),
                SamplingDemand.ALERT));
    }

    @Test
    void aKickIsSeenInATelephonesFilmThatIsStoredSideways() {
        Path sideways =
                Ffmpeg.make(folder.resolve("sideways.mp4"), KICKED + ",transpose=clock" + SOUND + CODING + "-bf 0");
        Path turned =
                Ffmpeg.make(folder.resolve("turned.mp4"), "-i " + sideways + " -c copy -metadata:s:v:0 rotate=90");
        assertKicks(motion(turned, SamplingDemand.ALERT));
    }

    @Test
    void aKickIsSeenInAFedStream() throws IOException {
        Path flv = Ffmpeg.make(folder.resolve("live.flv"), KICKED + SOUND + CODING + "-bf 0 -f flv");
        Recording recording = new Recording();
        DecodeSession session = pool.openFeed(new StreamId("live"), SessionId.random(), recording);
        session.demand(SamplingDemand.ALERT, Duration.ZERO);
        TsSegmenter segmenter = new TsSegmenter(
                new StreamId("live"),
                SessionId.random(),
                Clock.systemUTC(),
                Segmentation.DEFAULT,
                (segment, bytes) -> {},
                session::feed);
        FlvPackets.read(Files.readAllBytes(flv)).forEach(segmenter::packet);
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        session.end();
        recording.awaitEnd();
        assertKicks(recording.motion());
    }

    @Test
    void theSameFileGivesTheSameMotionOnEveryRun() {
        assertThat(motion(film, SamplingDemand.ALERT)).isEqualTo(motion(film, SamplingDemand.ALERT));
    }

    @Test
    void nothingIsMeasuredWhileNothingIsSuspected() {
        assertThat(motion(film, SamplingDemand.CHEAP)).isEmpty();
    }

    @Test
    void aPictureThatStandsStillSaysNothing() {
        Path still = Ffmpeg.make(
                folder.resolve("still.mp4"), TEXTURE + ",crop=640:360" + SOUND + CODING + "-bf 0 -tune stillimage");
        assertThat(motion(still, SamplingDemand.ALERT))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.motion()).isEqualTo(new Motion.Unknown(Motion.Cause.STILL)));
    }

    private static void assertKicks(List<Evidence.OfMotion> steps) {
        // More pictures take effect a lead after the start.
        assertThat(steps).hasSizeGreaterThanOrEqualTo(8);
        List<Motion.Measured> strongest = steps.stream()
                .map(step -> (Motion.Measured) step.motion())
                .sorted(Comparator.comparingDouble(Motion.Measured::jerk).reversed())
                .toList();
        assertThat(strongest.subList(0, 2))
                .allSatisfy(
                        // Of its highest and its lowest point fifteen pictures a second see something near.
                        kick -> assertThat(kick.jerk()).isBetween(0.6 * HEIGHT_OF_A_KICK, 1.05 * HEIGHT_OF_A_KICK));
        assertThat(strongest.subList(0, 2).stream()
                        .map(kick -> kick.at().toMillis())
                        .sorted())
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(2_500, within(100L)),
                        second -> assertThat(second).isCloseTo(4_200, within(100L)));
        assertThat(strongest.subList(2, strongest.size()))
                .allSatisfy(quiet -> assertThat(quiet.jerk()).isLessThan(0.1 * HEIGHT_OF_A_KICK));
    }

    private static List<Evidence.OfMotion> motion(Path file, SamplingDemand demand) {
        Recording recording = new Recording();
        synchronized (recording) {
            DecodeSession session = pool.openSource(
                    new StreamId("film"), SessionId.random(), new MediaSource.LocalFile(file), recording);
            session.demand(demand, Duration.ZERO);
            recording.follow(session);
        }
        assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
        return recording.motion();
    }
}
