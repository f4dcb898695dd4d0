package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.background.BackgroundRounds;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.footage.Arrival;
import dev.firebreak.app.footage.FineSound;
import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.footage.FootageIntake;
import dev.firebreak.app.footage.FootageLibrary;
import dev.firebreak.app.footage.ListeningDesk;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.upload.Upload;
import dev.firebreak.app.upload.UploadDesk;
import dev.firebreak.app.upload.UploadFolder;
import dev.firebreak.app.upload.UploadState;
import dev.firebreak.app.upload.UploadVerdict;
import dev.firebreak.app.web.FootageParts;
import dev.firebreak.app.web.UploadAbout;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.IntakeOutcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** The footage library as the server has it: with uploads, and the sound model to propose shots. */
final class Library implements AutoCloseable {
    private final FootageLibrary footage;
    private final ListeningDesk listening;
    private final FineSound sound;
    private final UploadDesk uploads;
    private final BackgroundRounds printing;

    private Library(
            FootageLibrary footage,
            ListeningDesk listening,
            FineSound sound,
            UploadDesk uploads,
            BackgroundRounds printing) {
        this.footage = footage;
        this.listening = listening;
        this.sound = sound;
        this.uploads = uploads;
        this.printing = printing;
    }

    @MustBeClosed
    static Library open(
            FirebreakConfig config, FootageLibrary footage, Judging judging, FirebreakMetrics metrics, Clock clock) {
        UploadFolder folder = UploadFolder.open(config.dataFolder().resolve("uploads"), clock);
        UploadDesk uploads = new UploadDesk(
                folder,
                config.uploads(),
                (upload, file) -> receive(footage.intake(), folder, upload, file),
                metrics,
                clock);
        metrics.gauge(uploads::waitingBytes, MetricName.UPLOADS_WAITING_BYTES);
        FootageDesk.Ports ports = footage.desk().ports();
        return new Library(
                footage,
                new ListeningDesk(ports, footage.decoders(), judging.engine(), judging.modelName(), clock),
                new FineSound(ports.bytes(), footage.decoders()),
                uploads,
                footage.printing().inBackground(clock));
    }

    FootageParts parts() {
        return new FootageParts(footage.desk(), footage.datasets(), footage.duplicates(), listening, sound, uploads);
    }

    /** What has to be done now and then. */
    void tidy() {
        uploads.tidy();
    }

    @Override
    public void close() {
        printing.close();
        uploads.close();
        listening.close();
    }

    /** The upload keeps its file until its state is written, so that a crash in between loses nothing. */
    private static UploadVerdict receive(FootageIntake intake, UploadFolder folder, Upload upload, Path file) {
        Arrival arrival = new Arrival(file, upload.fileName(), UploadAbout.read(upload.about()), upload.owner(), false);
        return switch (intake.take(arrival)) {
            case IntakeOutcome.Added added ->
                new UploadVerdict(
                        UploadState.ADDED, resembling(added), added.clip().id().toString());
            case IntakeOutcome.Duplicate duplicate -> known(folder, upload, duplicate.of());
            case IntakeOutcome.Refused refused -> new UploadVerdict(UploadState.REFUSED, sentence(refused.why()), "");
        };
    }

    /** Empty when it resembles nothing. Who hands in need not be one who may see the others: their names are not told. */
    private static String resembling(IntakeOutcome.Added added) {
        int count = added.lookAlikes().size();
        if (count == 0) {
            return "";
        }
        String what = "It shows the same as %s"
                .formatted(count == 1 ? "a clip that is here already" : count + " clips that are here already");
        return added.held()
                ? what + ", one of which was withdrawn: no dataset holds it until a custodian says that it may stay"
                : what;
    }

    private static UploadVerdict known(UploadFolder folder, Upload upload, Footage clip) {
        boolean others = folder.list().stream()
                .anyMatch(each -> each.footage().equals(clip.id().toString()));
        // A crash between the catalogue and the upload's own state: it is this very upload that was taken in.
        boolean ours = !others
                && clip.addedBy().equals(upload.owner())
                && !clip.addedAt().isBefore(upload.createdAt());
        return ours
                ? new UploadVerdict(UploadState.ADDED, "", clip.id().toString())
                : new UploadVerdict(
                        UploadState.DUPLICATE,
                        "The same file is in the library as %s".formatted(clip.originalName()),
                        clip.id().toString());
    }

    private static String sentence(String why) {
        return why.isEmpty() ? why : why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1);
    }
}
