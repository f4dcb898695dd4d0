package dev.firebreak.edge.rtmp;

import dev.firebreak.edge.rtmp.RtmpLimits.AmfLimits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads AMF0 values (Adobe "Action Message Format 0", 2007) from one message. References, AMF3 and types that were
 * never in use are refused. Confined to one thread.
 */
final class Amf0Reader {
    private static final int OBJECT_END = 9;
    private static final int LONGEST_SHORT_TEXT = 0xFFFF;

    private final ByteBuffer bytes;
    private final AmfLimits limits;
    private int values;

    Amf0Reader(ByteBuffer bytes, AmfLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /** All values to the end of the message. */
    List<AmfValue> readAll() throws ProtocolFault {
        List<AmfValue> all = new ArrayList<>();
        while (bytes.hasRemaining()) {
            all.add(value(0));
        }
        return all;
    }

    private AmfValue value(int depth) throws ProtocolFault {
        countValue();
        need(1);
        int type = bytes.get() & 0xFF;
        return switch (type) {
            case 0 -> new AmfValue.Num(number());
            case 1 -> new AmfValue.Bool(octet() != 0);
            case 2 -> new AmfValue.Text(shortText());
            case 3 -> members(depth);
            case 5, 6, 13 -> AmfValue.NOTHING;
            case 8 -> {
                need(4);
                bytes.getInt(); // The announced length is a hint; the end marker counts.
                yield members(depth);
            }
            case 10 -> elements(depth);
            case 11 -> date();
            case 12, 15 -> new AmfValue.Text(longText());
            case 16 -> {
                shortText(); // A typed object's class name, which nothing here needs.
                yield members(depth);
            }
            default -> throw ProtocolFault.broken("AMF0 type " + type + " is not supported");
        };
    }

    private AmfValue members(int depth) throws ProtocolFault {
        enter(depth);
        Map<String, AmfValue> members = new LinkedHashMap<>();
        while (true) {
            // Some encoders leave out the end marker of an object that ends its message.
            if (!bytes.hasRemaining()) {
                return new AmfValue.Members(members);
            }
            String name = shortText();
            need(1);
            if (name.isEmpty() && bytes.get(bytes.position()) == OBJECT_END) {
                bytes.get();
                return new AmfValue.Members(members);
            }
            members.put(name, value(depth + 1));
        }
    }

    private AmfValue elements(int depth) throws ProtocolFault {
        enter(depth);
        need(4);
        long length = bytes.getInt() & 0xFFFF_FFFFL;
        if (length > bytes.remaining()) {
            throw ProtocolFault.broken("AMF0 array of " + length + " values in " + bytes.remaining() + " bytes");
        }
        List<AmfValue> elements = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            elements.add(value(depth + 1));
        }
        return new AmfValue.Elements(elements);
    }

    private AmfValue date() throws ProtocolFault {
        double millis = number();
        need(2);
        bytes.getShort(); // Time zone, reserved by the specification.
        return new AmfValue.Moment(millis);
    }

    private double number() throws ProtocolFault {
        need(8);
        return bytes.getDouble();
    }

    private int octet() throws ProtocolFault {
        need(1);
        return bytes.get() & 0xFF;
    }

    private String shortText() throws ProtocolFault {
        need(2);
        return text(bytes.getShort() & LONGEST_SHORT_TEXT);
    }

    private String longText() throws ProtocolFault {
        need(4);
        return text(bytes.getInt() & 0xFFFF_FFFFL);
    }

    private String text(long length) throws ProtocolFault {
        if (length > limits.stringBytes()) {
            throw ProtocolFault.limit(
                    LimitHit.AMF_STRING_BYTES,
                    "AMF0 text of " + length + " bytes, at most " + limits.stringBytes() + " are allowed");
        }
        need((int) length);
        byte[] utf8 = new byte[(int) length];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private void enter(int depth) throws ProtocolFault {
        if (depth >= limits.depth()) {
            throw ProtocolFault.limit(
                    LimitHit.AMF_DEPTH, "AMF0 values lie more than " + limits.depth() + " deep in each other");
        }
    }

    private void countValue() throws ProtocolFault {
        values++;
        if (values > limits.values()) {
            throw ProtocolFault.limit(LimitHit.AMF_VALUES, "More than " + limits.values() + " AMF0 values");
        }
    }

    private void need(int count) throws ProtocolFault {
        if (bytes.remaining() < count) {
            throw ProtocolFault.broken("AMF0 value cut short");
        }
    }
}
