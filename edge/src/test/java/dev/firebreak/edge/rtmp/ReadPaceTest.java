package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadPaceTest {
    private final ReadPace pace = new ReadPace();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void anAdmittedPublisherIsReadOnceATick() throws Exception {
        ByteInput input = new ByteInput(peer(10), bytes -> {}, pace);
        input.admitted();
        input.fully(new byte[10], 0, 10);
        assertThat(reads).hasValue(1);
        CompletableFuture<Integer> next = new CompletableFuture<>();
        Thread reader = Thread.startVirtualThread(() -> complete(next, input));
        Eventually.until(() -> reader.getState() == Thread.State.WAITING, () -> "" + reader.getState());
        assertThat(reads).hasValue(1);
        pace.tick();
        assertThat(next.get()).isZero();
        assertThat(reads).hasValue(2);
    }

    @Test
    void aPeerThatSendsNothingIsReadAfterAFewTicksSinceOnlyAReadTellsThatItIsGone() throws Exception {
        ByteInput input = new ByteInput(peer(0), bytes -> {}, pace);
        input.admitted();
        assertThat(input.atEnd()).isTrue();
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        ByteInput silent = new ByteInput(thenSilent(), bytes -> {}, pace);
        silent.admitted();
        silent.octet();
        Thread reader = Thread.startVirtualThread(() -> {
            try {
                end.complete(silent.atEnd());
            } catch (Exception e) {
                end.completeExceptionally(e);
            }
        });
        Eventually.until(
                () -> {
                    pace.tick();
                    return !reader.isAlive();
                },
                () -> "" + reader.getState());
        assertThat(end.get()).isTrue();
        assertThat(looks).hasValueBetween(1, 5);
    }

    @Test
    void whatFillsTheBufferIsFollowedByAnotherReadAtOnce() throws Exception {
        ByteInput input = new ByteInput(peer(ByteInput.BUFFER_BYTES), bytes -> {}, pace);
        input.admitted();
        input.fully(new byte[2 * ByteInput.BUFFER_BYTES], 0, 2 * ByteInput.BUFFER_BYTES);
        assertThat(reads).hasValue(2);
    }

    private static void complete(CompletableFuture<Integer> next, ByteInput input) {
        try {
            next.complete(input.octet());
        } catch (Exception e) {
            next.completeExceptionally(e);
        }
    }

    /** Gives so many zeros at each read; closed where that is none. */
    private InputStream peer(int each) {
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("Read in bulk");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                reads.incrementAndGet();
                return each == 0 ? -1 : Math.min(each, length);
            }

            @Override
            public int available() {
                return each;
            }
        };
    }

    /** Gives one zero, then nothing, and has closed. */
    private InputStream thenSilent() {
        return new InputStream() {
            private boolean given;

            @Override
            public int read() {
                throw new IllegalStateException("Read in bulk");
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                boolean first = !given;
                given = true;
                return first ? 1 : -1;
            }

            @Override
            public int available() {
                looks.incrementAndGet();
                return 0;
            }
        };
    }
}
