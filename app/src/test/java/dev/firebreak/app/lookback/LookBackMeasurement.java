package dev.firebreak.app.lookback;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.copy.TrafficStore;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import dev.firebreak.store.Database;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.copy.SampleFilm;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long looking back takes by the clock: a database with so many stream-hours of traffic, in which one in {@value #FILMS} pieces shows
 * what is banked then. Run by {@code bench/look-back}; arguments: a folder, stream-hours.
 */
public final class LookBackMeasurement {
    private static final int FILMS = 200;
    private static final int BANKED_SECONDS = 60;
    private static final int STREAM = 60;

    private LookBackMeasurement() {}

    public static void main(String[] arguments) {
        int hours = Integer.parseInt(arguments[1]);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.embedded(Path.of(arguments[0]))) {
            Bank bank = BankSamples.bank(database.banks(), "ATTACKS", BankSamples.CUT);
            long began = System.nanoTime();
            int pieces = pass(database.traffic(), hours, clock);
            say(
                    "%d pieces of a minute written, %.2f GB"
                            .formatted(pieces, database.traffic().size().bytes() / 1e9),
                    began);

            BankedVideos videos = new BankedVideos(Runnable::run);
            BankedSounds sounds = new BankedSounds(10_000_000);
            BankIndex index =
                    new BankIndex(database.bankFeed(), List.of(videos, videos.vpdq(), sounds), Runnable::run, clock);
            index.follow();
            AtomicInteger found = new AtomicInteger();
            LookBack lookBack = new LookBack(
                    new LookBack.Stores(database.bankFeed(), database.traffic(), database.pastCopies()),
                    EntriesSearch.over(database.bankFeed(), new CopyMatcher(index, videos, sounds), clock),
                    copy -> found.incrementAndGet(),
                    Duration.ofDays(3),
                    clock);
            lookBack.round(() -> false);
            BankSamples.add(
                    database.banks(),
                    bank,
                    EntryContent.of(
                            MediaKind.VIDEO, signals(new SampleFilm(0)), Provenance.hash("ada", clock.instant())));
            index.follow();
            began = System.nanoTime();
            boolean more = true;
            while (more) {
                more = lookBack.round(() -> false);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            say("looked back, %d copies found".formatted(found.get()), began);
            System.out.printf(
                    Locale.ROOT,
                    "%.0f pieces a second: 72 h of %.0f streams in ten minutes%n",
                    pieces / seconds,
                    pieces / seconds * 600 / (72 * 3_600.0 / newSeconds()));
        }
    }

    private static long newSeconds() {
        return TrafficLog.LENGTH.minus(TrafficLog.OVERLAP).toSeconds();
    }

    private static Signals signals(SampleFilm film) {
        return Signals.of(
                new Signal.Print(SignalKind.VIDEO, FingerprintBytes.write(film.video(0, BANKED_SECONDS))),
                new Signal.Print(SignalKind.SOUND, SoundFingerprintFormat.write(film.sound(0, BANKED_SECONDS))));
    }

    /** Pieces of films that take turns, in sessions of an hour. */
    private static int pass(TrafficStore traffic, int hours, Clock clock) {
        List<byte[]> shown = new ArrayList<>();
        List<byte[]> heard = new ArrayList<>();
        int length = Math.toIntExact(TrafficLog.LENGTH.toSeconds());
        for (int film = 0; film < FILMS; film++) {
            shown.add(FingerprintBytes.write(new SampleFilm(film).video(0, length)));
            heard.add(SoundFingerprintFormat.write(new SampleFilm(film).sound(0, length)));
        }
        List<TrafficPiece> batch = new ArrayList<>();
        int pieces = 0;
        for (int hour = 0; hour < hours; hour++) {
            SessionId session = SessionId.random();
            for (long from = 0; from < 3_600; from += newSeconds()) {
                int film = pieces++ % FILMS;
                batch.add(new TrafficPiece(
                        new StreamId("stream-" + hour % STREAM),
                        session,
                        Duration.ofSeconds(from),
                        clock.instant().minusSeconds(3_600 - from),
                        shown.get(film),
                        heard.get(film)));
                if (batch.size() == TrafficStore.MAX_BATCH) {
                    traffic.append(batch);
                    batch.clear();
                }
            }
        }
        traffic.append(batch);
        return pieces;
    }

    private static void say(String what, long began) {
        System.out.printf(Locale.ROOT, "%-60s %8.1f s%n", what, (System.nanoTime() - began) / 1e9);
    }
}
