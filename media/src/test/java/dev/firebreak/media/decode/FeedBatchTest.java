package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.feed.FedPacket.Kind;
import dev.firebreak.media.feed.FedPacket.Tracks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedBatchTest {
    private static final Tracks BOTH = new Tracks(true, true);

    private final FeedBatch batch = new FeedBatch(1);

    @Test
    void soundGoesWhenTheRunThatItBelongsToIsComplete() {
        List<Long> sentAt = new ArrayList<>();
        for (long at = 0; at < 400_000; at += 20_000) {
            if (isDueWith(sound(at, 300))) {
                sentAt.add(at);
                batch.take();
            }
        }
        // Packets of 20 ms: the one that ends at a multiple of 0.1 s leaves the run's last 2 ms in the resampler.
        assertThat(sentAt).startsWith(100_000L, 200_000L, 300_000L);
        assertThat(sentAt).hasSize(3);
    }

    @Test
    void aKeyFrameGoesAtOnceWithTheSoundBeforeIt() {
        assertThat(isDueWith(sound(0, 300))).isFalse();
        assertThat(isDueWith(new FedPacket(Kind.KEY_PICTURE, false, BOTH, 10_000, 10_000, new byte[9])))
                .isTrue();
        assertThat(batch.take().packets()).hasSize(2);
        assertThat(batch.isDue()).isFalse();
    }

    @Test
    void withoutSoundThePicturesThatAreNotSentStillTellTheTime() {
        List<Long> told = new ArrayList<>();
        for (long at = 0; at < 350_000; at += 33_000) {
            batch.note(new FedPacket(Kind.PICTURE, false, new Tracks(true, false), at, at, new byte[9]));
            if (batch.isDue()) {
                told.add(batch.take().pictureMicros());
            }
        }
        assertThat(told).containsExactly(132_000L, 231_000L, 330_000L);
    }

    @Test
    void muchSoundGoesBeforeItsRunIsComplete() {
        boolean due = false;
        int packets = 0;
        while (!due) {
            due = isDueWith(sound(0, 8_000));
            packets++;
        }
        assertThat(packets).isEqualTo(17);
    }

    private boolean isDueWith(FedPacket packet) {
        batch.note(packet);
        batch.add(packet);
        return batch.isDue();
    }

    private static FedPacket sound(long at, int bytes) {
        return new FedPacket(Kind.SOUND, false, BOTH, at, at, new byte[bytes]);
    }
}
