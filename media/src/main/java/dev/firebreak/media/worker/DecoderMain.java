package dev.firebreak.media.worker;

import dev.firebreak.media.wire.Order;
import dev.firebreak.media.wire.OrderCodec;
import dev.firebreak.media.wire.Report;
import dev.firebreak.media.wire.TurnSlot;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;

/**
 * A decoder process. Orders come in on standard input, reports leave on standard output, FFmpeg complains on standard error. Ends when
 * standard input does. The one argument is the file by which it says whose turn it is ({@link TurnSlot}).
 */
public final class DecoderMain {
    /** Exit status when nobody reads the reports any more. */
    static final int EXIT_ORPHANED = 3;

    private static final int EXIT_BROKEN_ORDER = 4;

    private final Outbox outbox;
    private final NativeTurn turn;
    private final Map<Integer, StreamTask> tasks = new ConcurrentHashMap<>();

    private DecoderMain(Outbox outbox, NativeTurn turn) {
        this.outbox = outbox;
        this.turn = turn;
    }

    public static void main(String[] arguments) throws IOException {
        Outbox outbox = new Outbox(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err); // standard output carries reports and nothing else
        MappedByteBuffer slot;
        try (FileChannel file =
                FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            slot = file.map(FileChannel.MapMode.READ_WRITE, 0, TurnSlot.BYTES);
        }
        loadNatives();
        outliveSignals(Thread.currentThread());
        outbox.put(List.of(new Report.Ready(0)));
        outbox.flush();
        new DecoderMain(outbox, new NativeTurn(slot)).serve();
    }

    private static void loadNatives() {
        avutil.av_log_set_level(avutil.AV_LOG_ERROR);
        avcodec.avcodec_version();
        avformat.avformat_network_init();
        swscale.swscale_version();
        swresample.swresample_version();
    }

    /**
     * Ctrl-C in a terminal and a service manager's stop reach the whole group of processes. When this one goes is the main process's
     * to say: it may still want what is being decoded. So the JVM's shutdown is held up for as long as orders are read.
     */
    private static void outliveSignals(Thread orders) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                orders.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private void serve() {
        int status = 0;
        try {
            OrderInput orders = new OrderInput();
            DataInputStream in = new DataInputStream(orders);
            while (true) {
                accept(OrderCodec.read(in));
                if (orders.isDrained()) {
                    outbox.flush();
                }
            }
        } catch (EOFException e) {
            // The main process closed the connection, or is gone.
        } catch (IOException | RuntimeException e) {
            System.err.println("Decoder process ends: " + e);
            status = EXIT_BROKEN_ORDER;
        }
        Runtime.getRuntime().halt(status);
    }

    private void accept(Order order) {
        switch (order) {
            case Order.OpenFeed open ->
                tasks.put(open.stream(), new FeedTask(open.stream(), open.name(), turn, open.resume(), outbox));
            case Order.OpenSource open ->
                start(new SourceTask(
                        open.stream(),
                        open.name(),
                        open.file() ? SourceAddress.file(open.location()) : SourceAddress.network(open.location()),
                        turn,
                        open.resume(),
                        outbox));
            default -> {
                StreamTask task = tasks.get(order.stream());
                if (task != null) {
                    task.order(order);
                    if (task.isOver()) {
                        tasks.remove(order.stream());
                    }
                }
            }
        }
    }

    /** A source may wait, for the network or for analysis: it has a thread of its own. */
    private void start(SourceTask task) {
        tasks.put(task.stream, task);
        Thread thread = new Thread(
                () -> {
                    task.run();
                    tasks.remove(task.stream);
                },
                "stream-" + task.stream);
        thread.setDaemon(true);
        thread.start();
    }

    /** Standard input, which can tell when all that has come was read. */
    private static final class OrderInput extends BufferedInputStream {
        private OrderInput() {
            super(new FileInputStream(FileDescriptor.in), 1 << 16);
        }

        private boolean isDrained() {
            return pos >= count;
        }
    }
}
