package dev.firebreak.edge.rtmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.edge.rtmp.RtmpLimits.AmfLimits;
import dev.firebreak.edge.rtmp.RtmpLimits.Counts;
import dev.firebreak.edge.rtmp.RtmpLimits.Sizes;
import dev.firebreak.edge.rtmp.RtmpLimits.Times;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RtmpLimitsTest {
    @Test
    void defaultsResetAStubbornPublisherAfterAQuarterSecond() {
        assertThat(RtmpLimits.defaults().times().reset()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void defaultsHoldLittleOfStrangersAndMuchOfPublishers() {
        Sizes sizes = RtmpLimits.defaults().sizes();

        assertThat(sizes.heldBeforePublishBytes()).isEqualTo(64 << 10);
        assertThat(sizes.heldBytes()).isGreaterThanOrEqualTo(2 * sizes.messageBytes());
    }

    @Test
    void refusesTimesThatAreNotAboveZero() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new Times(second, second, Duration.ZERO, second, second, second, second, second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idle");
    }

    @Test
    void refusesAChunkSizeBelowTheProtocolsOwn() {
        assertThat(new Sizes(128, 1, 1, 1, 1, 1).chunkBytes()).isEqualTo(128);
        assertThatThrownBy(() -> new Sizes(127, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesCountsAndSizesBelowOne() {
        AmfLimits amf = new AmfLimits(1, 1, 1);

        assertThatThrownBy(() -> new AmfLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Counts(1, 0, 1, 1, amf)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sizes(128, 1, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sizes(128, 1, 1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
