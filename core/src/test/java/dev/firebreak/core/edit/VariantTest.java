package dev.firebreak.core.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firebreak.core.fingerprint.MatchedInterval;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VariantTest {
    private static final double LENGTH = 12;

    private static final Surroundings AROUND = Surroundings.painted(5);

    private final Take original =
            new Take(LENGTH, new Scenery(1), Waves.part(Synthesis.music(2), 0, Take.samples(LENGTH)));

    @Test
    void thereAreAtLeast800AndAllKindsOfThem() {
        List<Variant> variants = Variant.of(original, AROUND, 1, Variant.OF_EACH_KIND);

        assertThat(variants).hasSizeGreaterThanOrEqualTo(Variant.LEAST);
        assertThat(variants.stream().map(Variant::kind).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(EditKind.class));
    }

    @Test
    void variantsDifferFromEachOther() {
        Set<String> texts = Variant.of(original, AROUND, 1, 10).stream()
                .filter(variant -> variant.kind() == EditKind.CROPPED)
                .map(Variant::text)
                .collect(Collectors.toSet());

        assertThat(texts).hasSizeGreaterThan(7);
    }

    @Test
    void aSilentOriginalHasNoneThatNeedSound() {
        List<Variant> variants = Variant.of(original.withSound(new float[0]), AROUND, 1, 1);

        assertThat(variants).extracting(Variant::kind).doesNotContain(EditKind.SOUND_ONLY, EditKind.TALKED_OVER);
        assertThat(variants).extracting(Variant::kind).contains(EditKind.CROPPED, EditKind.SOUND_REPLACED);
    }

    @Test
    void theSameSeedGivesTheSameCopies() {
        List<Variant> once = Variant.of(original, AROUND, 7, 2);
        List<Variant> again = Variant.of(original, AROUND, 7, 2);

        for (int i = 0; i < once.size(); i++) {
            Take first = once.get(i).of(original).take();
            Take second = again.get(i).of(original).take();
            assertThat(first.film().at(3).rgb()).isEqualTo(second.film().at(3).rgb());
            assertThat(first.sound()).isEqualTo(second.sound());
        }
    }

    @Test
    void everyCopyHasPicturesToItsEndAndSaysWhereTheOriginalIs() {
        for (Variant variant : Variant.of(original, AROUND, 3, 3)) {
            Copy copy = variant.of(original);

            assertThat(copy.take().film().at(copy.take().seconds()).rgb()).isNotEmpty();
            assertThat(copy.to())
                    .isGreaterThan(copy.from())
                    .isLessThanOrEqualTo(copy.take().seconds() + 1e-9);
            assertThat(copy.originalTo()).isLessThanOrEqualTo(LENGTH + 1e-9);
            assertThat(copy.take().sound().length / (double) Take.SOUND_RATE)
                    .isLessThanOrEqualTo(copy.take().seconds() + 1e-3);
        }
    }

    @Test
    void whereTheOriginalIsItIs() {
        for (Variant variant : Variant.of(original, AROUND, 4, 2)) {
            if (!Set.of(EditKind.SLICED, EditKind.FASTER_OR_SLOWER, EditKind.SPLICED)
                    .contains(variant.kind())) {
                continue;
            }
            Copy copy = variant.of(original);
            double middle = (copy.from() + copy.to()) / 2;
            double there = (copy.originalFrom() + copy.originalTo()) / 2;

            assertThat(copy.take().film().at(middle).rgb())
                    .as(variant.toString())
                    .isEqualTo(original.film().at(there).rgb());
        }
    }

    @Test
    void aSpeedIsSeenInTheStretches() {
        Variant faster = Variant.of(original, AROUND, 4, 1).stream()
                .filter(variant -> variant.kind() == EditKind.FASTER_OR_SLOWER)
                .findFirst()
                .orElseThrow();
        Copy copy = faster.of(original);
        double rate = (double) copy.inOriginal().length().toMillis()
                / copy.inCopy().length().toMillis();

        assertThat(new MatchedInterval(copy.inCopy(), copy.inOriginal(), rate, 1).rate())
                .isEqualTo(LENGTH / copy.take().seconds(), within(1e-3));
    }
}
