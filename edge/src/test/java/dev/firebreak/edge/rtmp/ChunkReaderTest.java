package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.edge.rtmp.RtmpLimits.Counts;
import dev.firebreak.edge.rtmp.RtmpLimits.Sizes;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
    private static final RtmpLimits LIMITS = RtmpLimits.defaults()
            .withSizes(new Sizes(4096, 1000, 600, 2000, 1_000_000, 1_000_000))
            .withCounts(new Counts(3, 10, 10, 10, RtmpLimits.AmfLimits.defaults()));

    @Test
    void readsAMessageOfSeveralChunks() throws Exception {
        byte[] payload = counting(300);

        Message message = next(reader(new WireBytes().message(5, 9, 77, payload)));

        assertThat(message.payload()).isEqualTo(payload);
        assertThat(message.type()).isEqualTo(9);
        assertThat(message.streamId()).isEqualTo(1);
        assertThat(message.timestampMillis()).isEqualTo(77);
    }

    @Test
    void readsEachHeaderForm() throws Exception {
        ChunkReader reader = reader(new WireBytes()
                .message(5, 8, 1000, new byte[] {1})
                .raw(0x45, 0, 0, 20, 0, 0, 2, 9, 2, 2) // same stream, new length and type, 20 ms later
                .raw(0x85, 0, 0, 30, 3, 3) // same length and type, 30 ms later
                .raw(0xC5, 4, 4)); // all the same, delta too

        assertThat(next(reader).timestampMillis()).isEqualTo(1000);
        Message second = next(reader);
        assertThat(second.timestampMillis()).isEqualTo(1020);
        assertThat(second.type()).isEqualTo(9);
        assertThat(next(reader).timestampMillis()).isEqualTo(1050);
        Message fourth = next(reader);
        assertThat(fourth.timestampMillis()).isEqualTo(1080);
        assertThat(fourth.payload()).containsExactly(4, 4);
        assertThat(reader.next()).isNull();
    }

    @Test
    void readsChunkStreamNumbersOfTwoAndThreeOctets() throws Exception {
        ChunkReader reader = reader(new WireBytes()
                .raw(0, 36) // 100
                .raw(0, 0, 1, 0, 0, 1, 8, 0, 0, 0, 0, 7)
                .raw(1, 0xE8, 3) // 64 + 232 + 3 * 256 = 1064
                .raw(0, 0, 2, 0, 0, 1, 9, 0, 0, 0, 0, 8));

        assertThat(next(reader).payload()).containsExactly(7);
        assertThat(next(reader).payload()).containsExactly(8);
    }

    @Test
    void putsInterleavedMessagesTogether() throws Exception {
        byte[] picture = counting(200);
        byte[] sound = new byte[150];
        ChunkReader reader = reader(new WireBytes()
                .full(6, 9, 10, 200)
                .raw(Arrays.copyOf(picture, 128))
                .full(4, 8, 12, 150)
                .raw(Arrays.copyOf(sound, 128))
                .raw(0xC6)
                .raw(Arrays.copyOfRange(picture, 128, 200))
                .raw(0xC4)
                .raw(Arrays.copyOfRange(sound, 128, 150)));

        assertThat(next(reader).payload()).isEqualTo(picture);
        assertThat(next(reader).payload()).isEqualTo(sound);
        assertThat(reader.heldBytes()).isZero();
    }

    @Test
    void readsExtendedTimestampsRepeatedInEachChunk() throws Exception {
        ChunkReader reader =
                reader(new WireBytes().message(6, 9, 0xFFFFFFF0L, counting(300)).message(6, 9, 0xFFFFFF, counting(10)));

        Message message = next(reader);
        assertThat(message.timestampMillis()).isEqualTo(0xFFFFFFF0L);
        assertThat(message.payload()).isEqualTo(counting(300));
        assertThat(next(reader).timestampMillis()).isEqualTo(0xFFFFFF);
    }

    @Test
    void readsExtendedTimestampsThatAreNotRepeated() throws Exception {
        ChunkReader reader = reader(new WireBytes()
                .full(6, 9, 0x1000000, 130)
                .raw(counting(128))
                .raw(0xC6, 5, 6)
                .message(6, 9, 7, new byte[] {1}));

        assertThat(next(reader).payload()).hasSize(130).endsWith(5, 6);
        assertThat(next(reader).timestampMillis()).isEqualTo(7);
    }

    @Test
    void addsExtendedDeltasModulo32Bits() throws Exception {
        ChunkReader reader = reader(
                new WireBytes().message(6, 9, 0xFFFFFFFFL, new byte[] {1}).raw(0x86, 0, 0, 2, 9));

        reader.next();
        assertThat(next(reader).timestampMillis()).isEqualTo(1);
    }

    @Test
    void forgetsAnAbortedMessage() throws Exception {
        ChunkReader reader = reader(new WireBytes()
                .full(6, 9, 10, 200)
                .raw(counting(128))
                .message(2, Message.ABORT, 0, new byte[] {0, 0, 0, 6})
                .message(6, 9, 20, new byte[] {9}));

        Message abort = next(reader);
        assertThat(reader.heldBytes()).isPositive();
        reader.abort(abort.unsignedAt(0));
        assertThat(reader.heldBytes()).isZero();
        assertThat(next(reader).payload()).containsExactly(9);
    }

    @Test
    void readsEmptyMessages() throws Exception {
        assertThat(next(reader(new WireBytes().full(6, 8, 10, 0))).payload()).isEmpty();
    }

    @Test
    void refusesAHeaderInsideAMessageOfTheSameChunkStream() {
        ChunkReader reader =
                reader(new WireBytes().full(6, 9, 10, 200).raw(counting(128)).full(6, 9, 10, 200));

        assertThatThrownBy(reader::next).isInstanceOf(ProtocolFault.class).hasMessageContaining("inside another");
    }

    @Test
    void refusesAChunkStreamThatStartsWithoutLength() {
        assertThatThrownBy(reader(new WireBytes().raw(0x86, 0, 0, 1))::next).isInstanceOf(ProtocolFault.class);
        assertThatThrownBy(reader(new WireBytes().raw(0xC6, 0))::next).isInstanceOf(ProtocolFault.class);
    }

    @Test
    void takesChunkSizesAtTheLimitsAndNoneBeyond() throws Exception {
        ChunkReader reader = reader(new WireBytes());
        reader.chunkBytes(4096);
        reader.chunkBytes(Sizes.MIN_CHUNK_BYTES);

        assertLimit(LimitHit.CHUNK_BYTES, () -> reader.chunkBytes(4097));
        assertLimit(LimitHit.CHUNK_BYTES, () -> reader.chunkBytes(Sizes.MIN_CHUNK_BYTES - 1));
        assertLimit(LimitHit.CHUNK_BYTES, () -> reader.chunkBytes(0x8000_0001L));
    }

    @Test
    void takesAMessageAtTheSizeLimitAndNoneBeyond() throws Exception {
        ChunkReader atLimit = reader(new WireBytes().message(6, 9, 0, counting(1000)));
        atLimit.admitted();
        assertThat(next(atLimit).payload()).hasSize(1000);

        ChunkReader beyond = reader(new WireBytes().message(6, 9, 0, counting(1001)));
        beyond.admitted();
        assertLimit(LimitHit.MESSAGE_BYTES, beyond::next);
    }

    @Test
    void takesChunkStreamsUpToTheLimitAndNoneBeyond() throws Exception {
        WireBytes three = new WireBytes().full(4, 8, 0, 0).full(5, 8, 0, 0).full(6, 8, 0, 0);
        ChunkReader reader = reader(three.full(7, 8, 0, 0));
        reader.next();
        reader.next();
        reader.next();

        assertLimit(LimitHit.CHUNK_STREAMS, reader::next);
    }

    @Test
    void holdsBytesUpToTheLimitBeforeAPublishAndNoMore() throws Exception {
        assertThat(next(reader(new WireBytes().message(6, 9, 0, counting(600)))).payload())
                .hasSize(600);

        assertLimit(LimitHit.HELD_BYTES, reader(new WireBytes().message(6, 9, 0, counting(601)))::next);
    }

    @Test
    void holdsUnfinishedMessagesUpToTheLimitTogether() throws Exception {
        WireBytes two = new WireBytes().setChunkSize(1000);
        ChunkReader reader = reader(two.full(5, 9, 0, 999).raw(counting(999)).message(6, 9, 0, counting(1000)));
        reader.admitted();
        reader.chunkBytes(next(reader).unsignedAt(0));

        assertThat(next(reader).payload()).hasSize(999);
        assertThat(next(reader).payload()).hasSize(1000);
        assertThat(reader.heldBytes()).isZero();
    }

    @Test
    void holdsWhatArrivedAndNotWhatWasAnnounced() throws Exception {
        RtmpLimits large = LIMITS.withSizes(new Sizes(4096, 4 << 20, 600, 8 << 20, 1_000_000, 1_000_000));
        ChunkReader reader =
                new ChunkReader(input(new WireBytes().full(6, 9, 0, 4 << 20).raw(counting(128))), large);
        reader.admitted();

        assertThat(reader.next()).isNull();
        assertThat(reader.heldBytes()).isLessThanOrEqualTo(4096);
    }

    static void assertLimit(LimitHit limit, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ProtocolFault.class, fault -> assertThat(fault.limit()).isEqualTo(limit));
    }

    private static Message next(ChunkReader reader) throws Exception {
        return Objects.requireNonNull(reader.next());
    }

    private static ChunkReader reader(WireBytes bytes) {
        return new ChunkReader(input(bytes), LIMITS);
    }

    private static ByteInput input(WireBytes bytes) {
        return new ByteInput(new ByteArrayInputStream(bytes.bytes()), count -> {});
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
