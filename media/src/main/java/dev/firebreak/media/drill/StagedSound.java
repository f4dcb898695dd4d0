package dev.firebreak.media.drill;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The sound of the staged drill: {@link ParkSound}, then the noise of a firing range and the timetable's shots as the
 * shooter's own phone records them. Shots are made beforehand, a few that differ, and used in turn.
 */
final class StagedSound {
    private static final int VARIANTS = 5;
    private static final double VENTILATION = 0.004;
    private static final Room RANGE = new Room(12, 0.7, 0.35);

    private final long attackSample;
    private final ParkSound park;
    private final RandomGenerator random;
    private final List<float[]> shots = new ArrayList<>();
    private final Deque<Long> coming;
    private final List<Fired> sounding = new ArrayList<>();
    private long sample;
    private int fired;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Fired(long at, float[] samples) {}

    StagedSound(DrillTimetable timetable) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(timetable.seed());
        park = new ParkSound(RandomGeneratorFactory.of("L64X128MixRandom").create(timetable.seed() + 1));
        attackSample = (long) timetable.attackFrame() * DrillTimetable.SAMPLES_PER_FRAME;
        coming = new ArrayDeque<>(timetable.shots());
        GunfireSynthesis gunfire = new GunfireSynthesis(DrillTimetable.SAMPLE_RATE);
        for (int i = 0; i < VARIANTS; i++) {
            shots.add(gunfire.shot(Shot.byShooter(Weapon.CARBINE, RANGE), timetable.seed() * 31 + i));
        }
    }

    /** The next samples, each -1 to 1. */
    void next(float[] block) {
        park.next(block);
        for (int i = Math.clamp(attackSample - sample, 0, block.length); i < block.length; i++) {
            block[i] = (float) (VENTILATION * random.nextGaussian());
        }
        while (!coming.isEmpty() && coming.getFirst() < sample + block.length) {
            sounding.add(new Fired(coming.removeFirst(), shots.get(fired++ % VARIANTS)));
        }
        for (Fired shot : sounding) {
            GunfireSynthesis.mix(shot.samples(), block, (int) (shot.at() - sample), 1);
        }
        sample += block.length;
        sounding.removeIf(shot -> shot.at() + shot.samples().length <= sample);
    }
}
