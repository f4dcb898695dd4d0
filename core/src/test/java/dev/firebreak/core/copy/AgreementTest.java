package dev.firebreak.core.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    private static Interval seconds(double from, double to) {
        return new Interval(Duration.ofMillis(Math.round(from * 1000)), Duration.ofMillis(Math.round(to * 1000)));
    }

    /** A stretch of the query, from which second of the entry, at which rate. */
    private static Finding finding(Channel channel, Interval query, double reference, double rate) {
        double length = query.length().toMillis() / 1000.0 * rate;
        return Finding.of(
                7, channel, new MatchedInterval(query, seconds(reference, reference + length), rate, 0.5), 12);
    }

    private static List<Finding> together(Finding picture, Finding sound) {
        return Agreement.of(List.of(picture), List.of(sound));
    }

    @Test
    void whatSaysTheSameAddsUp() {
        Finding picture = finding(Channel.PICTURE, seconds(0, 15), 20, 1);

        List<Finding> all = together(picture, finding(Channel.SOUND, seconds(3, 20), 23.4, 1.01));

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().nats()).isEqualTo(24);
        assertThat(all.getFirst().channels()).containsExactly(Channel.PICTURE, Channel.SOUND);
        assertThat(all.getFirst().where().query()).isEqualTo(seconds(0, 20));
    }

    /** As measured: pictures of 19 s at 1.1 times the speed were laid along a line of rate 1. */
    @Test
    void aRateThatPicturesCannotTellIsTakenFromTheSound() {
        Finding picture = finding(Channel.PICTURE, seconds(0, 18.6), 10.5, 1);

        List<Finding> all = together(picture, finding(Channel.SOUND, seconds(0, 18), 10, 1.1));

        assertThat(all).hasSize(1);
        assertThat(all.getFirst().where().rate()).isEqualTo(1.1);
    }

    @Test
    void otherMomentsOrAnotherEntryStayApart() {
        Finding picture = finding(Channel.PICTURE, seconds(0, 15), 20, 1);
        Finding sound = finding(Channel.SOUND, seconds(0, 15), 20, 1);

        assertThat(together(picture, finding(Channel.SOUND, seconds(0, 15), 22, 1)))
                .hasSize(2);
        assertThat(together(picture, finding(Channel.SOUND, seconds(0, 15), 20, 1.2)))
                .hasSize(2);
        assertThat(together(picture, finding(Channel.SOUND, seconds(40, 50), 60, 1)))
                .hasSize(2);
        assertThat(together(picture, new Finding(8, sound.channels(), sound.where(), 12)))
                .hasSize(2);
    }
}
