package dev.firebreak.media.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FedPacket;
import dev.firebreak.media.feed.FedPacket.Kind;
import dev.firebreak.media.feed.FedPacket.Tracks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedChoiceTest {
    private final List<DropReason> drops = new ArrayList<>();
    private final FeedChoice choice = new FeedChoice(100, drops::add);

    @Test
    void sendsKeyFramesAndSoundAloneUntilMoreIsAskedFor() {
        assertThat(sent(key(0), sound(1), picture(2, 1), sound(3), key(4))).containsExactly(0L, 1L, 3L, 4L);
    }

    @Test
    void sendsTheRestOfTheGroupInOrderWhenMoreIsAskedForAndThenEverything() {
        sent(key(0), picture(1, 1), key(2), picture(3, 1), sound(4), picture(5, 1));
        assertThat(choice.ask(SamplingDemand.ALERT, 9).stream().map(FedPacket::decodeMicros))
                .containsExactly(3L, 5L);
        assertThat(choice.ask(SamplingDemand.ALERT, 9)).isEmpty();
        assertThat(sent(picture(6, 1), sound(7), key(8), picture(9, 1))).containsExactly(6L, 7L, 8L, 9L);
    }

    @Test
    void goesOnSendingEverythingUpToTheFirstKeyFrameThatNeedsNoMore() {
        sent(key(0));
        choice.ask(SamplingDemand.ALERT, 0);
        choice.ask(SamplingDemand.CHEAP, 5);
        assertThat(sent(picture(1, 1), key(4), picture(5, 1), picture(6, 1), key(7), picture(8, 1)))
                .containsExactly(1L, 4L, 5L, 6L, 7L);
        assertThat(choice.ask(SamplingDemand.ALERT, 9).stream().map(FedPacket::decodeMicros))
                .containsExactly(8L);
    }

    @Test
    void aGroupAtTheLimitIsKeptAndALargerOneIsGivenUpAndCounted() {
        sent(key(0), picture(1, 60), picture(2, 40));
        assertThat(choice.ask(SamplingDemand.ALERT, 0)).hasSize(2);
        choice.ask(SamplingDemand.CHEAP, 0);
        sent(key(3), picture(4, 60), picture(5, 41));
        assertThat(drops).containsExactly(DropReason.GROUP_TOO_LARGE);
        assertThat(choice.ask(SamplingDemand.ALERT, 0)).isEmpty();
        // What follows refers to what was given up.
        assertThat(sent(picture(6, 1), key(7), picture(8, 1))).containsExactly(7L, 8L);
    }

    private List<Long> sent(FedPacket... packets) {
        List<Long> sent = new ArrayList<>();
        for (FedPacket packet : packets) {
            if (choice.sends(packet)) {
                sent.add(packet.decodeMicros());
            }
        }
        return sent;
    }

    private static FedPacket key(long at) {
        return packet(Kind.KEY_PICTURE, at, 1);
    }

    private static FedPacket picture(long at, int bytes) {
        return packet(Kind.PICTURE, at, bytes);
    }

    private static FedPacket sound(long at) {
        return packet(Kind.SOUND, at, 1);
    }

    private static FedPacket packet(Kind kind, long at, int bytes) {
        return new FedPacket(kind, false, new Tracks(true, true), at, at, new byte[bytes]);
    }
}
