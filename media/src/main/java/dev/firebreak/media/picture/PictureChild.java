package dev.firebreak.media.picture;

import dev.firebreak.media.decode.ChildCommand;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The other end of {@link PictureReaderMain}: a process, which is killed when a picture takes too long or too much. Confined to one thread. */
final class PictureChild implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final int MEMORY_LOOKS_MILLIS = 20;
    private static final long PAGE_BYTES = 4096;

    private final Process process;
    private final DataOutputStream questions;
    private final DataInputStream answers;
    private final ScheduledThreadPoolExecutor clock;
    private boolean broken;

    private PictureChild(Process process) {
        this.process = process;
        questions = new DataOutputStream(process.getOutputStream());
        answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), BUFFER));
        clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("picture-limit").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    static PictureChild start() {
        Optional<Path> natives = Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                .map(Path::of);
        // A crash in native code must not leave a file behind.
        List<String> options = List.of("-XX:ErrorFile=/dev/null", "-Djava.awt.headless=true");
        List<String> command = new ArrayList<>(ChildCommand.java(natives, Optional.empty(), options));
        command.add(PictureReaderMain.class.getName());
        try {
            return new PictureChild(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw PictureReader.noProcess(e);
        }
    }

    /** False after a picture that broke or outlasted the process. */
    boolean usable() {
        return !broken;
    }

    PictureOutcome decode(Path file, PictureFormat format, Duration patience, long memoryBytes) {
        AtomicReference<String> stopped = new AtomicReference<>("it broke the decoder");
        ScheduledFuture<?> limit = clock.schedule(
                () -> stop(stopped, "it was not decoded within " + patience.toMillis() + " ms"),
                patience.toNanos(),
                TimeUnit.NANOSECONDS);
        ScheduledFuture<?> watch = clock.scheduleWithFixedDelay(
                () -> {
                    if (residentBytes() > memoryBytes) {
                        stop(
                                stopped,
                                "it took more than the %d MiB of memory that a picture may"
                                        .formatted(memoryBytes >> 20));
                    }
                },
                MEMORY_LOOKS_MILLIS,
                MEMORY_LOOKS_MILLIS,
                TimeUnit.MILLISECONDS);
        try {
            questions.writeUTF(format.name());
            questions.writeUTF(file.toString());
            questions.flush();
            return answer();
        } catch (IOException e) {
            broken = true;
            return new PictureOutcome.Unusable(stopped.get());
        } finally {
            limit.cancel(false);
            watch.cancel(false);
        }
    }

    private void stop(AtomicReference<String> why, String reason) {
        why.set(reason);
        process.destroyForcibly();
    }

    /** 0 where the system does not say. */
    private long residentBytes() {
        try {
            String[] pages = Files.readString(Path.of("/proc", Long.toString(process.pid()), "statm"))
                    .split(" ", 3);
            return Long.parseLong(pages[1]) * PAGE_BYTES;
        } catch (IOException | RuntimeException e) {
            return 0; // it has just ended
        }
    }

    private PictureOutcome answer() throws IOException {
        if (!answers.readBoolean()) {
            return new PictureOutcome.Unusable(answers.readUTF());
        }
        int width = answers.readInt();
        int height = answers.readInt();
        boolean grey = answers.readBoolean();
        Turn turn = Turn.ofCode(answers.readByte());
        if (width < 1 || height < 1 || (long) width * height > PictureLimits.MAX_PIXELS) {
            throw new IOException("No picture has " + width + " × " + height + " pixels");
        }
        byte[] samples = new byte[width * height * (grey ? 1 : 3)];
        answers.readFully(samples);
        return new PictureOutcome.Read(new DecodedPicture(width, height, grey, samples, turn));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        process.destroyForcibly();
    }
}
