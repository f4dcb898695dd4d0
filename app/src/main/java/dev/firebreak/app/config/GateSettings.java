package dev.firebreak.app.config;

import dev.firebreak.core.stream.LatePolicy;
import java.time.Duration;

/**
 * The HLS gate.
 *
 * @param lookahead how much later than a segment's end analysis must have got before the segment is listed
 * @param lateAfter how long a finished segment may wait for analysis before the stream counts as late
 * @param latePolicy for streams that say nothing else
 * @param window how much of a stream the playlist lists
 * @param segmentTarget shortest segment that is ended at a key frame
 */
public record GateSettings(
        Duration lookahead, Duration lateAfter, LatePolicy latePolicy, Duration window, Duration segmentTarget) {
    static GateSettings read(KeyReader keys) {
        GateSettings gate = new GateSettings(
                keys.duration("gate.lookahead", "600ms", "0ms", "10s"),
                keys.duration("gate.lateAfter", "3s", "500ms", "60s"),
                keys.choice("gate.latePolicy", LatePolicy.HOLD),
                keys.duration("gate.window", "30s", "4s", "10m"),
                keys.duration("gate.segmentTarget", "1s", "250ms", "10s"));
        keys.refuseIf(
                gate.lateAfter.compareTo(gate.lookahead) <= 0,
                "gate.lateAfter must be longer than gate.lookahead: every segment would count as late");
        keys.refuseIf(
                gate.window.compareTo(gate.segmentTarget.multipliedBy(3)) < 0,
                "gate.window must hold at least three times gate.segmentTarget: players stall on shorter playlists");
        return gate;
    }
}
