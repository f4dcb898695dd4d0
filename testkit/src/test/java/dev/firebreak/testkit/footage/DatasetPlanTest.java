package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.clip;
import static dev.firebreak.testkit.footage.FootageSamples.description;
import static dev.firebreak.testkit.incident.IncidentSamples.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.footage.DatasetMember;
import dev.firebreak.core.footage.DatasetPlan;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.Likeness;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.SplitRule;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DatasetPlanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final SplitRule GIVEN = new SplitRule.Given();

    private static Footage sample(String name, String group, Optional<Split> split) {
        return clip(name, given(description("yard", group, "class:harmless"), split, Optional.empty()));
    }

    private static Description given(Description like, Optional<Split> split, Optional<LocalDate> expiry) {
        return new Description(
                like.set(),
                like.sourceGroup(),
                like.label(),
                like.category(),
                like.use(),
                split,
                like.labels(),
                like.contributor(),
                new Rights("public task", "training", "CC0", expiry, false),
                like.origin(),
                like.note());
    }

    private static DatasetPlan plan(List<Footage> clips, SplitRule rule) {
        return plan(clips, rule, Likeness.NONE);
    }

    private static DatasetPlan plan(List<Footage> clips, SplitRule rule, Likeness likeness) {
        return DatasetPlan.of(clips, id -> List.of(Duration.ofMillis(250)), rule, likeness, DAY);
    }

    private static Likeness.Join join(String one, String other) {
        return new Likeness.Join(new Likeness.Group("yard", one), new Likeness.Group("yard", other));
    }

    private static List<Footage> many(int groups) {
        List<Footage> clips = new ArrayList<>();
        for (int i = 0; i < groups * 5; i++) {
            clips.add(sample("clip " + i, "group " + i % groups, Optional.empty()));
        }
        return clips;
    }

    @Test
    void theSameClipsInAnyOrderGiveTheSameContentHash() {
        List<Footage> clips = many(20);
        List<Footage> shuffled = new ArrayList<>(clips);
        Collections.shuffle(shuffled, new Random(5));
        SplitRule rule = new SplitRule.Shares(0.7, 0.15, 1);

        assertThat(plan(shuffled, rule).content()).isEqualTo(plan(clips, rule).content());
        assertThat(plan(shuffled, rule).members()).isEqualTo(plan(clips, rule).members());
        assertThat(plan(clips, new SplitRule.Shares(0.7, 0.15, 2)).content())
                .isNotEqualTo(plan(clips, rule).content());
    }

    @Test
    void theContentHashDoesNotKnowIdsTimesOrPeople() {
        Footage here = sample("a.mp4", "g", Optional.of(Split.TRAIN));
        Footage elsewhere = clip("a.mp4", here.description(), FootageSamples.NOW.plusSeconds(99));

        assertThat(plan(List.of(elsewhere), GIVEN).content())
                .isEqualTo(plan(List.of(here), GIVEN).content());
    }

    @Test
    void noSourceGroupIsOnTwoSides() {
        Map<String, Split> sides = new HashMap<>();
        for (DatasetMember member :
                plan(many(200), new SplitRule.Shares(0.5, 0.25, 7)).members()) {
            Split before = sides.putIfAbsent(member.sourceGroup(), member.split());
            assertThat(before == null || before == member.split()).isTrue();
        }
        assertThat(sides.values()).contains(Split.TRAIN, Split.VAL, Split.TEST);
        assertThat(sides.values().stream().filter(Split.TRAIN::equals)).hasSizeBetween(80, 120);
    }

    @Test
    void moreClipsMoveNoOtherGroup() {
        SplitRule rule = new SplitRule.Shares(0.6, 0.2, 3);
        Map<String, Split> before = new HashMap<>();
        plan(many(50), rule).members().forEach(member -> before.put(member.sourceGroup(), member.split()));

        plan(many(80), rule)
                .members()
                .forEach(member -> assertThat(before.getOrDefault(member.sourceGroup(), member.split()))
                        .isEqualTo(member.split()));
    }

    @Test
    void aGroupWhoseClipsDisagreeGoesFurthestFromTheTraining() {
        DatasetPlan plan = plan(
                List.of(
                        sample("a", "both", Optional.of(Split.TRAIN)),
                        sample("b", "both", Optional.of(Split.TEST)),
                        sample("c", "both", Optional.of(Split.VAL)),
                        sample("d", "calm", Optional.of(Split.VAL))),
                GIVEN);

        assertThat(plan.straddling()).containsExactly("both");
        assertThat(plan.members())
                .filteredOn(member -> member.sourceGroup().equals("both"))
                .extracting(DatasetMember::split)
                .containsOnly(Split.TEST);
        assertThat(plan.members()).last().extracting(DatasetMember::split).isEqualTo(Split.VAL);
    }

    @Test
    void groupsThatNearDuplicatesJoinAreOnOneSideOverHoweverManySteps() {
        List<Likeness.Join> chain = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            chain.add(join("group " + (i + 1), "group " + i));
        }
        Collections.shuffle(chain, new Random(3));
        SplitRule rule = new SplitRule.Shares(0.5, 0.25, 7);

        DatasetPlan plan = plan(many(60), rule, Likeness.of(chain, List.of()));

        assertThat(plan.members())
                .filteredOn(member -> Integer.parseInt(member.sourceGroup().substring(6)) <= 30)
                .extracting(DatasetMember::split)
                .containsOnly(plan.members().stream()
                        .filter(member -> member.sourceGroup().equals("group 0"))
                        .findFirst()
                        .orElseThrow()
                        .split());
        assertThat(plan.joined())
                .singleElement()
                .satisfies(part -> assertThat(part).hasSize(31).contains("group 0", "group 30"));
        Collections.shuffle(chain, new Random(4));
        assertThat(plan(many(60), rule, Likeness.of(chain, List.of())).members().stream()
                        .map(DatasetMember::split))
                .isEqualTo(plan.members().stream().map(DatasetMember::split).toList());
        assertThat(plan(many(60), rule).joined()).isEmpty();
    }

    @Test
    void groupsOutsideTheQueryJoinThoseInside() {
        SplitRule rule = new SplitRule.Shares(0.5, 0.25, 7);
        Likeness likeness = Likeness.of(List.of(join("group 1", "elsewhere"), join("elsewhere", "group 8")), List.of());

        DatasetPlan plan = plan(many(9), rule, likeness);

        assertThat(plan.joined()).containsExactly(new TreeSet<>(List.of("group 1", "group 8")));
    }

    @Test
    void ofGivenSplitsTheFurthestHoldsForAllThatAreJoined() {
        DatasetPlan plan = plan(
                List.of(
                        sample("a", "one", Optional.of(Split.TRAIN)),
                        sample("b", "two", Optional.of(Split.TEST)),
                        sample("c", "calm", Optional.of(Split.TRAIN))),
                GIVEN,
                Likeness.of(List.of(join("one", "two")), List.of()));

        assertThat(plan.straddling()).containsExactly("one", "two");
        assertThat(plan.members())
                .extracting(DatasetMember::name, DatasetMember::split)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("a", Split.TEST),
                        org.assertj.core.api.Assertions.tuple("b", Split.TEST),
                        org.assertj.core.api.Assertions.tuple("c", Split.TRAIN));
    }

    @Test
    void whatResemblesAWithdrawnClipIsLeftOutAndNamed() {
        Footage fine = sample("fine", "g", Optional.of(Split.TRAIN));
        Footage held = sample("held", "g", Optional.of(Split.TRAIN));
        Likeness likeness = Likeness.of(List.of(), List.of(held.id()));

        DatasetPlan plan = plan(List.of(fine, held), GIVEN, likeness);

        assertThat(plan.members()).extracting(DatasetMember::name).containsExactly("fine");
        assertThat(plan.held()).containsExactly(held);
        assertThatThrownBy(() -> plan(List.of(held), GIVEN, likeness))
                .hasMessageContaining("1 show the same as clips that were withdrawn");
    }

    @Test
    void clipsWithoutASplitAreNamedWhereGivenSplitsAreKept() {
        assertThatThrownBy(() -> plan(List.of(sample("lost.mp4", "g", Optional.empty())), GIVEN))
                .hasMessageContaining("lost.mp4");
    }

    @Test
    void withdrawnAndExpiredClipsAreLeftOut() {
        Footage fine = sample("fine", "g", Optional.of(Split.TRAIN));
        Footage lastDay = clip("last", given(fine.description(), Optional.of(Split.TRAIN), Optional.of(DAY)));
        Footage expired =
                clip("over", given(fine.description(), Optional.of(Split.TRAIN), Optional.of(DAY.minusDays(1))));
        Footage clip = sample("gone", "g", Optional.of(Split.TRAIN));
        Footage withdrawn = new Footage(
                clip.id(),
                clip.sha256(),
                1,
                "gone",
                clip.media(),
                clip.description(),
                clip.addedAt(),
                "ada",
                MarkState.UNMARKED,
                Optional.of(new Withdrawal(FootageSamples.NOW, "ada", "asked for", false)));

        DatasetPlan plan = plan(List.of(fine, lastDay, expired, withdrawn), GIVEN);

        assertThat(plan.members()).extracting(DatasetMember::name).containsExactly("fine", "last");
        assertThat(plan.expired()).containsExactly(expired);
        assertFails(ErrorCode.CONFLICT, () -> plan(List.of(withdrawn), GIVEN));
    }

    @Test
    void namesAreUniqueWithinASet() {
        Footage one = sample("clip.mp4", "g", Optional.of(Split.TRAIN));
        Footage two = clip("CLIP mp4", one.description());
        Footage elsewhere =
                clip("x", given(description("other", "g", "class:game"), Optional.of(Split.VAL), Optional.empty()));

        assertThat(plan(List.of(one, two, elsewhere), GIVEN).members())
                .extracting(DatasetMember::name)
                .containsExactlyInAnyOrder(
                        "clip~" + one.sha256().hex().substring(0, 12) + ".mp4",
                        "CLIP mp4~" + two.sha256().hex().substring(0, 12),
                        "x");
    }

    @Test
    void onlyReviewedClipsCarryShots() {
        Footage clip = sample("a", "g", Optional.of(Split.TRAIN));
        Footage reviewed = new Footage(
                clip.id(),
                clip.sha256(),
                1,
                "a",
                clip.media(),
                clip.description(),
                clip.addedAt(),
                "ada",
                MarkState.REVIEWED,
                Optional.empty());

        assertThat(plan(List.of(clip), GIVEN).members().getFirst().shots()).isEmpty();
        assertThat(plan(List.of(reviewed), GIVEN).members().getFirst().shots()).containsExactly(Duration.ofMillis(250));
    }
}
