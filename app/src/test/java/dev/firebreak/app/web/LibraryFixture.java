package dev.firebreak.app.web;

import dev.firebreak.app.config.UploadSettings;
import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.app.footage.DatasetDesk;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.footage.ShotProposals;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.upload.Upload;
import dev.firebreak.app.upload.UploadDesk;
import dev.firebreak.app.upload.UploadFolder;
import dev.firebreak.app.upload.UploadState;
import dev.firebreak.app.upload.UploadVerdict;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.SoundCurve;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.footage.InMemoryClipPrints;
import dev.firebreak.testkit.footage.InMemoryDatasetCatalogue;
import dev.firebreak.testkit.footage.InMemoryFootageCatalogue;
import dev.firebreak.testkit.footage.InMemoryFootageStore;
import dev.firebreak.testkit.footage.InMemoryModelRegister;
import dev.firebreak.testkit.footage.InMemoryNearDuplicates;
import dev.firebreak.testkit.footage.InMemoryShotMarkStore;
import dev.firebreak.testkit.footage.InMemoryVocabularyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The footage library over stores in memory; takes as footage what begins like an mp4 file, without decoding it. */
final class LibraryFixture implements AutoCloseable {
    final InMemoryVocabularyStore vocabulary = new InMemoryVocabularyStore();
    final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(vocabulary);
    final InMemoryFootageStore bytes = new InMemoryFootageStore();
    final InMemoryShotMarkStore marks = new InMemoryShotMarkStore(catalogue);
    final InMemoryDatasetCatalogue datasets = new InMemoryDatasetCatalogue(catalogue);
    final InMemoryModelRegister models = new InMemoryModelRegister();
    final InMemoryClipPrints prints = new InMemoryClipPrints(catalogue);
    final InMemoryNearDuplicates pairs = new InMemoryNearDuplicates(catalogue);
    final List<Duration> heard = new ArrayList<>();
    final Path uploads;

    final NearDuplicates duplicates;

    private final FootageDesk desk;
    private final FirebreakMetrics metrics;
    private final Clock clock;
    private @Nullable UploadDesk uploadDesk;

    LibraryFixture(Clock clock, AuditLog audit, FirebreakMetrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
        words("scenario", "Scenario", "exercise:Exercise", "range:Range", "patrol:Patrol", "everyday:Everyday life");
        words("light", "Light", "day:Daylight", "dusk:Dusk or dawn", "night:Night");
        words("place", "Place", "land:Land", "public-transport:Public transport", "water:Water");
        words("camera-mount", "Camera mount", "head:Head", "chest:Chest", "weapon:Weapon", "hand:Hand", "fixed:Fixed");
        words("weapon-type", "Weapon type", "pistol:Pistol", "rifle:Rifle", "shotgun:Shotgun", "none:None");
        this.desk = new FootageDesk(
                new FootageDesk.Ports(catalogue, vocabulary, bytes, marks, datasets, models, prints, pairs, audit),
                clock);
        this.duplicates = new NearDuplicates(new NearDuplicates.Ports(catalogue, prints, pairs, audit), clock);
        try {
            uploads = Files.createTempDirectory("firebreak-uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void words(String facet, String title, String... terms) {
        int position = 100 + vocabulary.vocabulary().facets().size();
        vocabulary.save(new Facet(facet, title, false, false, position));
        for (int i = 0; i < terms.length; i++) {
            String[] term = terms[i].split(":", 2);
            vocabulary.save(new Term(facet, term[0], term[1], 10 * (i + 1)));
        }
    }

    FootageParts parts(UploadSettings settings) {
        uploadDesk = new UploadDesk(UploadFolder.open(uploads, clock), settings, this::receive, metrics, clock);
        return new FootageParts(
                desk, new DatasetDesk(desk.ports(), clock), duplicates, new Listens(), this::peaks, uploadDesk);
    }

    /** Adds a clip with pictures, a sound curve and media that a browser can fetch. */
    Footage add(String name, Description description, List<Thumbnail> stills, byte[] media) {
        Hash256 hash = Hash256.sha256(media);
        Footage clip = new Footage(
                FootageId.random(),
                hash,
                media.length,
                name,
                facts(),
                description,
                clock.instant(),
                "cleo",
                MarkState.UNMARKED,
                Optional.empty());
        put(hash, media);
        catalogue.add(clip, stills, curve());
        return clip;
    }

    @Override
    public void close() {
        if (uploadDesk != null) {
            uploadDesk.close();
        }
    }

    private UploadVerdict receive(Upload upload, Path file) {
        try {
            byte[] media = Files.readAllBytes(file);
            if (!new String(media, 0, Math.min(12, media.length), StandardCharsets.ISO_8859_1).contains("ftyp")) {
                return new UploadVerdict(UploadState.REFUSED, "It cannot be decoded: no known format", "");
            }
            Optional<Footage> known = catalogue.find(Hash256.sha256(media));
            if (known.isPresent()) {
                return new UploadVerdict(
                        UploadState.DUPLICATE,
                        "The same file is here as " + known.get().originalName(),
                        known.get().id().toString());
            }
            Footage clip = add(upload.fileName(), UploadAbout.read(upload.about()), List.of(), media);
            return new UploadVerdict(UploadState.ADDED, "", clip.id().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Hash256 hash, byte[] media) {
        try {
            Path file = Files.createTempFile(uploads, "media", "");
            Files.write(file, media);
            bytes.put(hash, file);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MediaFacts facts() {
        return new MediaFacts(
                FootageKind.VIDEO,
                "mov,mp4,m4a,3gp,3g2,mj2",
                Duration.ofSeconds(10),
                Optional.of(new MediaFacts.Picture("h264", 640, 360)),
                Optional.of(new MediaFacts.SoundTrack("aac", 48_000, 2)),
                false);
    }

    private SoundCurve curve() {
        byte[] fine = peaks(Hash256.sha256(new byte[0]));
        byte[] coarse = new byte[100];
        for (int i = 0; i < fine.length; i++) {
            coarse[i / 20] = (byte) Math.max(coarse[i / 20] & 0xff, fine[i] & 0xff);
        }
        return new SoundCurve(coarse);
    }

    /** Ten seconds of quiet with a bang at each time that the model hears. */
    private byte[] peaks(Hash256 clip) {
        byte[] peaks = new byte[2_000];
        for (int i = 0; i < peaks.length; i++) {
            double level = 8 + 6 * Math.sin(i * 0.7) * Math.sin(i * 0.013);
            for (Duration shot : heard) {
                long after = i * 5L - shot.toMillis();
                level += after >= 0 ? 240 * Math.exp(-after / 90.0) : 0;
            }
            peaks[i] = (byte) Math.min(255, Math.round(level));
        }
        return peaks;
    }

    /** Proposes at once what was put into {@link #heard}. */
    private final class Listens implements ShotProposals {
        private final Map<FootageId, Job> jobs = new ConcurrentHashMap<>();

        @Override
        public Job ask(Footage clip) {
            marks.propose(
                    clip.id(),
                    heard.stream()
                            .map(at -> new ShotMark(at, ShotMark.State.PROPOSED, 0.9, "first 1.0", clock.instant()))
                            .toList());
            Job done = new Job(JobState.DONE, 1, heard.size() + " shots were proposed");
            jobs.put(clip.id(), done);
            return done;
        }

        @Override
        public Job job(FootageId clip) {
            return jobs.getOrDefault(clip, new Job(JobState.IDLE, 0, ""));
        }
    }
}
