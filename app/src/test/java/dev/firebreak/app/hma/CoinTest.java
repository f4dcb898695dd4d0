package dev.firebreak.app.hma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoinTest {
    @Test
    void aSeedGivesTheSameCoinForEver() {
        // The first 53 bits of e3b0c44298fc1c14…, the SHA-256 of nothing.
        assertThat(Coin.ofSeed("")).isEqualTo((0xe3b0c44298fc1c14L >>> 11) * 0x1p-53);
        assertThat(Coin.ofSeed("content 7")).isEqualTo(Coin.ofSeed("content 7"));
    }

    @Test
    void coinsOfManySeedsAreSpreadEvenly() {
        long below = IntStream.range(0, 10_000)
                .filter(seed -> Coin.ofSeed("seed " + seed) < 0.3)
                .count();
        assertThat(below).isBetween(2_800L, 3_200L);
    }
}
