package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Publisher;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One publisher's connection from accept to close.
 *
 * <p>Its reader thread runs {@link #run}, and nobody else calls the sink. Anybody may decide that it ends; the first
 * decision stands ({@link #ending}). From then on no byte reaches the sink: the peer is told, gets our FIN, and what it
 * still sends is read and forgotten until it closes. When it does not within the ending's grace, the listener's watch
 * resets the connection, which also frees a reader or writer that is blocked on it.
 */
final class RtmpConnection implements Publisher, Runnable {
    private static final Logger log = LoggerFactory.getLogger(RtmpConnection.class);

    /** All that is ever sent is short answers. */
    private static final int SEND_BUFFER_BYTES = 64 << 10;

    private final Socket socket;
    private final ListenerParts parts;
    private final ConnectionDeadlines deadlines;
    private final MessageWriter writer;
    private final ByteInput input;
    private final ReadPace pace = new ReadPace();
    private final RtmpDialogue dialogue;
    private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean farewellBegun = new AtomicBoolean();
    private volatile @Nullable Thread farewellThread;
    private volatile boolean greeted;
    private volatile boolean readerEnded;

    RtmpConnection(Socket socket, ListenerParts parts) throws IOException {
        this.socket = socket;
        this.parts = parts;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.setSendBufferSize(SEND_BUFFER_BYTES);
        long now = parts.now();
        RtmpLimits limits = parts.limits();
        RateCeiling ceiling =
                new RateCeiling(limits.sizes().bytesPerSecond(), limits.sizes().burstBytes(), now);
        this.deadlines = new ConnectionDeadlines(limits.times(), now);
        this.writer = new MessageWriter(socket.getOutputStream(), parts.nanoTime());
        Acknowledgements acknowledgements = new Acknowledgements(writer);
        ByteInput.Meter meter = bytes -> {
            parts.counters().receivedBytes.add(bytes);
            ceiling.take(bytes, parts.now());
            acknowledgements.received(bytes);
        };
        this.input = new ByteInput(socket.getInputStream(), meter, pace);
        this.dialogue = new RtmpDialogue(
                new RtmpDialogue.Wire(input, writer, acknowledgements),
                limits,
                (app, name) -> parts.admittance().ask(app, name, socket.getInetAddress(), this),
                deadlines,
                parts.counters(),
                parts.nanoTime(),
                this::isEnding);
    }

    @Override
    public void run() {
        try {
            serve();
        } finally {
            finish();
        }
    }

    @Override
    public void disconnect(String reason) {
        if (end(Ending.stopped(ConnectionEnd.CUT, parts.limits().times(), parts.now()))) {
            log.info("RTMP publisher cut peer={} reason={}", socket.getInetAddress(), reason);
            sayFarewellAside();
        }
    }

    @Override
    public boolean gone() {
        return readerEnded && socket.isClosed();
    }

    /** The server stops. */
    void shutDown() {
        if (end(Ending.stopped(ConnectionEnd.SHUTDOWN, parts.limits().times(), parts.now()))) {
            sayFarewellAside();
        }
    }

    /** Called by the listener's watch again and again: lets the reader read, ends what is overdue, resets what will not go. */
    void tick() {
        pace.tick();
        long now = parts.now();
        Ending decided = ending.get();
        if (decided != null) {
            if (decided.graceOver(now)) {
                reset();
            }
            return;
        }
        ProtocolFault fault = overdue(now);
        if (fault != null && fail(fault)) {
            // A peer that hangs is not spoken to: the words would hang as well.
            if (isSilentEnding()) {
                reset();
                return;
            }
            sayFarewellAside();
        }
    }

    /** Closes the connection with a TCP reset. */
    void reset() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        parts.counters().resets.increment();
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            log.debug("RTMP reset of a socket that is gone: {}", e.toString());
        }
        closeSocket();
    }

    private void serve() {
        try {
            Handshake.answer(input, writer, ThreadLocalRandom.current());
            greeted = true;
            deadlines.handshakeDone();
            dialogue.run();
            end(Ending.left(parts.limits().times(), parts.now()));
        } catch (ProtocolFault fault) {
            fail(fault);
        } catch (IOException gone) {
            end(Ending.left(parts.limits().times(), parts.now()));
        } catch (Throwable e) { // the top of this thread: whatever happened, the connection must be wound up
            log.error("RTMP session failed inside the server; publisher dropped", e);
            end(Ending.stopped(ConnectionEnd.SERVER_FAILED, parts.limits().times(), parts.now()));
        }
    }

    private void finish() {
        end(Ending.stopped(ConnectionEnd.SERVER_FAILED, parts.limits().times(), parts.now())); // if none was decided
        try {
            endSession();
            sayFarewell();
            drain();
        } finally {
            if (closing.compareAndSet(false, true)) {
                closeSocket();
            }
            awaitFarewell();
            readerEnded = true;
            parts.closed().accept(this);
        }
    }

    private void endSession() {
        Ending decided = ending.get();
        if (decided == null || !dialogue.publishing()) {
            return;
        }
        parts.counters().publishing.decrement();
        try {
            dialogue.ended(decided.end());
        } catch (RuntimeException e) {
            log.error("RTMP session's sink failed at its end", e);
        }
    }

    /** Reads on until the peer has closed: closing with unread bytes would reset, and the peer might miss why. */
    private void drain() {
        if (isSilentEnding()) {
            return;
        }
        try {
            input.drain();
        } catch (IOException e) {
            log.trace("RTMP peer closed hard: {}", e.toString());
        }
    }

    /** For deciders who must not wait on the peer. */
    private void sayFarewellAside() {
        Thread thread = parts.threads().newThread(this::sayFarewell);
        farewellThread = thread;
        thread.start();
    }

    private void sayFarewell() {
        Ending decided = ending.get();
        if (decided == null || !farewellBegun.compareAndSet(false, true)) {
            return;
        }
        try {
            if (greeted && !decided.code().isEmpty()) {
                writer.status(decided.level(), decided.code(), decided.description());
            }
            socket.shutdownOutput();
        } catch (IOException e) {
            log.trace("RTMP peer was gone before it was told: {}", e.toString());
        }
    }

    private void awaitFarewell() {
        Thread thread = farewellThread;
        if (thread == null) {
            return;
        }
        try {
            thread.join(); // ends at once: its socket is closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable ProtocolFault overdue(long now) {
        if (writer.blockedNanos(now) > parts.limits().times().write().toNanos()) {
            return ProtocolFault.limit(LimitHit.WRITE_TIME, "The peer does not read");
        }
        return deadlines.overdue(now);
    }

    private boolean fail(ProtocolFault fault) {
        if (!end(Ending.faulty(fault, parts.limits().times(), parts.now()))) {
            return false;
        }
        log.debug("RTMP connection ended peer={} end={} why={}", socket.getInetAddress(), fault.end(), fault.text());
        parts.counters().fault(fault);
        return true;
    }

    private boolean end(Ending decision) {
        if (!ending.compareAndSet(null, decision)) {
            return false;
        }
        parts.counters().ended(decision.end());
        return true;
    }

    private boolean isSilentEnding() {
        Ending decided = ending.get();
        return decided != null && decided.grace().isZero();
    }

    private boolean isEnding() {
        return ending.get() != null;
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            log.debug("RTMP socket did not close cleanly: {}", e.toString());
        }
    }
}
