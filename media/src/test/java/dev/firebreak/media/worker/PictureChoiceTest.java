package dev.firebreak.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.SamplingDemand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PictureChoiceTest {
    @Test
    void takesTheFirstPictureOfEachHalfSecondAndEveryKeyFrame() {
        PictureChoice choice = new PictureChoice(-1);
        assertThat(choice.takes(0, true)).isTrue();
        assertThat(choice.takes(33_000, false)).isFalse();
        assertThat(choice.takes(400_000, true)).isTrue();
        assertThat(choice.takes(499_999, false)).isFalse();
        assertThat(choice.takes(500_000, false)).isTrue();
        assertThat(choice.takes(533_000, false)).isFalse();
        assertThat(choice.takes(1_700_000, false)).isTrue();
    }

    @Test
    void takesNoMomentTwice() {
        PictureChoice choice = new PictureChoice(2_000_000);
        assertThat(choice.takes(2_000_000, true)).isFalse();
        assertThat(choice.takes(2_033_000, false)).isFalse();
        assertThat(choice.takes(2_033_000, true)).isTrue();
        assertThat(choice.takes(-5, true)).isFalse();
    }

    @Test
    void aDemandHoldsFromItsMediaTimeOnAndALaterOneReplacesWhatItPrecedes() {
        DemandSchedule demands = new DemandSchedule();
        demands.ask(SamplingDemand.ALERT, 5);
        assertThat(demands.at(4)).isEqualTo(SamplingDemand.CHEAP);
        assertThat(demands.at(5)).isEqualTo(SamplingDemand.ALERT);
        demands.ask(SamplingDemand.CHEAP, 20);
        demands.ask(SamplingDemand.ALERT, 10);
        assertThat(demands.at(30)).isEqualTo(SamplingDemand.ALERT);
    }

    @Test
    void ninetyDegreesTurnTheTopLeftToTheTopRight() {
        Frame frame = new Frame(Duration.ZERO, 2, 1, new byte[] {1, 1, 1, 2, 2, 2}, true);
        Frame turned = Rotation.apply(frame, 90);
        assertThat(turned.width()).isEqualTo(1);
        assertThat(turned.height()).isEqualTo(2);
        assertThat(turned.rgb()).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(Rotation.apply(frame, 270).rgb()).containsExactly(2, 2, 2, 1, 1, 1);
        assertThat(Rotation.apply(frame, 180).rgb()).containsExactly(2, 2, 2, 1, 1, 1);
    }

    @Test
    void networkSourcesNeverMayOpenFiles() {
        for (String address : new String[] {"http://h/a.m3u8", "rtmp://h/live/key", "rtsp://h/a", "srt://h:1"}) {
            assertThat(SourceAddress.network(address).protocols().split(","))
                    .doesNotContain("file", "pipe", "concat", "data", "subfile");
        }
        assertThat(SourceAddress.file("/a.mp4").protocols()).isEqualTo("file");
        assertThat(SourceAddress.file("/a.mp4").formats().split(",")).doesNotContain("hls", "concat", "dash", "image2");
        assertThat(SourceAddress.network("rtmp://u:p@h/live/x?k=s").shown())
                .doesNotContain("p@")
                .doesNotContain("k=s");
    }
}
