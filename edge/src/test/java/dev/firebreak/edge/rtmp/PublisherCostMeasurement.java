package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures what listening costs: a process of its own that takes every publisher and says, every ten seconds, its
 * processor time per publisher. Arguments: port, seconds to run. Publishers are started by hand, for example
 * {@code ffmpeg -re -stream_loop -1 -i clip.mp4 -c copy -f flv rtmp://127.0.0.1:PORT/live/a}.
 */
final class PublisherCostMeasurement {
    private static final Duration STEP = Duration.ofSeconds(10);

    private PublisherCostMeasurement() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        long seconds = Long.parseLong(arguments[1]);
        Logger log = System.getLogger(PublisherCostMeasurement.class.getName());
        LongAdder packets = new LongAdder();
        InetSocketAddress bind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        RtmpListenerConfig config = new RtmpListenerConfig(bind, RtmpLimits.defaults());
        try (RtmpListener listener = RtmpListener.start(
                config,
                (request, publisher) -> request.key().secret().startsWith("bad")
                        ? new Admission.Refused(Admission.Refusal.UNKNOWN_KEY, "This stream key is not known.")
                        : new Admission.Admitted(new StreamId("demo"), SessionId.random(), new CountingSink(packets)),
                System::nanoTime)) {
            for (long done = 0; done < seconds; done += STEP.toSeconds()) {
                long bytes = listener.statistics().receivedBytes();
                long before = processorNanos();
                Thread.currentThread().join(STEP);
                log.log(
                        Level.INFO,
                        line(listener.statistics(), bytes, processorNanos() - before, packets.sumThenReset()));
            }
        }
    }

    private static String line(RtmpStatistics statistics, long bytesBefore, long processorNanos, long packets) {
        double seconds = STEP.toSeconds();
        double percent = processorNanos / 1e7 / seconds;
        double megabits = (statistics.receivedBytes() - bytesBefore) * 8 / 1e6 / seconds;
        return String.format(
                Locale.ROOT,
                "publishers=%d Mbit/s=%.2f packets/s=%.0f cpu=%.2f %% of a core, %.3f %% per 2 Mbit/s, ends=%s, refused=%s",
                statistics.publishing(),
                megabits,
                packets / seconds,
                percent,
                percent / (megabits / 2),
                statistics.ends(),
                statistics.refusals());
    }

    private static long processorNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private record CountingSink(LongAdder packets) implements MediaSink {
        @Override
        public void packet(MediaPacket packet) {
            packets.increment();
        }

        @Override
        public void ended(EndReason reason) {}
    }
}
