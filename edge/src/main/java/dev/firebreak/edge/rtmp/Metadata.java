package dev.firebreak.edge.rtmp;

import dev.firebreak.edge.rtmp.RtmpLimits.AmfLimits;
import java.nio.ByteBuffer;
import java.util.List;

/** Reads what an encoder announces before it sends media, so that a wrong codec is refused in its first second. */
final class Metadata {
    private Metadata() {}

    /**
     * Throws a refusal when onMetaData names a codec that is not taken. Data that is not readable is counted and passed
     * over: nothing depends on it.
     */
    static void check(ByteBuffer payload, AmfLimits limits, RtmpCounters counters) throws ProtocolFault {
        List<AmfValue> values;
        try {
            values = new Amf0Reader(payload, limits).readAll();
        } catch (ProtocolFault unreadable) {
            if (unreadable.limit() != null) {
                throw unreadable;
            }
            counters.dropped(DroppedMessage.DATA_UNREADABLE);
            return;
        }
        if (!values.contains(new AmfValue.Text("onMetaData"))) {
            return;
        }
        for (AmfValue value : values) {
            if (value instanceof AmfValue.Members(java.util.Map<String, AmfValue> members)) {
                refuse(Codecs.announcedVideo(members.getOrDefault("videocodecid", AmfValue.NOTHING)));
                refuse(Codecs.announcedAudio(members.getOrDefault("audiocodecid", AmfValue.NOTHING)));
            }
        }
    }

    private static void refuse(java.util.Optional<ProtocolFault> refusal) throws ProtocolFault {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }
}
