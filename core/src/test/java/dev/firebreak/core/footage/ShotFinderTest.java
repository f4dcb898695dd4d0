package dev.firebreak.core.footage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On synthetic shots: what it finds of real ones is for people to say, who correct every proposal. */
class ShotFinderTest {
    private static final int RATE = 16_000;

    private final GunfireSynthesis synthesis = new GunfireSynthesis(RATE);
    private int staged;
    private int found;
    private int proposed;

    @Test
    void findsSeparateShotsToTheMillisecond() {
        for (Weapon weapon : List.of(Weapon.PISTOL, Weapon.REVOLVER, Weapon.CARBINE, Weapon.RIFLE)) {
            for (Room room : List.of(Room.OPEN_FIELD, Room.STREET, Room.SMALL_ROOM, Room.HALL)) {
                play(new Shot(weapon, 20, 30, room, 2, 0.7), 60.0 / weapon.roundsPerMinute());
            }
        }
        assertThat(found).as("%d of %d, %d proposed", found, staged, proposed).isGreaterThan(staged * 95 / 100);
        assertThat(proposed).isLessThan(staged * 105 / 100);
    }

    @Test
    void tellsTheShotsOfABurstApartInTheOpen() {
        for (Room room : List.of(Room.OPEN_FIELD, Room.STREET)) {
            play(Shot.byShooter(Weapon.AUTOMATIC, room), 60.0 / Weapon.AUTOMATIC.roundsPerMinute());
        }
        assertThat(found).as("%d of %d, %d proposed", found, staged, proposed).isGreaterThan(staged * 9 / 10);
    }

    @Test
    void proposesOnlyWhereTheModelHearsGunfire() {
        ShotFinder finder = new ShotFinder();
        float[] sound = noise(4);
        float[] shot = synthesis.shot(Shot.byShooter(Weapon.PISTOL, Room.STREET), 3);
        GunfireSynthesis.mix(shot, sound, RATE, 1);
        GunfireSynthesis.mix(shot, sound, 3 * RATE, 1);
        finder.sound(sound);
        finder.window(Duration.ofMillis(500), Duration.ofMillis(1475), 0.3);
        finder.window(Duration.ofMillis(2500), Duration.ofMillis(3475), 0.8);

        assertThat(finder.find(0.5)).first().satisfies(proposal -> {
            assertThat(proposal.at().toMillis()).isBetween(2_999L, 3_002L);
            assertThat(proposal.gunfire()).isEqualTo(0.8);
        });
        assertThat(finder.find(0.5)).allMatch(proposal -> proposal.at().toMillis() > 2_000);
        assertThat(finder.find(0.9)).isEmpty();
    }

    @Test
    void silenceHasNoShots() {
        ShotFinder finder = new ShotFinder();
        finder.sound(new float[2 * RATE]);
        finder.window(Duration.ZERO, Duration.ofSeconds(2), 1);

        assertThat(finder.find(0.5)).isEmpty();
    }

    @Test
    void proposesNoMoreThanTheLimit() {
        ShotFinder finder = new ShotFinder();
        float[] second = new float[RATE];
        for (int i = 0; i < RATE; i += RATE / 10) {
            Arrays.fill(second, i, i + 16, 0.9f);
        }
        for (int i = 0; i < ShotFinder.MAX_SHOTS / 10; i++) {
            finder.sound(second);
        }
        finder.window(Duration.ZERO, Duration.ofHours(1), 1);
        int atLimit = finder.find(0.5).size();
        finder.sound(second);

        assertThat(atLimit).isBetween(ShotFinder.MAX_SHOTS - 1, ShotFinder.MAX_SHOTS);
        assertThat(finder.find(0.5)).hasSize(ShotFinder.MAX_SHOTS);
    }

    @Test
    void leavesOutWhatIsLongerThanTheLimit() {
        ShotFinder finder = new ShotFinder();
        float[] minute = new float[60 * RATE];
        for (int i = 0; i < ShotFinder.MAX_MILLIS / 60_000; i++) {
            finder.sound(minute);
        }
        float[] shot = synthesis.shot(Shot.byShooter(Weapon.PISTOL, Room.STREET), 3);
        finder.sound(shot);
        finder.window(Duration.ZERO, Duration.ofHours(5), 1);

        assertThat(finder.find(0.5)).isEmpty();
    }

    private void play(Shot shot, double spacing) {
        Random random = new Random(
                shot.weapon().name().hashCode() * 31L + (long) shot.room().sizeMetres());
        float[] sound = noise(6);
        List<Integer> onsets = new ArrayList<>();
        for (double at = 0.5;
                at < 5.5;
                at += random.nextInt(4) == 0 ? 1 : spacing * (0.93 + 0.2 * random.nextDouble())) {
            GunfireSynthesis.mix(
                    synthesis.shot(shot, random.nextLong()), sound, (int) (at * RATE), 0.9 + 0.1 * random.nextDouble());
            onsets.add((int) (at * 1000));
        }
        ShotFinder finder = new ShotFinder();
        finder.sound(sound);
        finder.window(Duration.ZERO, Duration.ofSeconds(6), 0.9);
        Set<Long> proposals = new HashSet<>();
        finder.find(0.5).forEach(proposal -> proposals.add(proposal.at().toMillis()));
        staged += onsets.size();
        proposed += proposals.size();
        for (int onset : onsets) {
            found += proposals.stream().anyMatch(at -> Math.abs(at - onset) <= 3) ? 1 : 0;
        }
    }

    private static float[] noise(int seconds) {
        Random random = new Random(1);
        float[] noise = new float[seconds * RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.01 * random.nextGaussian());
        }
        return noise;
    }
}
