package dev.firebreak.edge.rtmp;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/** A listener on loopback with its authority and sinks, that at its end proves that nothing is left over. */
final class ListenerFixture implements AutoCloseable {
    final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    final OneKeyAuthority authority = new OneKeyAuthority(this::sink);
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final RtmpListener listener;

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with the fixture
    ListenerFixture(RtmpLimits limits, LongSupplier nanoTime) {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ThreadFactory virtual = Thread.ofVirtual().factory();
        listener = RtmpListener.start(new RtmpListenerConfig(free, limits), authority, nanoTime, task -> {
            Thread thread = virtual.newThread(task);
            threads.add(thread);
            return thread;
        });
    }

    RtmpClient client() throws IOException {
        return new RtmpClient(listener.port());
    }

    /** A client whose publish has been accepted. */
    RtmpClient publisher() throws Exception {
        RtmpClient client = client();
        client.send(new WireBytes().openPublish(OneKeyAuthority.KEY));
        if (!client.status().startsWith("status NetStream.Publish.Start")) {
            throw new AssertionError("The publish was not accepted");
        }
        return client;
    }

    RtmpStatistics statistics() {
        return listener.statistics();
    }

    void awaitEnd(ConnectionEnd end) {
        Eventually.until(
                () -> statistics().ends(end) == 1 && statistics().openConnections() == 0, () -> "" + statistics());
    }

    @Override
    public void close() {
        listener.close();
        Eventually.until(() -> threads.stream().noneMatch(Thread::isAlive), () -> "threads are left: " + threads);
        if (statistics().openConnections() != 0 || statistics().publishing() != 0) {
            throw new AssertionError("Connections are left: " + statistics());
        }
        for (RecordingSink sink : sinks) {
            if (sink.ends.size() != 1 || sink.packetsAfterEnd.get() != 0) {
                throw new AssertionError("A sink ended " + sink.ends + ", then got " + sink.packetsAfterEnd);
            }
        }
    }

    private RecordingSink sink() {
        RecordingSink sink = new RecordingSink();
        sinks.add(sink);
        return sink;
    }
}
