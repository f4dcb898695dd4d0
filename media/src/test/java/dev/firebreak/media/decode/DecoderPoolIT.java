package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink.EndReason;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.decode.DecodeEnd.Quarantined;
import dev.firebreak.media.feed.FlvPackets;
import dev.firebreak.media.feed.Segmentation;
import dev.firebreak.media.feed.TsSegmenter;
import dev.firebreak.media.tool.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderPoolIT {
    private static final String PICTURE = "-f lavfi -i testsrc2=size=320x180:rate=30 ";
    private static final String SOUND = "-f lavfi -i sine=frequency=440:sample_rate=48000 ";
    private static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p ";

    @TempDir
    private static Path folder;

    private static Path film;
    private static List<MediaPacket> packets;

    @BeforeAll
    static void makeMedia() throws IOException {
        film = Ffmpeg.make(
                folder.resolve("film.mp4"),
                PICTURE + SOUND + "-t 12 " + H264 + "-bf 2 -g 120 -keyint_min 120 -sc_threshold 0 -c:a aac");
        packets = FlvPackets.read(Files.readAllBytes(Ffmpeg.make(
                folder.resolve("live.flv"), PICTURE + SOUND + "-t 12 " + H264 + "-bf 0 -g 30 -c:a aac -f flv")));
    }

    @Test
    void theSameFileGivesTheSamePicturesAndSoundOnEveryRun() {
        try (DecoderPool pool = pool()) {
            Recording first = decodeWithDemands(pool);
            Recording second = decodeWithDemands(pool);
            assertThat(times(second)).isEqualTo(times(first));
            assertThat(second.frames()).hasSameSizeAs(first.frames());
            for (int i = 0; i < first.frames().size(); i++) {
                assertThat(second.frames().get(i).rgb())
                        .isEqualTo(first.frames().get(i).rgb());
            }
            for (int i = 0; i < first.sounds().size(); i++) {
                assertThat(second.sounds().get(i).samples())
                        .isEqualTo(first.sounds().get(i).samples());
            }
            // Key frames at 0, 4 and 8 s; two a second between the demands, a lead of 1.2 s after 3.9 and 6.9 s.
            assertThat(times(first))
                    .startsWith(Duration.ZERO, Duration.ofSeconds(4))
                    .contains(Duration.ofSeconds(8));
            assertThat(first.frames().stream().filter(each -> !each.keyFrame()))
                    .hasSizeBetween(5, 6)
                    .allSatisfy(
                            each -> assertThat(each.at()).isBetween(Duration.ofMillis(5090), Duration.ofMillis(8200)));
        }
    }

    /** Asks for more pictures when 4 s have been heard, and for fewer at 7 s: they take effect a lead later. */
    private static Recording decodeWithDemands(DecoderPool pool) {
        Recording recording = new Recording();
        List<DecodeSession> sessions = new ArrayList<>();
        recording.withoutAcknowledging().onSound(sound -> {
            DecodeSession session = sessions.getFirst();
            if (sound.end().equals(Duration.ofSeconds(4))) {
                session.demand(SamplingDemand.ALERT, sound.end());
            } else if (sound.end().equals(Duration.ofSeconds(7))) {
                session.demand(SamplingDemand.CHEAP, sound.end());
            }
            session.acknowledge(sound.end());
        });
        synchronized (recording) {
            sessions.add(pool.openSource(
                    new StreamId("film"), SessionId.random(), new MediaSource.LocalFile(film), recording));
        }
        assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
        return recording;
    }

    @Test
    void aFileIsNotDecodedFurtherThanTheLeadAheadOfAnalysis() {
        try (DecoderPool pool = pool()) {
            Recording recording = new Recording().withoutAcknowledging();
            DecodeSession session = pool.openSource(
                    new StreamId("film"), SessionId.random(), new MediaSource.LocalFile(film), recording);
            recording.await(each -> each.soundEnd().compareTo(Duration.ofSeconds(1)) >= 0);
            session.acknowledge(Duration.ofSeconds(2));
            recording.await(each -> each.soundEnd().compareTo(Duration.ofSeconds(3)) >= 0);
            assertThat(recording.soundEnd()).isLessThanOrEqualTo(Duration.ofMillis(3300));
            session.close();
            assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Closed.class);
        }
    }

    @Test
    void aFedStreamIsDecodedAsItComes() {
        try (DecoderPool pool = pool()) {
            Recording recording = new Recording();
            DecodeSession session = pool.openFeed(new StreamId("live"), SessionId.random(), recording);
            feed(session, packets);
            assertThat(recording.awaitEnd())
                    .isInstanceOfSatisfying(
                            DecodeEnd.Finished.class,
                            end -> assertThat(end.damaged()).isZero());
            assertThat(recording.frames()).hasSize(12).allMatch(Frame::keyFrame);
            assertThat(recording.frames().get(3).at()).isBetween(Duration.ofMillis(2990), Duration.ofMillis(3080));
            assertThat(recording.info().picture()).contains(new MediaInfo.Picture("h264", 320, 180, 0));
            assertThat(recording.info().sound()).contains(new MediaInfo.Track("aac", 48_000, 1));
            assertThat(recording.soundEnd()).isBetween(Duration.ofMillis(11_950), Duration.ofMillis(12_150));
        }
    }

    @Test
    void silenceKeepsStepWithPicturesThatAreNotSent() throws IOException {
        List<MediaPacket> silent = FlvPackets.read(Files.readAllBytes(Ffmpeg.make(
                folder.resolve("silent.flv"),
                PICTURE + "-t 4 " + H264 + "-bf 0 -g 300 -keyint_min 300 -sc_threshold 0 -f flv")));
        try (DecoderPool pool = pool()) {
            Recording recording = new Recording();
            DecodeSession session = pool.openFeed(new StreamId("live"), SessionId.random(), recording);
            TsSegmenter segmenter = segmenter(session);
            silent.forEach(segmenter::packet);
            // One key frame, at the start, and no end yet: the rest is told by the clock alone.
            recording.await(each -> each.soundEnd().compareTo(Duration.ofMillis(3900)) >= 0);
            assertThat(recording.frames()).hasSize(1);
            assertThat(recording.info().sound()).isEmpty();
            session.end();
            assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
            assertSoundHasNoGap(recording);
        }
    }

    @Test
    void onALiveStreamMorePicturesComeAtOnceInTheMiddleOfAGroup() throws IOException {
        List<MediaPacket> longGroup = FlvPackets.read(Files.readAllBytes(Ffmpeg.make(
                folder.resolve("group.flv"),
                PICTURE + SOUND + "-t 9 " + H264 + "-bf 0 -g 300 -keyint_min 300 -sc_threshold 0 -c:a aac -f flv")));
        try (DecoderPool pool = pool()) {
            Recording recording = new Recording();
            DecodeSession session = pool.openFeed(new StreamId("live"), SessionId.random(), recording);
            TsSegmenter segmenter = segmenter(session);
            int half = longGroup.size() / 2;
            longGroup.subList(0, half).forEach(segmenter::packet);
            recording.await(each -> each.soundEnd().compareTo(Duration.ofSeconds(4)) >= 0);
            assertThat(recording.frames()).hasSize(1);
            session.demand(SamplingDemand.ALERT, Duration.ZERO);
            longGroup.subList(half, longGroup.size()).forEach(segmenter::packet);
            segmenter.ended(EndReason.PUBLISHER_LEFT);
            session.end();
            assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
            assertThat(recording.frames()).hasSizeBetween(9, 12);
            assertThat(recording.frames().get(1).at()).isBetween(Duration.ofMillis(3900), Duration.ofMillis(5100));
        }
    }

    @Test
    void aKilledProcessIsReplacedAndItsStreamsGoOn() {
        try (DecoderPool pool = pool()) {
            Recording one = new Recording();
            Recording other = new Recording();
            DecodeSession first = pool.openFeed(new StreamId("one"), SessionId.random(), one);
            DecodeSession second = pool.openFeed(new StreamId("other"), SessionId.random(), other);
            TsSegmenter toFirst = segmenter(first);
            TsSegmenter toSecond = segmenter(second);
            int half = packets.size() / 2;
            packets.subList(0, half).forEach(each -> {
                toFirst.packet(each);
                toSecond.packet(each);
            });
            one.await(each -> each.frames().size() >= 5);
            other.await(each -> each.frames().size() >= 5);
            ProcessHandle.of(pool.health().workers().getFirst().processId())
                    .orElseThrow()
                    .destroyForcibly();
            one.await(each -> !each.interruptions().isEmpty());
            packets.subList(half, packets.size()).forEach(each -> {
                toFirst.packet(each);
                toSecond.packet(each);
            });
            toFirst.ended(EndReason.PUBLISHER_LEFT);
            toSecond.ended(EndReason.PUBLISHER_LEFT);
            first.end();
            second.end();
            for (Recording recording : List.of(one, other)) {
                assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
                assertThat(times(recording)).doesNotHaveDuplicates().hasSize(12);
                assertSoundHasNoGap(recording);
                assertThat(recording.interruptions()).singleElement().satisfies(each -> {
                    assertThat(each.cause()).isEqualTo(Interruption.Cause.KILLED);
                    assertThat(each.blamed()).isFalse();
                });
            }
            PoolHealth.Worker health = pool.health().workers().getFirst();
            assertThat(health.up()).isTrue();
            assertThat(health.restarts()).isEqualTo(1);
            assertThat(health.lastRestart()).isPresent();
        }
    }

    @Test
    void aKilledProcessDecodesItsFileOnWhereItWas() {
        try (DecoderPool pool = pool()) {
            Recording recording = new Recording();
            recording.onSound(sound -> {
                if (sound.end().equals(Duration.ofSeconds(6))) {
                    ProcessHandle.of(pool.health().workers().getFirst().processId())
                            .orElseThrow()
                            .destroyForcibly();
                }
            });
            recording.follow(pool.openSource(
                    new StreamId("film"), SessionId.random(), new MediaSource.LocalFile(film), recording));
            assertThat(recording.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
            assertThat(times(recording)).containsExactly(Duration.ZERO, Duration.ofSeconds(4), Duration.ofSeconds(8));
            assertThat(recording.segments().stream().map(each -> each.offset().toSeconds()))
                    .containsExactly(0L, 4L, 8L);
            assertSoundHasNoGap(recording);
            assertThat(recording.interruptions()).hasSize(1);
        }
    }

    @Test
    void aStreamThatCrashesItsDecoderTwiceIsQuarantinedAndOthersGoOn() {
        quarantines("poison=segv", Interruption.Cause.CRASH);
    }

    @Test
    void aStreamThatEndsItsDecoderTwiceIsQuarantined() {
        quarantines("poison=halt", Interruption.Cause.CRASH);
    }

    @Test
    void aStreamThatHangsItsDecoderTwiceIsQuarantined() {
        quarantines("poison=hang", Interruption.Cause.HANG);
    }

    private static void quarantines(String fault, Interruption.Cause cause) {
        DecoderPoolSettings settings = new DecoderPoolSettings(
                1,
                DecoderPoolSettings.DEFAULT_MEMORY_LIMIT_BYTES,
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.empty(),
                List.of("-Dfirebreak.decoder.fault=" + fault));
        try (DecoderPool pool = new DecoderPool(settings, Clock.systemUTC())) {
            Recording poison = new Recording();
            Recording healthy = new Recording();
            DecodeSession innocent = pool.openFeed(new StreamId("healthy"), SessionId.random(), healthy);
            TsSegmenter segmenter = segmenter(innocent);
            packets.subList(0, packets.size() / 2).forEach(segmenter::packet);
            healthy.await(each -> each.frames().size() >= 5);
            DecodeSession guilty = pool.openFeed(new StreamId("poison"), SessionId.random(), poison);
            feed(guilty, packets);
            assertThat(poison.awaitEnd()).isEqualTo(new Quarantined(2, cause));
            assertThat(poison.interruptions()).hasSize(2).allMatch(Interruption::blamed);
            packets.subList(packets.size() / 2, packets.size()).forEach(segmenter::packet);
            segmenter.ended(EndReason.PUBLISHER_LEFT);
            innocent.end();
            assertThat(healthy.awaitEnd()).isInstanceOf(DecodeEnd.Finished.class);
            assertThat(times(healthy)).hasSize(12).doesNotHaveDuplicates();
            assertThat(healthy.interruptions()).hasSize(2).noneMatch(Interruption::blamed);
            assertSoundHasNoGap(healthy);
            assertThat(pool.health().quarantined()).isEqualTo(1);
        }
    }

    private static DecoderPool pool() {
        return new DecoderPool(DecoderPoolSettings.withWorkers(1), Clock.systemUTC());
    }

    private static void feed(DecodeSession session, List<MediaPacket> all) {
        TsSegmenter segmenter = segmenter(session);
        all.forEach(segmenter::packet);
        segmenter.ended(EndReason.PUBLISHER_LEFT);
        session.end();
    }

    private static TsSegmenter segmenter(DecodeSession session) {
        return new TsSegmenter(
                new StreamId("live"),
                SessionId.random(),
                Clock.systemUTC(),
                Segmentation.DEFAULT,
                (segment, bytes) -> {},
                session::feed);
    }

    private static List<Duration> times(Recording recording) {
        return recording.frames().stream().map(Frame::at).toList();
    }

    private static void assertSoundHasNoGap(Recording recording) {
        Duration next = Duration.ZERO;
        for (Sound sound : recording.sounds()) {
            assertThat(sound.at()).isEqualTo(next);
            next = sound.end();
        }
    }
}
