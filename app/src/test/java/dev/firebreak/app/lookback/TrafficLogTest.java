package dev.firebreak.app.lookback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.app.incident.SessionInfo;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.copy.InMemoryTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TrafficLogTest {
    private static final SessionInfo INFO =
            new SessionInfo(new StreamId("lobby"), SessionId.random(), FakeClock.START, "here", "first 1.0");

    private final InMemoryTraffic store = new InMemoryTraffic();
    private final AtomicInteger dropped = new AtomicInteger();

    private static SampledFrame frame(int second) {
        Random random = new Random(second);
        PdqHash hash = new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
        return new SampledFrame(Duration.ofSeconds(second), hash, Optional.empty(), 100);
    }

    /** A tone that changes each second, and noise. */
    private static Sound sound(int second) {
        Random random = new Random(second);
        float[] samples = new float[Sound.SAMPLE_RATE];
        double hertz = 400 * Math.pow(2, 2 * random.nextDouble());
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float)
                    (0.3 * Math.sin(2 * Math.PI * hertz * i / Sound.SAMPLE_RATE) + 0.005 * random.nextGaussian());
        }
        return new Sound(Duration.ofSeconds(second), samples);
    }

    private List<TrafficPiece> passed(int from, int to, boolean pictures, boolean sounds) {
        try (TrafficLog log = new TrafficLog(store, reason -> dropped.incrementAndGet())) {
            TrafficLog.Session session = log.session(INFO);
            for (int second = from; second < to; second++) {
                if (pictures) {
                    session.frame(frame(second));
                }
                if (sounds) {
                    session.sound(sound(second));
                }
            }
            session.ended();
        }
        List<TrafficPiece> pieces = new ArrayList<>();
        store.newest(Optional.empty(), 100).forEach(kept -> pieces.addFirst(kept.piece()));
        return pieces;
    }

    @Test
    void aSessionBecomesPiecesThatOverlap() {
        List<TrafficPiece> pieces = passed(5, 150, true, false);

        assertThat(pieces).extracting(piece -> piece.from().toSeconds()).containsExactly(5L, 53L, 101L);
        assertThat(pieces.get(1).start()).isEqualTo(FakeClock.START.plusSeconds(53));
        VideoFingerprint second = FingerprintBytes.read(pieces.get(1).video());
        assertThat(second.frames()).hasSize(60);
        assertThat(second.frames().getFirst().pdq()).isEqualTo(frame(53).pdq());
        assertThat(second.frames().getFirst().span().from()).isZero();
        assertThat(pieces.get(1).sound()).isEmpty();
    }

    @Test
    void soundAndPictureOfAPieceBeginTogether() {
        List<TrafficPiece> pieces = passed(0, 70, true, true);

        SoundFingerprint heard = SoundFingerprintFormat.read(pieces.getFirst().sound());
        assertThat(heard.length().toMillis()).isCloseTo(60_000L, within(1_000L));
        SoundFingerprint late = SoundFingerprintFormat.read(pieces.getLast().sound());
        assertThat(late.length().toSeconds()).isEqualTo(22);
        assertThat(FingerprintBytes.read(pieces.getLast().video()).frames()).hasSize(22);
    }

    @Test
    void soundThatWasLeftOutIsSilence() {
        try (TrafficLog log = new TrafficLog(store, reason -> {})) {
            TrafficLog.Session session = log.session(INFO);
            session.sound(sound(0));
            session.sound(sound(9));
            session.ended();
        }
        TrafficPiece piece = store.newest(Optional.empty(), 1).getFirst().piece();

        assertThat(SoundFingerprintFormat.read(piece.sound()).length()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aSessionWithoutAnythingLeavesNothing() {
        assertThat(passed(0, 0, true, true)).isEmpty();
    }

    @Test
    void whenTheDatabaseIsAwayPiecesWaitAndThenAreLeftOut() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        TrafficStore away = new TrafficStore() {
            @Override
            public void append(List<TrafficPiece> pieces) {
                asked.countDown();
                throw new FirebreakException(ErrorCode.STORE_DOWN, "away");
            }

            @Override
            public List<Kept> newest(Optional<Long> before, int limit) {
                return List.of();
            }

            @Override
            public void forgetBefore(Instant time) {}

            @Override
            public Size size() {
                return new Size(0, 0);
            }
        };
        try (TrafficLog log = new TrafficLog(away, reason -> dropped.incrementAndGet())) {
            one(log);
            asked.await();
            for (int i = 0; i < TrafficLog.CAPACITY; i++) {
                one(log);
            }
            assertThat(dropped).hasValue(0);
            one(log);
            assertThat(dropped).hasValue(1);
        }
    }

    private static void one(TrafficLog log) {
        TrafficLog.Session session = log.session(INFO);
        session.frame(frame(0));
        session.ended();
    }
}
