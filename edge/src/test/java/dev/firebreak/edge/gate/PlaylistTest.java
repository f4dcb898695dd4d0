package dev.firebreak.edge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The playlist as RFC 8216 wants it. */
class PlaylistTest {
    private final GateBench bench = new GateBench();

    @Test
    void writesEveryTagOfALivePlaylist() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2.0405);

        PlaylistAnswer.Playlist playlist = (PlaylistAnswer.Playlist) bench.gate.playlist(GateBench.STREAM);

        assertThat(playlist.text()).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:3
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-TARGETDURATION:4
                        #EXT-X-MEDIA-SEQUENCE:0
                        #EXT-X-DISCONTINUITY-SEQUENCE:0
                        #EXT-X-PROGRAM-DATE-TIME:2026-03-01T12:00:00.000Z
                        #EXTINF:2.041,
                        %s/0.ts
                        """.formatted(session));
        assertThat(playlist.status()).isEqualTo(200);
    }

    @Test
    void theEtagChangesExactlyWithTheText() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        PlaylistAnswer first = bench.gate.playlist(GateBench.STREAM);

        bench.clock.advance(Duration.ofSeconds(1));
        assertThat(bench.gate.playlist(GateBench.STREAM)).isEqualTo(first);

        bench.listed(session, 1, 2);
        PlaylistAnswer.Playlist second = (PlaylistAnswer.Playlist) bench.gate.playlist(GateBench.STREAM);
        assertThat(second.etag()).matches("\"[0-9a-f]{32}\"").isNotEqualTo(((PlaylistAnswer.Playlist) first).etag());
    }

    @Test
    void keepsSixSegmentsAndTwelveSeconds() {
        SessionId session = bench.open();
        bench.listed(session, 20, 1);
        assertThat(bench.playlist().items()).as("of one second").hasSize(12);

        bench.listed(session, 12, 4);
        assertThat(bench.playlist().items()).as("of four seconds").hasSize(6);
        assertThat(bench.playlist().mediaSequence()).isEqualTo(26);
    }

    @Test
    void servesSegmentsForAWhileAfterTheySlideOut() {
        SessionId session = bench.open();
        Segment first = bench.offer(session, 2);
        bench.listed(session, 6, 2);
        assertThat(bench.playlist().uris()).doesNotContain(session + "/0.ts");

        bench.clock.advance(Duration.ofMillis(29_999));
        assertThat(bench.read(first)).isInstanceOf(SegmentAnswer.Bytes.class);
        bench.clock.advance(Duration.ofMillis(1));
        assertThat(bench.read(first)).isEqualTo(new SegmentAnswer.Refused(SegmentAnswer.Reason.UNKNOWN));
    }

    @Test
    void theTargetDurationStaysUntilALongerSegmentComes() {
        SessionId session = bench.open();
        bench.listed(session, 2, 1);
        assertThat(bench.playlist().targetSeconds()).isEqualTo(4);
        bench.listed(session, 1, 4.499);
        assertThat(bench.playlist().targetSeconds()).isEqualTo(4);
        assertThat(bench.count(GateCount.TARGET_RAISED)).isZero();

        bench.listed(session, 1, 4.5);
        assertThat(bench.playlist().targetSeconds()).isEqualTo(5);
        assertThat(bench.count(GateCount.TARGET_RAISED)).isOne();

        bench.listed(session, 20, 1);
        assertThat(bench.playlist().targetSeconds()).as("never lowered").isEqualTo(5);
        assertThat(bench.playlist().items()).as("three target durations").hasSize(15);
    }

    @Test
    void aRepublishGoesOnInTheSamePlaylistAfterADiscontinuity() {
        SessionId first = bench.open();
        bench.listed(first, 2, 2);
        bench.gate.sessionEnded(first);
        ParsedPlaylist before = bench.playlist();

        SessionId second = bench.open();
        bench.listed(second, 2, 2);

        ParsedPlaylist after = bench.playlist();
        after.follows(before);
        assertThat(after.uris()).containsExactly(first + "/0.ts", first + "/1.ts", second + "/0.ts", second + "/1.ts");
        assertThat(after.items().stream().map(ParsedPlaylist.Item::afterDiscontinuity))
                .containsExactly(false, false, true, false);
    }

    @Test
    void theDiscontinuitySequenceCountsTagsThatSlidOut() {
        for (int republish = 0; republish < 3; republish++) {
            SessionId session = bench.open();
            ParsedPlaylist before = null;
            for (int i = 0; i < 8; i++) {
                bench.listed(session, 1, 2);
                ParsedPlaylist now = bench.playlist();
                if (before != null) {
                    now.follows(before);
                }
                before = now;
            }
            assertThat(bench.playlist().discontinuitySequence()).isEqualTo(republish);
        }
    }

    @Test
    void aSegmentMayAskForADiscontinuityItself() {
        SessionId session = bench.open();
        bench.listed(session, 1, 2);
        Segment plain = bench.next(session, 2, dev.firebreak.core.segment.SegmentFormat.MPEG_TS);
        bench.gate.offer(new Segment(
                plain.id(),
                plain.offset(),
                plain.start(),
                plain.duration(),
                plain.format(),
                plain.size(),
                plain.sha256(),
                true));
        bench.clear(session, 60);

        assertThat(bench.playlist().items().getLast().afterDiscontinuity()).isTrue();
    }

    @Test
    void heldSegmentsOfASessionThatWasReplacedAreGivenUp() {
        SessionId first = bench.open();
        bench.listed(first, 1, 2);
        bench.offer(first, 2);
        bench.analysed(first, 4.6, dev.firebreak.core.verdict.VerdictLevel.HOLD);

        SessionId second = bench.open();
        bench.listed(second, 1, 2);

        assertThat(bench.playlist().uris()).containsExactly(first + "/0.ts", second + "/0.ts");
        assertThat(bench.count(GateCount.WITHHELD)).isOne();
    }

    @Test
    void aSegmentWhoseBytesAreGoneIsNotFound() {
        SessionId session = bench.open();
        Segment segment = bench.offer(session, 2);
        bench.clear(session, 9);
        bench.store.forget(GateBench.STREAM, session, 1);

        assertThat(bench.read(segment)).isEqualTo(new SegmentAnswer.Refused(SegmentAnswer.Reason.BYTES_MISSING));
        assertThat(bench.read(segment).status()).isEqualTo(404);
    }

    @Test
    void refusesSequenceNumbersBelowZero() {
        SessionId session = bench.open();

        assertThat(bench.gate.segment(GateBench.STREAM, session, -1).status()).isEqualTo(404);
    }
}
