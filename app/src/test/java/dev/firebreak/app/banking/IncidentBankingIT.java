package dev.firebreak.app.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.app.cli.Clips;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.sound.SoundIndex;
import dev.firebreak.core.fingerprint.sound.SoundMatch;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.VideoAligner;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.core.segment.SegmentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real segments of a generated film with sound: what is banked of them recognises a copy that was scaled, cut out and encoded anew. */
class IncidentBankingIT {
    private static final BankName NAME = new BankName("CONFIRMED_ATTACKS");
    private static final int RATE = 16_000;
    private static final int SECONDS = 24;
    private static final Duration SUSPECTED = Duration.ofSeconds(5);
    private static final double CUT_OUT = 10;

    @TempDir
    Path folder;

    private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    private final InMemorySegmentStore segments = new InMemorySegmentStore();
    private final InMemoryBanks banks = new InMemoryBanks();
    private final SessionId session = SessionId.random();

    /** A zoom that changes all the time, with a tune of random notes in noise. */
    private Path film() throws IOException {
        Random random = new Random(7);
        ByteBuffer pcm = ByteBuffer.allocate(2 * RATE * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
        double[] notes = new double[3];
        for (int i = 0; i < RATE * SECONDS; i++) {
            if (i % (RATE / 5) == 0) {
                java.util.Arrays.setAll(notes, unused -> 300 * Math.pow(2, 3.2 * random.nextDouble()));
            }
            double value = 0.01 * random.nextGaussian();
            for (double note : notes) {
                value += 0.2 * Math.sin(2 * Math.PI * note * i / RATE);
            }
            pcm.putShort((short) (Math.clamp(value, -1, 1) * Short.MAX_VALUE));
        }
        Path raw = folder.resolve("tune.raw");
        Files.write(raw, pcm.array());
        return Clips.make(
                folder.resolve("film.mp4"),
                "-f lavfi -i mandelbrot=s=320x180:r=10:end_scale=0.0001:end_pts=240 -f s16le -ar 16000 -ac 1 -i " + raw
                        + " -t " + SECONDS
                        + " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 20 -c:a aac -b:a 96k");
    }

    private Segment segment(int number, Path file, boolean keep) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Segment segment = new Segment(
                new SegmentId(new StreamId("lobby"), session, number),
                Duration.ofSeconds(2L * number),
                FakeClock.START.plusSeconds(2L * number),
                Duration.ofSeconds(2),
                SegmentFormat.MPEG_TS,
                bytes.length,
                Hash256.sha256(bytes),
                false);
        if (keep) {
            segments.put(segment, bytes);
        }
        return segment;
    }

    private Incident confirmed(Path film) throws IOException {
        Path pieces = Files.createDirectory(folder.resolve("pieces"));
        Clips.make(
                pieces.resolve("%03d.ts"), "-i " + film + " -c copy -f segment -segment_time 2 -segment_format mpegts");
        Incident incident = incidents.open(
                new Incident(
                        IncidentId.random(),
                        new StreamId("lobby"),
                        session,
                        VerdictLevel.CUT,
                        IncidentState.OPEN,
                        FakeClock.START.plusSeconds(8),
                        FakeClock.START,
                        SUSPECTED,
                        Duration.ofSeconds(8),
                        0.97,
                        "gunfire",
                        "first 1.0",
                        Optional.empty()),
                List.of());
        List<Path> files;
        try (Stream<Path> found = Files.list(pieces)) {
            files = found.sorted().toList();
        }
        for (int number = 0; number < files.size(); number++) {
            incidents.addSegments(incident.id(), List.of(segment(number, files.get(number), true)));
        }
        Decision decision = new Decision(IncidentState.CONFIRMED, "ada", FakeClock.START.plusSeconds(60), "");
        return incidents.decide(incident.id(), decision, List.of(), List.of());
    }

    private Prints copy(Path film) throws Exception {
        Path copy = Clips.make(
                folder.resolve("copy.ts"),
                "-ss " + CUT_OUT + " -t 12 -i " + film
                        + " -vf scale=240:134 -c:v libx264 -preset ultrafast -crf 34 -c:a aac -b:a 48k -f mpegts");
        Segment whole = segment(0, copy, false);
        byte[] bytes = Files.readAllBytes(copy);
        return new DecodedPrinter(FrameDescriber.NONE, new FakeClock())
                .print(List.of(whole), segment -> Optional.of(bytes));
    }

    @Test
    void aCopyOfAConfirmedIncidentIsRecognisedByPictureAndBySound() throws Exception {
        Path film = film();
        Incident incident = confirmed(film);
        IncidentBanking banking = IncidentBanking.into(
                Optional.of(NAME),
                banks,
                incidents,
                segments,
                new InMemoryAuditLog(),
                FrameDescriber.NONE,
                new FakeClock());

        assertThat(banking.bank(incident)).isInstanceOf(Outcome.Done.class);

        BankEntry entry = banks.entries(
                        EntryQuery.all(banks.find(NAME).orElseThrow().id(), 10))
                .getFirst();
        Signals signals = banks.signals(entry.id()).orElseThrow();
        VideoFingerprint shown = FingerprintBytes.read(
                signals.print(SignalKind.VIDEO).orElseThrow().bytes());
        SoundFingerprint heard = SoundFingerprintFormat.read(
                signals.print(SignalKind.SOUND).orElseThrow().bytes());
        Prints copy = copy(film);

        // The entry's time begins with the segment in which the suspicion began: at 4 s of the film.
        double there = CUT_OUT - 4;
        List<MatchedInterval> seen = VideoAligner.align(copy.video().orElseThrow(), shown);
        assertThat(seen).isNotEmpty();
        assertThat(offset(seen.getFirst())).isCloseTo(there, within(1.0));
        SoundIndex index = new SoundIndex(1_000_000);
        assertThat(index.insert(1, heard)).isEqualTo(SoundIndex.Insertion.DONE);
        List<SoundMatch> sounds = index.find(copy.sound().orElseThrow());
        assertThat(sounds).isNotEmpty();
        assertThat(offset(sounds.getFirst().interval())).isCloseTo(there, within(0.5));
    }

    private static double offset(MatchedInterval match) {
        return (match.reference().from().toMillis()
                        - match.rate() * match.query().from().toMillis())
                / 1000.0;
    }
}
