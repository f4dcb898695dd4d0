package dev.firebreak.app.cli;

import dev.firebreak.app.fingerprint.FileFingerprint;
import dev.firebreak.app.fingerprint.Fingerprinter;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.app.fingerprint.PictureFingerprinter;
import dev.firebreak.app.fingerprint.VideoFingerprinter;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak fingerprint}: what files are recognised by after they were edited. */
@Command(
        name = "fingerprint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Prints what files are recognised by: PDQ hashes of pictures and of videos over time, MD5 and SHA-256 of all.",
        exitCodeListHeading = "%nExit codes, of the worst file:%n",
        exitCodeList = {
            "0:every file was fingerprinted",
            "2:usage",
            "65:bad media: a file is broken beyond use, or larger than allowed",
            "69:source gone: there is no such file, or it may not be read; or no decoder process runs"
        })
final class FingerprintCommand implements Callable<Integer> {
    /** From this many files on, how far it has come is shown. */
    private static final int MANY = 10;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to fingerprint, one after the other.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "A JSON object a line for each file on standard output.")
    private boolean json;

    @Option(
            names = "--as-stored",
            description = "Pictures as they are stored, not turned upright as their camera noted: what others hash.")
    private boolean asStored;

    @Option(
            names = "--compact",
            description = "Pictures with a side above 512 are brought to 512 × 512 first: the other convention of PDQ.")
    private boolean compact;

    @Option(
            names = "--key-frames",
            description = "Videos by their key frames alone: several times as fast, and coarser.")
    private boolean keyFrames;

    @Option(
            names = "--learned",
            description =
                    "Also learned hashes of videos, as banks keep them: a run of the picture network each picture.")
    private boolean learned;

    @Option(
            names = "--vpdq",
            paramLabel = "FOLDER",
            description =
                    "Also vPDQ of videos, a hash a second, as others exchange it: a text file each in the folder.")
    private Optional<Path> vpdqFolder = Optional.empty();

    @Option(
            names = "--tmk",
            paramLabel = "FOLDER",
            description = "Also TMK+PDQF of videos, as others exchange it: a .tmk file each in the folder.")
    private Optional<Path> tmkFolder = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    @SuppressWarnings("try") // the hook is there to interrupt this thread
    public Integer call() throws InterruptedException {
        if (keyFrames && (vpdqFolder.isPresent() || tmkFolder.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(), "vPDQ and TMK look at all pictures, not at key frames alone");
        }
        try (Shutdown shutdown = Shutdown.interrupting(Thread.currentThread());
                PictureFingerprinter pictures =
                        new PictureFingerprinter(new PictureFingerprinter.Convention(asStored, compact));
                PackagedDescriber describer = PackagedDescriber.configured();
                VideoFingerprinter videos = new VideoFingerprinter(
                        new VideoFingerprinter.Wanted(keyFrames, vpdqFolder, tmkFolder),
                        learned ? describer : FrameDescriber.NONE)) {
            return fingerprint(List.of(pictures, videos));
        }
    }

    private int fingerprint(List<Fingerprinter> fingerprinters) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ProgressBar> progress =
                files.size() < MANY ? Optional.empty() : Optional.of(new ProgressBar("files", files.size()));
        int worst = ExitCode.OK;
        int done = 0;
        for (Path file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            FileFingerprint fingerprint = FileFingerprint.of(file, fingerprinters);
            int code = exitCode(fingerprint.result());
            worst = Math.max(worst, code);
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(fingerprint.fields()));
            } else {
                (code == ExitCode.OK ? out : spec.commandLine().getErr()).println(fingerprint.text());
            }
            int soFar = ++done;
            progress.ifPresent(bar -> bar.done(soFar));
            if (out.checkError()) {
                break; // nobody reads on
            }
        }
        return worst;
    }

    private static int exitCode(Fingerprinter.Result result) {
        return switch (result) {
            case Fingerprinter.Made made -> ExitCode.OK;
            case Fingerprinter.OtherKind other -> ExitCode.OK;
            case Fingerprinter.Broken broken -> ExitCode.BAD_MEDIA;
            case Fingerprinter.Missing missing -> ExitCode.SOURCE_GONE;
        };
    }
}
