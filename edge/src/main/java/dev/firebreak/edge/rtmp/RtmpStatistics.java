package dev.firebreak.edge.rtmp;

import java.util.Map;

/**
 * What a listener has counted since it started; every enum constant has an entry.
 *
 * @param openConnections now
 * @param publishing admitted and not ended, now
 * @param accepted connections taken in
 * @param receivedBytes from all peers, handshakes included
 * @param resets connections closed by a TCP reset because the peer did not close in time
 * @param keyFrameClaims frames marked as key frames that hold nothing to start decoding from; passed on unmarked
 * @param timestampJumps times at which a session's clock was joined over a jump
 */
public record RtmpStatistics(
        int openConnections,
        int publishing,
        long accepted,
        long receivedBytes,
        long resets,
        long keyFrameClaims,
        long timestampJumps,
        Map<PublishRefusal, Long> refusals,
        Map<ConnectionEnd, Long> ends,
        Map<LimitHit, Long> limits,
        Map<DroppedMessage, Long> dropped) {
    public RtmpStatistics {
        refusals = Map.copyOf(refusals);
        ends = Map.copyOf(ends);
        limits = Map.copyOf(limits);
        dropped = Map.copyOf(dropped);
    }

    public long refusals(PublishRefusal refusal) {
        return refusals.getOrDefault(refusal, 0L);
    }

    public long ends(ConnectionEnd end) {
        return ends.getOrDefault(end, 0L);
    }

    public long limits(LimitHit limit) {
        return limits.getOrDefault(limit, 0L);
    }

    public long dropped(DroppedMessage reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}
