package dev.firebreak.app.cli;

import dev.firebreak.app.footage.Arrival;
import dev.firebreak.app.footage.FootageIntake;
import dev.firebreak.app.footage.Manifest;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.IntakeOutcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/** Takes many files into the library, several at once, and says what became of them. One thread at a time. */
final class IntakeRun {
    private final FootageIntake intake;
    private final PrintWriter out;
    private final boolean json;
    private long added;
    private long duplicates;
    private long refused;
    private long nearDuplicates;
    private long held;

    IntakeRun(FootageIntake intake, PrintWriter out, boolean json) {
        this.intake = intake;
        this.out = out;
        this.json = json;
    }

    private record Done(Path file, IntakeOutcome outcome) {}

    /** Returns the program's exit code: 65 when a file was refused. What the world refuses (disk, database) ends the run. */
    int run(List<Manifest.Described> clips) throws InterruptedException {
        ProgressBar progress = new ProgressBar("clips", clips.size());
        ExecutorService threads = Executors.newFixedThreadPool(
                OpenLibrary.processes(), Thread.ofPlatform().name("intake-", 0).factory());
        try {
            ExecutorCompletionService<Done> service = new ExecutorCompletionService<>(threads);
            for (Manifest.Described clip : clips) {
                Future<Done> unused = service.submit(() -> take(clip));
            }
            for (int i = 1; i <= clips.size(); i++) {
                tell(service.take().get());
                progress.done(i);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FirebreakException failed) {
                throw failed;
            }
            throw new IllegalStateException("Taking in a clip failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return end();
    }

    private Done take(Manifest.Described clip) {
        String name = String.valueOf(clip.file().getFileName());
        return new Done(
                clip.file(), intake.take(new Arrival(clip.file(), name, clip.description(), OpenLibrary.by(), false)));
    }

    private void tell(Done done) {
        tell(done.file(), done.outcome());
    }

    /** Prints one outcome, and counts it. */
    void tell(Path file, IntakeOutcome outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "clip");
        line.put("file", file.toString());
        String words = switch (outcome) {
            case IntakeOutcome.Added clip -> {
                added++;
                line.put("outcome", "added");
                line.put("id", clip.clip().id().toString());
                line.put("sha256", clip.clip().sha256().hex());
                line.put("held", clip.held());
                line.put(
                        "nearDuplicates",
                        clip.lookAlikes().stream()
                                .map(each ->
                                        NearDuplicateText.fields(clip.clip().id(), each))
                                .toList());
                nearDuplicates += clip.lookAlikes().isEmpty() ? 0 : 1;
                held += clip.held() ? 1 : 0;
                yield NearDuplicateText.told(clip);
            }
            case IntakeOutcome.Duplicate clip -> {
                duplicates++;
                line.put("outcome", "duplicate");
                line.put("id", clip.of().id().toString());
                yield "is in the library already, as %s (%s)"
                        .formatted(clip.of().originalName(), clip.of().id());
            }
            case IntakeOutcome.Refused why -> {
                refused++;
                line.put("outcome", "refused");
                line.put("reason", why.reason().label());
                line.put("why", why.why());
                yield "refused (%s): %s".formatted(why.reason().label(), why.why());
            }
        };
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(line));
        } else if (!words.isEmpty()) {
            out.println(file + ": " + words);
        }
    }

    /** Prints the sums; returns the exit code. */
    int end() {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("type", "end");
            line.put("added", added);
            line.put("duplicates", duplicates);
            line.put("refused", refused);
            line.put("nearDuplicates", nearDuplicates);
            line.put("held", held);
            out.println(JsonMapper.shared().writeValueAsString(line));
        } else {
            out.printf("%d added, %d in the library already, %d refused%n", added, duplicates, refused);
            if (nearDuplicates > 0) {
                out.printf(
                        "%d of those added show the same as other clips, %d of them as withdrawn ones%n",
                        nearDuplicates, held);
            }
        }
        out.flush();
        return refused > 0 ? ExitCode.BAD_MEDIA : ExitCode.OK;
    }
}
