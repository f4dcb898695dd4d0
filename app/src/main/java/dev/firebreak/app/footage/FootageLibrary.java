package dev.firebreak.app.footage;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.FootageSettings;
import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.media.decode.DecoderPoolSettings;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.store.Database;
import dev.firebreak.store.file.FileFootageStore;
import dev.firebreak.store.object.BucketAddress;
import dev.firebreak.store.object.S3FootageStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The footage library, put together: the same for the server and for commands. Thread-safe. */
public final class FootageLibrary implements AutoCloseable {
    private final FootageDesk desk;
    private final FootageIntake intake;
    private final DatasetDesk datasets;
    private final NearDuplicates duplicates;
    private final ClipPrinting printing;
    private final LazyDecoders decoders;
    private final Optional<S3FootageStore> bucket;

    private FootageLibrary(
            FootageDesk desk,
            FootageIntake intake,
            DatasetDesk datasets,
            NearDuplicates duplicates,
            ClipPrinting printing,
            LazyDecoders decoders,
            Optional<S3FootageStore> bucket) {
        this.desk = desk;
        this.intake = intake;
        this.datasets = datasets;
        this.duplicates = duplicates;
        this.printing = printing;
        this.decoders = decoders;
        this.bucket = bucket;
    }

    /**
     * Opens it over a database. STORE_DOWN when the folder for clips cannot be made.
     *
     * @param processes decoder processes, started when the first clip needs one
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this object
    public static FootageLibrary open(Database database, FirebreakConfig config, int processes, Clock clock) {
        FootageSettings settings = config.footage();
        Optional<S3FootageStore> bucket = settings.store() == FootageSettings.Store.S3
                ? Optional.of(new S3FootageStore(address(settings.bucket())))
                : Optional.empty();
        Path folder = settings.folder().orElse(config.dataFolder().resolve("footage"));
        FootageStore bytes = bucket.isPresent() ? bucket.get() : new FileFootageStore(folder);
        FootageDesk.Ports ports = new FootageDesk.Ports(
                database.footage(),
                database.vocabulary(),
                bytes,
                database.shotMarks(),
                database.datasets(),
                database.models(),
                database.clipPrints(),
                database.nearDuplicates(),
                database.audit());
        LazyDecoders decoders = new LazyDecoders(DecoderPoolSettings.withWorkers(processes), clock);
        // Beside the clips, so that keeping one is a rename.
        Path incoming = (bucket.isPresent() ? config.dataFolder() : folder).resolve("incoming");
        NearDuplicates duplicates = new NearDuplicates(ports.ofDuplicates(), clock);
        FootageIntake intake = new DecodedIntake(
                ports,
                duplicates,
                new IncomingFolder(incoming),
                decoders,
                new DecodedIntake.Limits(settings.maxClip(), settings.maxDuration()),
                clock);
        ClipPrinting printing = new ClipPrinting(ports, duplicates, decoders, settings.maxDuration());
        return new FootageLibrary(
                new FootageDesk(ports, clock),
                intake,
                new DatasetDesk(ports, clock),
                duplicates,
                printing,
                decoders,
                bucket);
    }

    private static BucketAddress address(FootageSettings.Bucket bucket) {
        return new BucketAddress(
                bucket.endpoint().orElseThrow(),
                bucket.region(),
                bucket.name(),
                bucket.prefix(),
                bucket.accessKey().reveal(),
                bucket.secretKey().reveal());
    }

    /** What people do to clips, and the ports for looking. */
    public FootageDesk desk() {
        return desk;
    }

    public FootageIntake intake() {
        return intake;
    }

    public DatasetDesk datasets() {
        return datasets;
    }

    /** Which clips show the same. */
    public NearDuplicates duplicates() {
        return duplicates;
    }

    /** Makes fingerprints of clips that have none, or none that are close enough. */
    public ClipPrinting printing() {
        return printing;
    }

    /** The library's own decoder processes, for whoever plays its clips; started when first asked for. */
    public Supplier<Decoders> decoders() {
        return decoders;
    }

    /** Asks the object store whether it is there; STORE_DOWN or NOT_FOUND when not. Nothing happens with a folder. */
    public void check() {
        bucket.ifPresent(S3FootageStore::check);
    }

    /** Stops the decoders; the database is its owner's to close. */
    @Override
    public void close() {
        decoders.close();
        bucket.ifPresent(S3FootageStore::close);
    }
}
