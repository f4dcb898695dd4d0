package dev.firebreak.core.motion;

import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.evidence.Motion.Cause;
import dev.firebreak.core.motion.KickFinder.Kick;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Measures the motion of one stream's picture in steps of half a second of media time. Up and down only: recoil raises the muzzle, and
 * adding the way to the side told kicks from harmless motion less well (docs/detection.md). One thread at a time.
 *
 * <p>A step is given out with the first picture after its end, and only where pictures came from its start on. A kick belongs to the
 * step in which it has returned.
 */
public final class MotionMeter {
    /** Pixels of the thumbnails. */
    public static final int WIDTH = 128;

    public static final int HEIGHT = 72;

    /** Pictures looked at in a second, at most. */
    public static final int PICTURES_PER_SECOND = 15;

    /** Length of a step; steps start at multiples of it. */
    public static final Duration STEP = Duration.ofMillis(500);

    private static final long STEP_MICROS = STEP.toNanos() / 1000;

    /** Further apart, three pictures do not fit into a kick. */
    private static final long WIDEST_GAP_MICROS = 110_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final KickFinder kicks = new KickFinder();
    private @Nullable Profile last;
    private long lastMicros = NEVER;
    private long lastSlot = NEVER;
    private long start = NEVER;
    private long widestGap;
    private int pairs;
    private int same;
    private int unclear;
    private Kick strongest = new Kick(0, 0);

    /**
     * Whether the picture of this media time is one of those to be looked at: the first of each fifteenth of a second. Asked once for each
     * picture; times that do not rise are not wanted.
     */
    public boolean wants(long micros) {
        // Borders lie between the pictures of 30 a second, so that a little unrest in their times changes nothing.
        long slot = Math.floorDiv(micros * PICTURES_PER_SECOND + 250_000, 1_000_000);
        if (micros < 0 || slot <= lastSlot) {
            return false;
        }
        lastSlot = slot;
        return true;
    }

    /**
     * Takes the thumbnail of a wanted picture.
     *
     * @param luma {@value #WIDTH} × {@value #HEIGHT} bytes of brightness, row by row
     * @param sideways whether it is to be turned by a quarter to be upright
     * @return the step that is now over; empty while it goes on
     */
    public Optional<Evidence.OfMotion> picture(long micros, byte[] luma, boolean sideways) {
        Profile profile = Profile.of(luma, WIDTH, HEIGHT, sideways);
        Optional<Evidence.OfMotion> over = Optional.empty();
        if (start != NEVER && micros >= start + STEP_MICROS) {
            over = Optional.of(over());
            begin(start + STEP_MICROS);
        }
        long gap = lastMicros == NEVER ? Long.MAX_VALUE : micros - lastMicros;
        if (start == NEVER || micros >= start + STEP_MICROS) {
            // The first picture at all, or after a pause.
            begin(Math.ceilDiv(micros - WIDEST_GAP_MICROS, STEP_MICROS) * STEP_MICROS);
            last = null;
            gap = 0;
        }
        widestGap = Math.max(widestGap, Math.min(gap, STEP_MICROS));
        follow(micros, profile, gap);
        last = profile;
        lastMicros = micros;
        return over;
    }

    /** No pictures come for a while: what was begun is forgotten. */
    public void pause() {
        last = null;
        lastMicros = NEVER;
        lastSlot = NEVER;
        start = NEVER;
    }

    private void follow(long micros, Profile profile, long gap) {
        Profile before = last;
        if (before == null || gap > WIDEST_GAP_MICROS) {
            kicks.startAt(micros);
            return;
        }
        OptionalDouble shift = before.shiftTo(profile);
        Kick kick = new Kick(0, micros);
        if (shift.isPresent()) {
            kick = kicks.moved(micros, shift.getAsDouble());
        } else {
            kicks.startAt(micros);
        }
        if (micros >= start) {
            pairs++;
            same += before.isSameAs(profile) ? 1 : 0;
            unclear += shift.isEmpty() ? 1 : 0;
            strongest = kick.jerk() > strongest.jerk() ? kick : strongest;
        }
    }

    private void begin(long at) {
        start = at;
        widestGap = 0;
        pairs = 0;
        same = 0;
        unclear = 0;
        strongest = new Kick(0, at + STEP_MICROS);
    }

    private Evidence.OfMotion over() {
        return new Evidence.OfMotion(duration(start + STEP_MICROS), motion());
    }

    private Motion motion() {
        long toTheEnd = start + STEP_MICROS - lastMicros;
        if (pairs == 0 || Math.max(widestGap, toTheEnd) > WIDEST_GAP_MICROS) {
            return new Motion.Unknown(Cause.FEW_PICTURES);
        }
        // A still picture that is encoded anew at a key frame changes once; a kick changes it twice.
        if (same >= pairs - 1) {
            return new Motion.Unknown(Cause.STILL);
        }
        if (2 * unclear > pairs) {
            return new Motion.Unknown(Cause.UNCLEAR);
        }
        return new Motion.Measured(strongest.jerk(), duration(strongest.micros()));
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(micros * 1000);
    }
}
