package dev.firebreak.edge.rtmp;

import dev.firebreak.core.stream.Admission;
import dev.firebreak.edge.rtmp.RtmpLimits.AmfLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Answers a publisher's commands: connect, createStream, publish and their kin. Confined to the connection's reader
 * thread.
 */
final class PublishCommands {
    /** What a command led to. */
    sealed interface Step {
        record Going() implements Step {}

        record Publishing(Admission.Admitted admission) implements Step {}

        /** The publisher said goodbye. */
        record Leaving() implements Step {}
    }

    /** Asks for admission by application and publish name. */
    @FunctionalInterface
    interface Door {
        Admission.Admitted ask(String app, String publishName) throws ProtocolFault;
    }

    private static final Step GOING = new Step.Going();
    private static final AmfValue STREAM_NUMBER = new AmfValue.Num(1);

    private final MessageWriter writer;
    private final AmfLimits limits;
    private final RtmpCounters counters;
    private final Door door;
    private String app = "";
    private boolean connected;
    private boolean publishing;

    PublishCommands(MessageWriter writer, AmfLimits limits, RtmpCounters counters, Door door) {
        this.writer = writer;
        this.limits = limits;
        this.counters = counters;
        this.door = door;
    }

    Step handle(ByteBuffer payload) throws IOException, ProtocolFault {
        List<AmfValue> values = new Amf0Reader(payload, limits).readAll();
        if (values.isEmpty() || !(values.getFirst() instanceof AmfValue.Text(String name))) {
            throw ProtocolFault.broken("A command has no name");
        }
        AmfValue transaction = values.size() > 1 ? values.get(1) : new AmfValue.Num(0);
        if (!connected && !name.equals("connect")) {
            throw ProtocolFault.broken("The first command is not connect");
        }
        return switch (name) {
            case "connect" -> connect(transaction, values);
            case "releaseStream", "FCPublish", "FCUnpublish" -> acknowledge(transaction);
            case "createStream" -> createStream(transaction);
            case "publish" -> publish(values);
            case "deleteStream", "closeStream" -> publishing ? new Step.Leaving() : GOING;
            case "play", "play2", "pause", "seek" ->
                throw ProtocolFault.refused(
                        PublishRefusal.PLAY, "This address only takes publishers. Viewers use the stream's page.");
            default -> {
                counters.dropped(DroppedMessage.COMMAND_UNKNOWN);
                yield GOING;
            }
        };
    }

    private Step connect(AmfValue transaction, List<AmfValue> values) throws IOException, ProtocolFault {
        if (connected) {
            throw ProtocolFault.broken("A second connect on one connection");
        }
        connected = true;
        // A fourCcList only says what the encoder could send. It is not answered, so a sound encoder sends H.264.
        if (values.size() > 2 && values.get(2) instanceof AmfValue.Members information) {
            app = information.text("app");
        }
        writer.settings();
        AmfValue properties = new AmfValue.Members(
                Map.of("fmsVer", new AmfValue.Text("FMS/3,5,7,7009"), "capabilities", new AmfValue.Num(31)));
        AmfValue status = new AmfValue.Members(Map.of(
                "level", new AmfValue.Text("status"),
                "code", new AmfValue.Text("NetConnection.Connect.Success"),
                "description", new AmfValue.Text("Connected."),
                "objectEncoding", new AmfValue.Num(0)));
        writer.command(new AmfValue.Text("_result"), transaction, properties, status);
        return GOING;
    }

    private Step acknowledge(AmfValue transaction) throws IOException {
        writer.command(new AmfValue.Text("_result"), transaction, AmfValue.NOTHING);
        return GOING;
    }

    private Step createStream(AmfValue transaction) throws IOException {
        writer.command(new AmfValue.Text("_result"), transaction, AmfValue.NOTHING, STREAM_NUMBER);
        return GOING;
    }

    private Step publish(List<AmfValue> values) throws IOException, ProtocolFault {
        if (publishing) {
            throw ProtocolFault.refused(PublishRefusal.SECOND_PUBLISH, "One connection publishes one stream.");
        }
        String name = values.size() > 3 && values.get(3) instanceof AmfValue.Text(String text) ? text : "";
        Admission.Admitted admission = door.ask(app, name);
        publishing = true;
        return new Step.Publishing(admission);
    }
}
