package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.edge.rtmp.RtmpLimits.AmfLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Amf0Test {
    private static final AmfLimits LIMITS = new AmfLimits(3, 10, 12);

    @Test
    void readsWhatWasWritten() throws Exception {
        AmfValue[] values = {
            new AmfValue.Num(-1.5),
            new AmfValue.Bool(true),
            new AmfValue.Text("häuser"),
            new AmfValue.Members(Map.of("key", new AmfValue.Elements(List.of(AmfValue.NOTHING)))),
            new AmfValue.Moment(1e12)
        };

        assertThat(read(Amf0Writer.bytes(values))).containsExactly(values);
    }

    @Test
    void readsTheFormsThatOnlyOthersWrite() throws Exception {
        WireBytes bytes = new WireBytes()
                .raw(8, 0, 0, 0, 1, 0, 1, 'a', 5, 0, 0, 9) // ECMA array
                .raw(16, 0, 1, 'C', 0, 0, 9) // typed object
                .raw(12, 0, 0, 0, 1, 'l') // long string
                .raw(6, 13); // undefined, unsupported

        assertThat(read(bytes.bytes()))
                .containsExactly(
                        new AmfValue.Members(Map.of("a", AmfValue.NOTHING)),
                        new AmfValue.Members(Map.of()),
                        new AmfValue.Text("l"),
                        AmfValue.NOTHING,
                        AmfValue.NOTHING);
    }

    @Test
    void readsAnObjectWithoutEndMarkerAtTheEnd() throws Exception {
        assertThat(read(new WireBytes().raw(3, 0, 1, 'a', 5).bytes()))
                .containsExactly(new AmfValue.Members(Map.of("a", AmfValue.NOTHING)));
    }

    @Test
    void writesTextTooLongForTheShortForm() throws Exception {
        AmfValue text = new AmfValue.Text("x".repeat(70_000));
        ByteBuffer bytes = ByteBuffer.wrap(Amf0Writer.bytes(text));

        assertThat(new Amf0Reader(bytes, new AmfLimits(1, 70_000, 1)).readAll()).containsExactly(text);
    }

    @Test
    void refusesDepthBeyondTheLimit() throws Exception {
        assertThat(read(nested(3))).hasSize(1);
        ChunkReaderTest.assertLimit(LimitHit.AMF_DEPTH, () -> read(nested(4)));
    }

    @Test
    void refusesTextBeyondTheLimit() throws Exception {
        assertThat(read(Amf0Writer.bytes(new AmfValue.Text("x".repeat(10))))).hasSize(1);
        ChunkReaderTest.assertLimit(
                LimitHit.AMF_STRING_BYTES, () -> read(Amf0Writer.bytes(new AmfValue.Text("x".repeat(11)))));
        ChunkReaderTest.assertLimit(
                LimitHit.AMF_STRING_BYTES,
                () -> read(new WireBytes().raw(12, 255, 255, 255, 255).bytes()));
    }

    @Test
    void refusesMoreValuesThanTheLimit() throws Exception {
        byte[] nulls = new byte[13];
        java.util.Arrays.fill(nulls, (byte) 5);

        assertThat(read(java.util.Arrays.copyOf(nulls, 12))).hasSize(12);
        ChunkReaderTest.assertLimit(LimitHit.AMF_VALUES, () -> read(nulls));
    }

    @Test
    void refusesValuesCutShort() {
        for (byte[] whole : List.of(
                Amf0Writer.bytes(new AmfValue.Num(1)),
                Amf0Writer.bytes(new AmfValue.Text("text")),
                Amf0Writer.bytes(new AmfValue.Moment(1)),
                Amf0Writer.bytes(new AmfValue.Elements(List.of(AmfValue.NOTHING))))) {
            for (int length = 1; length < whole.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(ProtocolFault.class);
            }
        }
    }

    @Test
    void refusesReferencesRecordSetsAndAmf3() {
        for (int type : new int[] {4, 7, 14, 17, 200}) {
            assertThatThrownBy(() -> read(new WireBytes().raw(type, 0, 0).bytes()))
                    .isInstanceOf(ProtocolFault.class)
                    .hasMessageContaining("type " + type);
        }
    }

    private static List<AmfValue> read(byte[] bytes) throws ProtocolFault {
        return new Amf0Reader(ByteBuffer.wrap(bytes), LIMITS).readAll();
    }

    private static byte[] nested(int depth) {
        AmfValue value = AmfValue.NOTHING;
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? new AmfValue.Members(Map.of("a", value)) : new AmfValue.Elements(List.of(value));
        }
        return Amf0Writer.bytes(value);
    }
}
