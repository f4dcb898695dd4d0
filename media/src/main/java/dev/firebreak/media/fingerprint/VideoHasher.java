package dev.firebreak.media.fingerprint;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.media.decode.ChildCommand;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes video files, each in a process of its own that may crash, hang or grow without harm. Only hashes come back from it and, where
 * learned hashes are to be made, a small picture a second, of which they are made here. A call keeps one core busy; callers bound how
 * many run at once. Thread-safe.
 */
public final class VideoHasher {
    private static final String MAIN = "dev.firebreak.media.worker.HashMain";

    private final HashLimits limits;
    private final Optional<Path> nativesFolder;
    private volatile FrameDescriber describer;

    /** Without learned hashes. */
    public VideoHasher(HashLimits limits, Optional<Path> nativesFolder) {
        this(limits, nativesFolder, FrameDescriber.NONE);
    }

    /**
     * With learned hashes.
     *
     * @param nativesFolder where the native libraries are unpacked once; by default below the user's home
     * @param describer gives each hashed picture its learned hash
     */
    public VideoHasher(HashLimits limits, Optional<Path> nativesFolder, FrameDescriber describer) {
        this.limits = limits;
        this.nativesFolder = nativesFolder;
        this.describer = describer;
    }

    /** Gives pictures that are hashed from now on their learned hashes. */
    public void describeWith(FrameDescriber other) {
        describer = other;
    }

    /**
     * Hashes the pictures of a file.
     *
     * @param progress hears, a few times a second, how much media time has been dealt with
     * @throws FirebreakException DECODER_DOWN when no process can be started
     */
    public HashOutcome hash(Path file, HashRequest request, Consumer<Duration> progress) throws InterruptedException {
        return hashShowing(file, request, (at, all) -> progress.accept(at));
    }

    /** The same, for those who also want to know how much there is. */
    public HashOutcome hashShowing(Path file, HashRequest request, HashProgress progress) throws InterruptedException {
        try {
            if (!Files.isRegularFile(file)) {
                return new HashOutcome.Missing(file + (Files.exists(file) ? " is no file" : " does not exist"));
            }
            long bytes = Files.size(file);
            if (bytes > limits.fileBytes()) {
                return new HashOutcome.Broken(
                        "%s has %d bytes, more than the %d that are hashed".formatted(file, bytes, limits.fileBytes()));
            }
        } catch (IOException e) {
            return new HashOutcome.Missing(file + " cannot be read: " + e.getMessage());
        }
        return run(file, describer.equals(FrameDescriber.NONE) ? request : request.withPictures(), progress);
    }

    private HashOutcome run(Path file, HashRequest request, HashProgress progress) throws InterruptedException {
        HashWatch watch = new HashWatch(start(file, request), limits.time());
        try (DataInputStream reports =
                new DataInputStream(new BufferedInputStream(watch.process().getInputStream(), 1 << 16))) {
            HashCollector collector = new HashCollector(file.toString(), request, limits.media(), describer, progress);
            while (!collector.isOver()) {
                collector.take(HashReportCodec.read(reports));
                watch.alive();
            }
            return collector.outcome();
        } catch (IOException e) {
            return new HashOutcome.Broken(watch.why(file.toString(), e));
        } finally {
            watch.end();
        }
    }

    private Process start(Path file, HashRequest request) {
        List<String> command =
                new ArrayList<>(ChildCommand.java(nativesFolder, Optional.empty(), List.of("-XX:ErrorFile=/dev/null")));
        command.add(MAIN);
        command.add(file.toAbsolutePath().toString());
        command.addAll(request.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR"));
        try {
            return builder.start();
        } catch (IOException e) {
            @Nullable String why = e.getMessage();
            throw new FirebreakException(
                    ErrorCode.DECODER_DOWN, "No process can be started to hash " + file + ": " + why, e);
        }
    }
}
