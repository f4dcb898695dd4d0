package dev.firebreak.core.fingerprint.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private final Reading reading = new Reading();

    @Test
    void everythingIsReadAsLongAsThereIsRoom() {
        reading.count(1_000_000);
        reading.count(3);
        reading.limit(1_000_003);

        assertThat(reading.reads(7, 1_000_000)).isTrue();
        assertThat(reading.reads(8, 3)).isTrue();
        assertThat(reading.unread()).isZero();
    }

    @Test
    void theRarestAreReadFirst() {
        for (int i = 0; i < 10; i++) {
            reading.count(5);
            reading.count(1_000);
            reading.count(30_000);
        }
        reading.limit(10_050);

        assertThat(reading.reads(1, 5)).isTrue();
        assertThat(reading.reads(2, 1_000)).isTrue();
        assertThat(reading.reads(3, 30_000)).isFalse();
        assertThat(reading.unread()).isEqualTo(300_000);
    }

    @Test
    void ofThoseAtTheLimitSomeAreReadAndTheSameOnesEachTime() {
        IntStream.range(0, 1_000).forEach(code -> reading.count(20));
        reading.limit(5_000);

        long read = IntStream.range(0, 1_000)
                .filter(code -> reading.reads(code, 20))
                .count();
        assertThat(read).isBetween(200L, 300L);
        assertThat(IntStream.range(0, 1_000)
                        .filter(code -> reading.reads(code, 20))
                        .count())
                .isEqualTo(read);
        assertThat(reading.unread()).isEqualTo(15_000);
    }
}
