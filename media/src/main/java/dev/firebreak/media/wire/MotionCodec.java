package dev.firebreak.media.wire;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.motion.MotionMeter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Steps of motion in reports: the end of the step, a code, and for what was measured the jerk and its time. */
final class MotionCodec {
    private static final int MEASURED = 0;
    private static final List<Motion.Cause> CAUSES = List.of(Motion.Cause.values());

    private MotionCodec() {}

    static void write(Evidence.OfMotion step, DataOutputStream out) throws IOException {
        out.writeLong(step.at().toNanos());
        switch (step.motion()) {
            case Motion.Measured measured -> {
                out.writeByte(MEASURED);
                out.writeDouble(measured.jerk());
                out.writeLong(measured.at().toNanos());
            }
            case Motion.Unknown unknown -> out.writeByte(MEASURED + 1 + CAUSES.indexOf(unknown.cause()));
        }
    }

    /** Throws {@link IOException} or {@link IllegalArgumentException} for what cannot be. */
    static Evidence.OfMotion read(DataInputStream in) throws IOException {
        Duration at = Duration.ofNanos(in.readLong());
        if (at.compareTo(MotionMeter.STEP) < 0 || at.toNanos() % MotionMeter.STEP.toNanos() != 0) {
            throw new IOException("No step of motion ends at " + at);
        }
        int code = in.readByte();
        if (code == MEASURED) {
            Motion.Measured measured = new Motion.Measured(in.readDouble(), Duration.ofNanos(in.readLong()));
            if (measured.at().isNegative() || measured.at().compareTo(at) > 0) {
                throw new IOException("A kick at %s in a step that ends at %s".formatted(measured.at(), at));
            }
            return new Evidence.OfMotion(at, measured);
        }
        if (code < MEASURED || code > CAUSES.size()) {
            throw new IOException("No motion of code " + code);
        }
        return new Evidence.OfMotion(at, new Motion.Unknown(CAUSES.get(code - 1)));
    }
}
