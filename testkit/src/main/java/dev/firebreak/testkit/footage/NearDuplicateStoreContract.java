package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.NOW;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.Likeness;
import dev.firebreak.core.footage.Likeness.Group;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.By;
import dev.firebreak.core.footage.NearDuplicate.Ruled;
import dev.firebreak.core.footage.NearDuplicate.Ruling;
import dev.firebreak.core.footage.NearDuplicateStore;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link NearDuplicateStore} does. */
public abstract class NearDuplicateStoreContract {
    private final FootageId a = FootageId.of("00000000-0000-4000-8000-00000000000a");
    private final FootageId b = FootageId.of("80000000-0000-4000-8000-00000000000b");
    private final FootageId c = FootageId.of("f0000000-0000-4000-8000-00000000000c");

    /** An empty store, and the catalogue of its clips; the same ones during a test. */
    protected abstract NearDuplicateStore store();

    protected abstract FootageCatalogue catalogue();

    @BeforeEach
    void fill() {
        add(a, "yard", "g1");
        add(b, "yard", "g2");
        add(c, "roof", "g1");
    }

    private void add(FootageId id, String set, String group) {
        Footage like = FootageSamples.clip(id.toString(), FootageSamples.description(set, group, "class:harmless"));
        Footage clip = new Footage(
                id,
                like.sha256(),
                like.bytes(),
                like.originalName(),
                like.media(),
                like.description(),
                like.addedAt(),
                like.addedBy(),
                like.marks(),
                like.withdrawal());
        catalogue().add(clip, List.of(), FootageSamples.curve());
    }

    private static NearDuplicate pair(FootageId query, FootageId reference, double score, Instant at) {
        return NearDuplicate.of(
                query,
                reference,
                Set.of(By.PICTURE, By.SOUND),
                new MatchedInterval(
                        new Interval(Duration.ofSeconds(1), Duration.ofSeconds(9)),
                        new Interval(Duration.ofSeconds(30), Duration.ofSeconds(38)),
                        0.5,
                        score),
                at);
    }

    private static Optional<Ruled> said(Ruling ruling) {
        return Optional.of(new Ruled(ruling, "ada", NOW));
    }

    @Test
    void aPairIsTheSameFromEitherSide() {
        NearDuplicate pair = pair(b, a, 0.75, NOW);
        assertThat(store().add(List.of(pair))).containsExactly(pair);

        assertThat(store().of(a)).containsExactly(pair);
        assertThat(store().of(b)).containsExactly(pair);
        assertThat(store().of(c)).isEmpty();
        assertThat(store().find(a, b)).contains(pair);
        assertThat(store().find(b, a)).contains(pair);
        assertThat(pair.one()).isEqualTo(a);
        assertThat(pair.stretchOf(b).from()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pair.stretchOf(a).from()).isEqualTo(Duration.ofSeconds(30));
        assertThat(pair.where().rate()).isEqualTo(2);
        assertThat(pair.beside(a)).isEqualTo(b);
    }

    @Test
    void ofAKnownPairTheStrongerStretchStaysAndWhatWasSaid() {
        store().add(List.of(pair(a, b, 0.75, NOW)));
        store().rule(a, b, said(Ruling.MAY_STAY));

        assertThat(store().add(List.of(pair(b, a, 0.5, NOW.plusSeconds(1))))).isEmpty();
        assertThat(store().find(a, b)).map(NearDuplicate::score).contains(0.75);
        assertThat(store().add(List.of(pair(b, a, 1, NOW.plusSeconds(1))))).isEmpty();

        assertThat(store().find(a, b)).contains(pair(b, a, 1, NOW).with(said(Ruling.MAY_STAY)));
        assertThat(store().count()).isEqualTo(1);
    }

    @Test
    void listsTheNewestFirstAndOfAClipWhatNobodyHasRuledOn() {
        NearDuplicate first = pair(a, b, 0.75, NOW);
        NearDuplicate second = pair(a, c, 0.5, NOW.plusSeconds(5));
        store().add(List.of(first, second));
        assertThat(store().list(10, 0)).containsExactly(second, first);
        assertThat(store().list(1, 1)).containsExactly(first);
        assertThat(store().of(a)).containsExactly(first, second);

        store().rule(b, a, said(Ruling.NOT_THE_SAME));

        assertThat(store().of(a)).containsExactly(second, first.with(said(Ruling.NOT_THE_SAME)));
        assertThatIllegalArgumentException().isThrownBy(() -> store().list(NearDuplicateStore.MAX_LIST + 1, 0));
    }

    @Test
    void whatIsNoPairCannotBeRuledOn() {
        assertFails(ErrorCode.NOT_FOUND, () -> store().rule(a, b, said(Ruling.NOT_THE_SAME)));
        assertFails(ErrorCode.NOT_FOUND, () -> store().rule(a, a, said(Ruling.NOT_THE_SAME)));
    }

    @Test
    void groupsAreJoinedUntilAPersonSaysThatItIsNotTheSame() {
        store().add(List.of(pair(a, b, 0.75, NOW), pair(a, c, 0.75, NOW)));
        assertThat(groups())
                .containsExactlyInAnyOrder(
                        Set.of(new Group("yard", "g1"), new Group("yard", "g2")),
                        Set.of(new Group("yard", "g1"), new Group("roof", "g1")));

        store().rule(a, b, said(Ruling.NOT_THE_SAME));
        store().rule(a, c, said(Ruling.MAY_STAY));
        assertThat(groups()).containsExactly(Set.of(new Group("yard", "g1"), new Group("roof", "g1")));

        assertThat(store().rule(a, b, Optional.empty()).ruled()).isEmpty();
        assertThat(groups()).hasSize(2);
    }

    private List<Set<Group>> groups() {
        return store().likeness().joins().stream()
                .map(join -> Set.of(join.one(), join.other()))
                .toList();
    }

    @Test
    void whatResemblesAWithdrawnClipIsHeldUntilAPersonRules() {
        store().add(List.of(pair(a, b, 0.75, NOW), pair(b, c, 0.75, NOW)));
        assertThat(store().likeness().held()).isEmpty();

        catalogue().withdraw(b, new Withdrawal(NOW, "ada", "asked for", false));
        assertThat(store().likeness().held()).containsExactlyInAnyOrder(a, c);

        store().rule(a, b, said(Ruling.MAY_STAY));
        store().rule(b, c, said(Ruling.NOT_THE_SAME));
        assertThat(store().likeness()).isEqualTo(Likeness.of(store().likeness().joins(), Set.of()));
    }
}
