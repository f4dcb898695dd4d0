package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.edge.rtmp.PublishCommands.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said on one connection after the handshake, message by message. Confined to its reader thread. */
final class RtmpDialogue {
    private static final Logger log = LoggerFactory.getLogger(RtmpDialogue.class);
    private static final int PING_REQUEST = 6;

    private final RtmpLimits limits;
    private final ByteInput input;
    private final ChunkReader chunks;
    private final MessageWriter writer;
    private final PublishCommands commands;
    private final Acknowledgements acknowledgements;
    private final ConnectionDeadlines deadlines;
    private final RtmpCounters counters;
    private final LongSupplier nanoTime;
    private final BooleanSupplier ending;
    private @Nullable PublishSession session;

    RtmpDialogue(
            Wire wire,
            RtmpLimits limits,
            PublishCommands.Door door,
            ConnectionDeadlines deadlines,
            RtmpCounters counters,
            LongSupplier nanoTime,
            BooleanSupplier ending) {
        this.limits = limits;
        this.input = wire.input();
        this.chunks = new ChunkReader(input, limits);
        this.writer = wire.writer();
        this.acknowledgements = wire.acknowledgements();
        this.commands = new PublishCommands(writer, limits.counts().amf(), counters, door);
        this.deadlines = deadlines;
        this.counters = counters;
        this.nanoTime = nanoTime;
        this.ending = ending;
    }

    /** Both directions of a connection. */
    record Wire(ByteInput input, MessageWriter writer, Acknowledgements acknowledgements) {}

    /** Takes messages until the peer leaves or the connection is ending. */
    void run() throws IOException, ProtocolFault {
        boolean going = true;
        while (going && !ending.getAsBoolean()) {
            Message message = chunks.next();
            going = message != null && !ending.getAsBoolean() && take(message);
        }
    }

    /** True once a publisher was admitted. */
    boolean publishing() {
        return session != null;
    }

    /** Bytes of unfinished messages. */
    int heldBytes() {
        return chunks.heldBytes();
    }

    /** Ends the session's sink; nothing happens when there is no session. */
    void ended(ConnectionEnd end) {
        PublishSession admitted = session;
        if (admitted != null) {
            log.info("RTMP publish ended session={} end={}", admitted.id(), end);
            admitted.ended(end.endReason());
        }
    }

    /** False when the publisher said goodbye. */
    private boolean take(Message message) throws IOException, ProtocolFault {
        switch (message.type()) {
            case Message.SET_CHUNK_SIZE -> chunks.chunkBytes(message.unsignedAt(0));
            case Message.ABORT -> chunks.abort(message.unsignedAt(0));
            case Message.WINDOW_SIZE -> acknowledgements.window(message.unsignedAt(0));
            case Message.ACKNOWLEDGEMENT, Message.PEER_BANDWIDTH -> {}
            case Message.USER_CONTROL -> userControl(message);
            case Message.COMMAND -> {
                return command(ByteBuffer.wrap(message.payload()));
            }
            case Message.COMMAND_AMF3 -> {
                return command(afterAmf3Marker(message));
            }
            default -> media(message);
        }
        return true;
    }

    private void userControl(Message message) throws IOException, ProtocolFault {
        if (message.payload().length >= 2 && (message.payload()[0] << 8 | message.payload()[1]) == PING_REQUEST) {
            writer.pingResponse(message.unsignedAt(2));
        }
    }

    private boolean command(ByteBuffer payload) throws IOException, ProtocolFault {
        return switch (commands.handle(payload)) {
            case Step.Going going -> true;
            case Step.Leaving leaving -> false;
            case Step.Publishing publishing -> {
                begin(publishing.admission());
                yield true;
            }
        };
    }

    private void begin(Admission.Admitted admission) throws IOException {
        log.info("RTMP publish begins stream={} session={}", admission.stream(), admission.session());
        session = new PublishSession(admission, limits.times(), deadlines, counters, nanoTime, ending);
        counters.publishing.increment();
        deadlines.publishing(nanoTime.getAsLong());
        chunks.admitted();
        input.admitted();
        if (!ending.getAsBoolean()) {
            writer.streamBegins();
            writer.status("status", "NetStream.Publish.Start", "Publishing.");
        }
    }

    private void media(Message message) throws ProtocolFault {
        PublishSession admitted = session;
        switch (message.type()) {
            case Message.AUDIO, Message.VIDEO, Message.AGGREGATE, Message.DATA, Message.DATA_AMF3 -> {
                if (admitted == null) {
                    counters.dropped(DroppedMessage.MEDIA_BEFORE_PUBLISH);
                } else if (message.type() == Message.AGGREGATE) {
                    AggregateMessage.split(message, part -> single(admitted, part));
                } else {
                    single(admitted, message);
                }
            }
            default -> counters.dropped(DroppedMessage.TYPE_UNKNOWN);
        }
    }

    private void single(PublishSession admitted, Message message) throws ProtocolFault {
        switch (message.type()) {
            case Message.AUDIO -> admitted.audio(message);
            case Message.VIDEO -> admitted.video(message);
            case Message.DATA ->
                Metadata.check(
                        ByteBuffer.wrap(message.payload()), limits.counts().amf(), counters);
            case Message.DATA_AMF3 ->
                Metadata.check(afterAmf3Marker(message), limits.counts().amf(), counters);
            default -> counters.dropped(DroppedMessage.TYPE_UNKNOWN);
        }
    }

    /** "AMF3" messages of encoders hold AMF0 after one zero octet. */
    private static ByteBuffer afterAmf3Marker(Message message) {
        ByteBuffer payload = ByteBuffer.wrap(message.payload());
        return payload.hasRemaining() && payload.get(0) == 0 ? payload.position(1) : payload;
    }
}
