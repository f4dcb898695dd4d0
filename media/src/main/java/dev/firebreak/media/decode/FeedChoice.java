package dev.firebreak.media.decode;

import dev.firebreak.core.verdict.SamplingDemand;
import dev.firebreak.media.feed.FedPacket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Chooses what of a fed stream its decoder is sent: key frames and sound, which is all that it decodes of a stream that is harmless so
 * far, and nine tenths less to move; everything, once more pictures are asked for. The pictures since the last key frame are kept back
 * so that the switch need not wait for the next one. Guarded by its owner.
 */
final class FeedChoice {
    private static final int MAX_PACKETS = 20_000;

    private final int maxBytes;
    private final Consumer<DropReason> drops;
    private final ArrayDeque<FedPacket> kept = new ArrayDeque<>();
    private long keptBytes;
    private boolean groupLost;
    private boolean everything;
    private long cheapFromMicros = Long.MAX_VALUE;

    /** @param maxBytes pictures kept back, at most; a larger group is given up and counted in {@code drops} */
    FeedChoice(int maxBytes, Consumer<DropReason> drops) {
        this.maxBytes = maxBytes;
        this.drops = drops;
    }

    /** True when the packet is to be sent now. */
    boolean sends(FedPacket packet) {
        return switch (packet.kind()) {
            case SOUND -> true;
            case KEY_PICTURE -> {
                forgetKept();
                groupLost = false;
                // Not before a key frame: what refers to pictures that are not sent would come out broken.
                everything &= packet.decodeMicros() < cheapFromMicros;
                yield true;
            }
            case PICTURE -> {
                if (!everything) {
                    keep(packet);
                }
                yield everything && !groupLost;
            }
        };
    }

    /** More or fewer pictures are asked for; returns what is to be sent now of what was kept back. */
    List<FedPacket> ask(SamplingDemand demand, long fromMicros) {
        if (demand == SamplingDemand.CHEAP) {
            cheapFromMicros = fromMicros;
            return List.of();
        }
        cheapFromMicros = Long.MAX_VALUE;
        everything = true;
        List<FedPacket> now = new ArrayList<>(kept);
        forgetKept();
        return now;
    }

    /** True while everything is sent. */
    boolean sendsEverything() {
        return everything;
    }

    private void keep(FedPacket packet) {
        if (groupLost) {
            return;
        }
        kept.addLast(packet);
        keptBytes += packet.bytes().length;
        if (keptBytes > maxBytes || kept.size() > MAX_PACKETS) {
            forgetKept();
            groupLost = true;
            drops.accept(DropReason.GROUP_TOO_LARGE);
        }
    }

    private void forgetKept() {
        kept.clear();
        keptBytes = 0;
    }
}
