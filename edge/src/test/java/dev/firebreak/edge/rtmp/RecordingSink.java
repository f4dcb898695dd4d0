package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.MediaPacket;
import dev.firebreak.core.stream.MediaSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a session was given, and notices what the contract forbids. */
final class RecordingSink implements MediaSink {
    final List<MediaPacket> packets = new CopyOnWriteArrayList<>();
    final List<EndReason> ends = new CopyOnWriteArrayList<>();
    final AtomicInteger packetsAfterEnd = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public void packet(MediaPacket packet) {
        if (!ends.isEmpty()) {
            packetsAfterEnd.incrementAndGet();
        }
        packets.add(packet);
    }

    @Override
    public void ended(EndReason reason) {
        ends.add(reason);
        ended.countDown();
    }

    boolean awaitEnd() throws InterruptedException {
        return ended.await(20, TimeUnit.SECONDS);
    }

    <T extends MediaPacket> List<T> all(Class<T> type) {
        return packets.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
