package dev.firebreak.media.drill;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * The publishing process. Settings come on standard input, which stays open as long as the parent wants it to publish;
 * reports go out on standard output.
 */
public final class DrillPublisherMain {
    private DrillPublisherMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DrillSettings settings = SettingsMessage.read(in);
        CountDownLatch stop = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("parent").start(() -> awaitEnd(in, stop));
        try (BufferedWriter out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            DrillReport report = new DrillReport(out, Clock.systemUTC());
            report.ended(publish(settings, report, stop));
        }
    }

    private static DrillEnd publish(DrillSettings settings, DrillReport report, CountDownLatch stop)
            throws InterruptedException {
        NativeLog log = NativeLog.install(settings.key().secret());
        try (Programme programme = programme(settings)) {
            return new PublishLoop(settings, programme, report, log, stop).run();
        } catch (NativeFault fault) {
            return new DrillEnd.Failed(report.now(), fault.getMessage() + ": " + log.said());
        }
    }

    @MustBeClosed
    private static Programme programme(DrillSettings settings) throws NativeFault {
        if (settings.clip().isPresent()) {
            return new ClipProgramme(settings.timetable(), settings.clip().get());
        }
        return new StagedProgramme(settings.timetable());
    }

    /** Returns when the parent closed the pipe or died. */
    private static void awaitEnd(InputStream in, CountDownLatch stop) {
        try {
            while (in.read() >= 0) {
                // nothing more is expected
            }
        } catch (IOException e) {
            // a broken pipe is an end too
        }
        stop.countDown();
    }
}
