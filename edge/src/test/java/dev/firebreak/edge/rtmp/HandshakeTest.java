package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void answersThePlainHandshakeWithAnEcho() throws Exception {
        byte[] client = client(0);

        answer(client);

        byte[] answer = out.toByteArray();
        assertThat(answer).hasSize(1 + 2 * Handshake.PART_BYTES);
        assertThat(answer[0]).isEqualTo((byte) 3);
        assertThat(Arrays.copyOfRange(answer, 1 + Handshake.PART_BYTES, answer.length))
                .isEqualTo(Arrays.copyOfRange(client, 1, 1 + Handshake.PART_BYTES));
    }

    @Test
    void answersTheComplexHandshakeWithServerVersionZeroSoThatClientsFallBack() throws Exception {
        answer(client(0x0900_7C02));

        byte[] answer = out.toByteArray();
        assertThat(Arrays.copyOfRange(answer, 5, 9)).containsOnly(0);
        assertThat(answer).hasSize(1 + 2 * Handshake.PART_BYTES);
    }

    @Test
    void refusesOtherVersionsBeforeReadingOn() {
        for (int version : new int[] {0, 2, 4, 6, 0x16, 'G'}) {
            byte[] client = {(byte) version};
            assertThatThrownBy(() -> answer(client))
                    .isInstanceOfSatisfying(
                            ProtocolFault.class,
                            fault -> assertThat(fault.end()).isEqualTo(ConnectionEnd.HANDSHAKE_FAILED));
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void noticesAPeerThatLeavesInTheMiddle() {
        byte[] client = Arrays.copyOf(client(0), 2000);

        assertThatThrownBy(() -> answer(client)).isInstanceOf(EOFException.class);
    }

    private void answer(byte[] client) throws Exception {
        ByteInput in = new ByteInput(new ByteArrayInputStream(client), bytes -> {});
        Handshake.answer(in, new MessageWriter(out, () -> 0), new SplittableRandom(1));
    }

    private static byte[] client(int version) {
        byte[] bytes = new WireBytes().handshake(version).bytes();
        for (int i = 9; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }
}
