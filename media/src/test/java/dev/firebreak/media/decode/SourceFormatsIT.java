package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of media has a defined outcome. */
class SourceFormatsIT {
    private static final String PICTURE = "-f lavfi -i testsrc2=size=%s:rate=30 ";
    private static final String SOUND = "-f lavfi -i sine=frequency=440:sample_rate=48000 ";
    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 30 ";
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static DecoderPool pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void openPool() {
        pool = new DecoderPool(DecoderPoolSettings.withWorkers(1), CLOCK);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    @Test
    void h264WithSoundGivesKeyFramesGaplessSoundAndSegments() {
        Recording recording = decode("a.mp4", PICTURE.formatted("640x360") + SOUND + "-t 5 " + H264 + "-bf 2 -c:a aac");
        assertFinished(recording, 5);
        assertThat(recording.info().picture()).contains(new MediaInfo.Picture("h264", 640, 360, 0));
        assertThat(recording.info().sound().orElseThrow().codec()).isEqualTo("aac");
        assertThat(recording.frames()).hasSize(5).allMatch(Frame::keyFrame);
        assertThat(recording.frames().get(2).at()).isEqualTo(Duration.ofSeconds(2));
        assertThat(recording.frames().getFirst().width()).isEqualTo(320);
        assertThat(recording.frames().getFirst().height()).isEqualTo(180);
        assertThat(recording.segments()).hasSize(5).allMatch(each -> each.format() == SegmentFormat.MPEG_TS);
        assertSoundHasNoGap(recording);
        assertThat(recording.loudest(1, 4)).isBetween(0.05, 0.3);
        assertSegmentsDecode(recording);
    }

    @Test
    void withoutSoundSilenceKeepsTheClock() {
        Recording recording = decode("b.mp4", PICTURE.formatted("320x180") + "-t 3 " + H264);
        assertFinished(recording, 3);
        assertThat(recording.info().sound()).isEmpty();
        assertThat(recording.loudest(0, 3)).isZero();
        assertSoundHasNoGap(recording);
        assertThat(recording.soundEnd()).isBetween(Duration.ofMillis(2900), Duration.ofMillis(3050));
    }

    @Test
    void withoutPicturesSoundIsCutByTime() {
        Recording recording = decode("c.m4a", SOUND + "-t 3.5 -c:a aac");
        assertFinished(recording, 3.5);
        assertThat(recording.frames()).isEmpty();
        assertThat(recording.segments()).hasSize(4);
        assertSegmentsDecode(recording);
    }

    @Test
    void portraitByDisplayMatrixComesUpright() {
        Path flat = make("flat.mp4", PICTURE.formatted("640x360") + "-t 1 " + H264);
        Path turned = make("turned.mp4", "-i " + flat + " -c copy -metadata:s:v:0 rotate=90");
        Recording recording = decode(turned);
        assertFinished(recording, 1);
        Frame frame = recording.frames().getFirst();
        assertThat(frame.width()).isEqualTo(180);
        assertThat(frame.height()).isEqualTo(320);
    }

    @Test
    void portraitPixelsStayPortrait() {
        Recording recording = decode("p.mp4", PICTURE.formatted("360x640") + "-t 1 " + H264);
        assertThat(recording.frames().getFirst().height()).isEqualTo(320);
        assertThat(recording.frames().getFirst().width()).isEqualTo(180);
    }

    @Test
    void pixelAspectIsApplied() {
        Recording recording = decode("sar.mp4", PICTURE.formatted("320x360") + "-t 1 -vf setsar=2/1 " + H264);
        assertThat(recording.frames().getFirst().width()).isEqualTo(320);
        assertThat(recording.frames().getFirst().height()).isEqualTo(180);
    }

    @Test
    void smallPicturesAreNotEnlarged() {
        Recording recording = decode("small.mp4", PICTURE.formatted("96x64") + "-t 1 " + H264);
        assertThat(recording.frames().getFirst().width()).isEqualTo(96);
    }

    @Test
    void fourKWorks() {
        Recording recording = decode("4k.mp4", PICTURE.formatted("3840x2160") + "-t 0.5 " + H264);
        assertFinished(recording, 0.5);
        assertThat(recording.frames()).hasSize(1);
    }

    @Test
    void hevcIsCutIntoTransportStream() {
        Recording recording = decode(
                "h.mp4",
                PICTURE.formatted("320x180") + SOUND
                        + "-t 3 -c:v libx265 -preset ultrafast -x265-params keyint=30:log-level=none -pix_fmt yuv420p -tag:v hvc1 -c:a aac");
        assertFinished(recording, 3);
        assertThat(recording.frames()).hasSize(3);
        assertThat(recording.segments()).hasSize(3).allMatch(each -> each.format() == SegmentFormat.MPEG_TS);
        assertSegmentsDecode(recording);
    }

    @Test
    void tenBitHevcWorks() {
        Recording recording = decode(
                "h10.mp4",
                PICTURE.formatted("320x180")
                        + "-t 1 -c:v libx265 -preset ultrafast -x265-params keyint=30:log-level=none -pix_fmt yuv420p10le");
        assertFinished(recording, 1);
        assertThat(recording.frames()).isNotEmpty();
    }

    @Test
    void vp9IsCutIntoMatroska() {
        Recording recording = decode(
                "v.webm",
                PICTURE.formatted("320x180") + SOUND
                        + "-t 3 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 30 -c:a libopus");
        assertFinished(recording, 3);
        assertThat(recording.frames()).hasSize(3);
        assertThat(recording.segments()).hasSize(3).allMatch(each -> each.format() == SegmentFormat.MATROSKA);
        assertSegmentsDecode(recording);
    }

    @Test
    void av1Works() {
        Recording recording = decode(
                "av1.mp4", PICTURE.formatted("320x180") + "-t 2 -c:v libaom-av1 -cpu-used 8 -usage realtime -g 30");
        assertFinished(recording, 2);
        assertThat(recording.frames()).hasSize(2);
        assertThat(recording.segments()).hasSize(2).allMatch(each -> each.format() == SegmentFormat.MATROSKA);
        assertSegmentsDecode(recording);
    }

    @Test
    void variableFrameRateKeepsItsTimes() {
        Recording recording = decode(
                "vfr.mkv",
                PICTURE.formatted("320x180") + "-t 6 -vf select='lt(mod(t\\,2)\\,0.5)+not(mod(n\\,7))' -vsync vfr "
                        + "-c:v libx264 -preset ultrafast -g 12");
        assertFinished(recording, 5.9);
        List<Frame> frames = recording.frames();
        assertThat(frames).isNotEmpty();
        for (int i = 1; i < frames.size(); i++) {
            assertThat(frames.get(i).at()).isGreaterThan(frames.get(i - 1).at());
        }
        assertSoundHasNoGap(recording);
    }

    @Test
    void surroundSoundIsMixedDown() {
        Recording recording =
                decode("51.mkv", "-f lavfi -i aevalsrc=0.5*sin(880*t)|0|0|0|0|0:c=5.1:s=48000 -t 2 -c:a ac3");
        assertFinished(recording, 2);
        assertThat(recording.info().sound().orElseThrow().channels()).isEqualTo(6);
        assertThat(recording.loudest(0.5, 1.5)).isGreaterThan(0.05);
    }

    @Test
    void telephoneSoundIsRaisedToSixteenKilohertz() {
        Recording recording = decode("8k.wav", "-f lavfi -i sine=frequency=440:sample_rate=8000 -t 2 -c:a pcm_s16le");
        assertFinished(recording, 2);
        assertThat(recording.soundEnd()).isBetween(Duration.ofMillis(1990), Duration.ofMillis(2010));
        assertThat(recording.segments()).allMatch(each -> each.format() == SegmentFormat.MATROSKA);
    }

    @Test
    void tenSecondsBetweenKeyFramesMakeLongSegments() {
        Recording recording = decode(
                "gop.mp4",
                PICTURE.formatted("320x180") + SOUND
                        + "-t 21 -c:v libx264 -preset ultrafast -g 300 -keyint_min 300 -sc_threshold 0 -pix_fmt yuv420p -c:a aac");
        assertFinished(recording, 21);
        assertThat(recording.frames()).hasSize(3);
        assertThat(recording.segments().stream().map(each -> each.duration().toSeconds()))
                .containsExactly(10L, 10L, 1L);
    }

    @Test
    void corruptMediaIsDecodedAsFarAsItGoes() throws IOException {
        Path file = make("corrupt.ts", PICTURE.formatted("320x180") + SOUND + "-t 6 " + H264 + "-c:a aac -f mpegts");
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < bytes.length / 2000; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(file, bytes);
        Recording recording = decode(file);
        assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
        assertThat(recording.frames()).isNotEmpty();
        assertSoundHasNoGap(recording);
    }

    @Test
    void truncatedTransportStreamEndsWhereItBreaksOff() throws IOException {
        Path file = make("cut.ts", PICTURE.formatted("320x180") + "-t 4 " + H264 + "-f mpegts");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 + 77));
        Recording recording = decode(file);
        assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
        assertThat(recording.frames()).hasSizeBetween(1, 3);
    }

    @Test
    void truncatedMp4WithoutIndexIsBadMedia() throws IOException {
        Path file = make("cut.mp4", PICTURE.formatted("320x180") + "-t 4 " + H264);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertBadMedia(decode(file));
    }

    @Test
    void textIsBadMedia() throws IOException {
        assertBadMedia(decode(Files.writeString(folder.resolve("text.mp4"), "This is no film. ".repeat(500))));
    }

    @Test
    void randomBytesAreBadMedia() throws IOException {
        byte[] bytes = new byte[200_000];
        new Random(3).nextBytes(bytes);
        assertBadMedia(decode(Files.write(folder.resolve("noise.mp4"), bytes)));
    }

    @Test
    void anEmptyFileIsBadMedia() throws IOException {
        DecodeEnd.BadMedia bad = assertBadMedia(decode(Files.createFile(folder.resolve("empty.mp4"))));
        assertThat(bad.why()).contains("empty");
    }

    @Test
    void aMissingFileIsGone() {
        Recording recording = decode(folder.resolve("missing.mp4"));
        assertThat(recording.awaitEnd())
                .isInstanceOfSatisfying(
                        DecodeEnd.SourceGone.class,
                        gone -> assertThat(gone.why()).contains("missing.mp4"));
    }

    @Test
    void picturesOverTheLimitAreRefused() {
        Recording recording =
                decode("16k.mkv", PICTURE.formatted("15360x8640") + "-frames:v 1 -c:v mjpeg -pix_fmt yuvj420p");
        assertBadMedia(recording);
    }

    @Test
    void aPlaylistIsNoFileAndLeadsNowhere() throws IOException {
        Path secret = make("secret.ts", PICTURE.formatted("320x180") + "-t 1 " + H264 + "-f mpegts");
        Path playlist = Files.writeString(
                folder.resolve("list.m3u8"),
                "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + secret + "\n#EXT-X-ENDLIST\n");
        assertBadMedia(decode(playlist));
    }

    @Test
    void aJumpInTheTimestampsIsADiscontinuity() throws IOException {
        Path first = make("1.ts", PICTURE.formatted("320x180") + SOUND + "-t 3 " + H264 + "-c:a aac -f mpegts");
        Path second = make(
                "2.ts",
                PICTURE.formatted("320x180") + SOUND + "-t 3 " + H264 + "-c:a aac -output_ts_offset 5000 -f mpegts");
        Path joined = folder.resolve("joined.ts");
        byte[] head = Files.readAllBytes(first);
        byte[] tail = Files.readAllBytes(second);
        byte[] both = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        Recording recording = decode(Files.write(joined, both));
        assertFinished(recording, 6);
        assertThat(recording.segments().stream().filter(Segment::discontinuity)).hasSize(1);
        assertSoundHasNoGap(recording);
    }

    private Recording decode(String name, String arguments) {
        return decode(make(name, arguments));
    }

    private Path make(String name, String arguments) {
        return Ffmpeg.make(folder.resolve(name), arguments);
    }

    private static Recording decode(Path file) {
        Recording recording = new Recording();
        recording.follow(
                pool.openSource(new StreamId("test"), SessionId.random(), new MediaSource.LocalFile(file), recording));
        recording.awaitEnd();
        return recording;
    }

    private static void assertFinished(Recording recording, double seconds) {
        assertThat(recording.awaitEnd()).isInstanceOfSatisfying(DecodeEnd.Finished.class, finished -> {
            assertThat(finished.duration())
                    .isBetween(
                            Duration.ofMillis((long) (seconds * 1000) - 150),
                            Duration.ofMillis((long) (seconds * 1000) + 150));
            assertThat(finished.damaged()).isZero();
        });
    }

    private static DecodeEnd.BadMedia assertBadMedia(Recording recording) {
        assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.BadMedia.class);
        DecodeEnd.BadMedia bad = (DecodeEnd.BadMedia) recording.awaitEnd();
        assertThat(bad.what()).isNotBlank();
        assertThat(bad.where()).isNotBlank();
        assertThat(bad.why()).isNotBlank();
        return bad;
    }

    private static void assertSoundHasNoGap(Recording recording) {
        Duration next = Duration.ZERO;
        for (var sound : recording.sounds()) {
            assertThat(sound.at()).isEqualTo(next);
            assertThat(sound.samples().length).isBetween(1, 1600);
            next = sound.end();
        }
    }

    private void assertSegmentsDecode(Recording recording) {
        for (int i = 0; i < recording.segments().size(); i++) {
            Segment segment = recording.segments().get(i);
            assertThat(segment.id().sequence()).isEqualTo(i);
            try {
                Path file =
                        folder.resolve("segment" + i + "." + segment.format().extension());
                Files.write(file, recording.contents().get(i));
                assertThat(Ffmpeg.complaints(file)).isEmpty();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
