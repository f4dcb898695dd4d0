package dev.firebreak.core.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GunfireSynthesisTest {
    private static final Room DEAD = new Room(5, 0, 0);
    private static final Shot SHOT = Shot.byShooter(Weapon.RIFLE, Room.SMALL_ROOM);

    private final GunfireSynthesis synthesis = new GunfireSynthesis(16_000);

    @Test
    void friedlanderWaveFollowsTheFormula() {
        double[] wave = new double[2000];
        BlastWave.addFriedlander(wave, 0, 100, 400, 1.2);
        for (int i : new int[] {0, 100, 399, 400, 401, 900}) {
            double x = (i + 0.5) / 400;
            assertThat(wave[i]).isCloseTo(100 * (1 - x) * Math.exp(-1.2 * x), within(0.01));
        }
    }

    @Test
    void friedlanderWaveOfDecayOneCarriesNoNetImpulse() {
        double[] wave = new double[1000];
        BlastWave.addFriedlander(wave, 10.4, 50, 7.3, 1);
        double sum = 0;
        for (double sample : wave) {
            sum += sample;
        }
        assertThat(sum).isCloseTo(0, within(0.01));
    }

    @Test
    void nWaveLastsAFractionOfAMillisecond() {
        assertThat(BlastWave.nWaveSeconds(2.4, 5, 0.0076, 0.029)).isBetween(100e-6, 400e-6);
        assertThat(BlastWave.nWavePascals(2.4, 5, 0.0076, 0.029)).isBetween(50.0, 1000.0);
    }

    @Test
    void sameSeedGivesTheSameSoundAndAnotherSeedAnother() {
        assertThat(synthesis.shot(SHOT, 7)).isEqualTo(synthesis.shot(SHOT, 7));
        assertThat(synthesis.shot(SHOT, 8)).isNotEqualTo(synthesis.shot(SHOT, 7));
    }

    @Test
    void everyWeaponInEveryRoomPeaksAtItsLevelAndBeginsAtOnce() {
        for (Weapon weapon : List.of(
                Weapon.PISTOL, Weapon.REVOLVER, Weapon.CARBINE, Weapon.RIFLE, Weapon.AUTOMATIC, Weapon.SHOTGUN)) {
            for (Room room : List.of(Room.OPEN_FIELD, Room.SMALL_ROOM, Room.HALL)) {
                float[] samples = synthesis.shot(new Shot(weapon, 20, 30, room, 3, 0.8), 1);
                assertThat(peak(samples, 0, samples.length)).isCloseTo(0.8, within(1e-3));
                assertThat(peak(samples, 0, 80)).as("%s %s", weapon, room).isGreaterThan(0.2);
            }
        }
    }

    @Test
    void tailFallsBySixtyDecibelsWithinTheReverberationTime() {
        float[] dead = synthesis.shot(new Shot(Weapon.REVOLVER, 2, 90, DEAD, 1, 1), 3);
        float[] hall = synthesis.shot(new Shot(Weapon.REVOLVER, 2, 90, Room.HALL, 1, 1), 3);
        assertThat(peak(dead, 6400, dead.length)).isLessThan(1e-6);
        assertThat(peak(hall, 3200, 4800)).isGreaterThan(1e-3);
        assertThat(peak(hall, 28_000, hall.length)).isLessThan(peak(hall, 3200, 4800) / 20);
    }

    @Test
    void supersonicCrackComesBeforeTheBlastInFrontOfTheMuzzleOnly() {
        Weapon rifle = new Weapon("rifle without gas", 4200, 0.48, 1.1, 830, 7.6, 29, 0.012, 75, 0, 50, 200);
        float[] front = synthesis.shot(new Shot(rifle, 60, 20, DEAD, 1, 1), 4);
        float[] behind = synthesis.shot(new Shot(rifle, 60, 160, DEAD, 1, 1), 4);
        assertThat(peak(front, 0, 40)).isGreaterThan(0.1);
        assertThat(peak(front, 200, 1800)).isGreaterThan(0.02);
        assertThat(peak(behind, 200, 600)).isLessThan(0.02);
    }

    @Test
    void gasRushesOnAfterTheBlastAndFades() {
        float[] shot = synthesis.shot(new Shot(Weapon.RIFLE, 1, 150, DEAD, 1, 1), 6);
        assertThat(peak(shot, 200, 800)).isBetween(0.05, 0.95);
        assertThat(peak(shot, 3200, 4800)).isLessThan(0.1 * peak(shot, 200, 800));
    }

    @Test
    void burstHoldsAsManyBlastsAsRounds() {
        float[] burst = synthesis.burst(new Shot(Weapon.PISTOL, 1, 150, DEAD, 1, 0.9), 4, 5);
        int blasts = 0;
        int quietUntil = -1;
        for (int i = 0; i < burst.length; i++) {
            if (Math.abs(burst[i]) > 0.5 && i > quietUntil) {
                blasts++;
                quietUntil = i + 1600;
            }
        }
        assertThat(blasts).isEqualTo(4);
    }

    @Test
    void refusesFiguresOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GunfireSynthesis(7999));
        assertThatIllegalArgumentException().isThrownBy(() -> synthesis.burst(SHOT, 101, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Shot(Weapon.RIFLE, 0.1, 0, DEAD, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Room(5, 6.1, 0));
    }

    private static double peak(float[] samples, int from, int to) {
        double peak = 0;
        for (int i = from; i < Math.min(to, samples.length); i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }
}
