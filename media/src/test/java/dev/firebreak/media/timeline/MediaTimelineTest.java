package dev.firebreak.media.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTimelineTest {
    private final MediaTimeline timeline = new MediaTimeline(0, 0);

    @Test
    void timesThatGoOnAreLeftAsTheyAre() {
        assertThat(timeline.shift(Track.PICTURE, 0)).isZero();
        assertThat(timeline.shift(Track.PICTURE, 40_000)).isZero();
        assertThat(timeline.shift(Track.SOUND, 20_000)).isZero();
        assertThat(timeline.jumps()).isZero();
    }

    @Test
    void jitterBackwardsIsPressedFlat() {
        timeline.shift(Track.PICTURE, 2_000_000);
        assertThat(2_000_000
                        - MediaTimeline.MAX_BACK_MICROS
                        + timeline.shift(Track.PICTURE, 2_000_000 - MediaTimeline.MAX_BACK_MICROS))
                .isEqualTo(2_000_001);
        assertThat(timeline.jumps()).isZero();
    }

    @Test
    void aLongerWayBackIsBridged() {
        timeline.shift(Track.PICTURE, 2_000_000);
        long back = 2_000_000 - MediaTimeline.MAX_BACK_MICROS - 1;
        assertThat(back + timeline.shift(Track.PICTURE, back)).isEqualTo(2_040_000);
        assertThat(timeline.jumps()).isEqualTo(1);
    }

    @Test
    void aHoleUpToTheLimitIsKeptAndALongerOneIsBridged() {
        timeline.shift(Track.PICTURE, 0);
        assertThat(timeline.shift(Track.PICTURE, MediaTimeline.MAX_FORWARD_MICROS))
                .isZero();
        long far = 2 * MediaTimeline.MAX_FORWARD_MICROS + 1;
        assertThat(far + timeline.shift(Track.PICTURE, far)).isEqualTo(MediaTimeline.MAX_FORWARD_MICROS + 40_000);
    }

    @Test
    void theOtherTrackMayStillSendTheOldClockAfterAJump() {
        timeline.shift(Track.PICTURE, 1_000_000);
        timeline.shift(Track.SOUND, 1_000_000);
        timeline.shift(Track.PICTURE, 900_000_000);
        assertThat(timeline.shift(Track.SOUND, 1_020_000)).isZero();
        assertThat(timeline.jumps()).isEqualTo(1);
        assertThat(900_010_000 + timeline.shift(Track.SOUND, 900_010_000)).isEqualTo(1_050_000);
        assertThat(timeline.jumps()).isEqualTo(1);
    }

    @Test
    void aClockThatStartsAnywhereStartsAtTheGivenMediaTime() {
        MediaTimeline resumed = new MediaTimeline(0, 5_000_000);
        assertThat(777_000_000 + resumed.shift(Track.SOUND, 777_000_000)).isEqualTo(5_000_000);
    }
}
