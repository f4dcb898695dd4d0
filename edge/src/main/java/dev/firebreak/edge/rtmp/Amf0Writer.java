package dev.firebreak.edge.rtmp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes AMF0 values into one message. Confined to one thread. */
final class Amf0Writer {
    private static final int LONGEST_SHORT_TEXT = 0xFFFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    static byte[] bytes(AmfValue... values) {
        Amf0Writer writer = new Amf0Writer();
        for (AmfValue value : values) {
            writer.value(value);
        }
        return writer.out.toByteArray();
    }

    private void value(AmfValue value) {
        switch (value) {
            case AmfValue.Num number -> {
                out.write(0);
                number(number.value());
            }
            case AmfValue.Bool bool -> {
                out.write(1);
                out.write(bool.value() ? 1 : 0);
            }
            case AmfValue.Text text -> text(text.value());
            case AmfValue.Members members -> {
                out.write(3);
                members.members().forEach((name, member) -> {
                    shortText(name.getBytes(StandardCharsets.UTF_8));
                    value(member);
                });
                out.writeBytes(new byte[] {0, 0, 9});
            }
            case AmfValue.Elements elements -> {
                out.write(10);
                integer(elements.elements().size());
                elements.elements().forEach(this::value);
            }
            case AmfValue.Moment date -> {
                out.write(11);
                number(date.epochMillis());
                out.writeBytes(new byte[2]);
            }
            case AmfValue.Nothing ignored -> out.write(5);
        }
    }

    private void number(double value) {
        out.writeBytes(ByteBuffer.allocate(8).putDouble(value).array());
    }

    private void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= LONGEST_SHORT_TEXT) {
            out.write(2);
            shortText(utf8);
            return;
        }
        out.write(12);
        integer(utf8.length);
        out.writeBytes(utf8);
    }

    private void shortText(byte[] utf8) {
        if (utf8.length > LONGEST_SHORT_TEXT) {
            throw new IllegalArgumentException("An AMF0 member name has at most " + LONGEST_SHORT_TEXT + " bytes");
        }
        out.write(utf8.length >> 8);
        out.write(utf8.length);
        out.writeBytes(utf8);
    }

    private void integer(int value) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }
}
