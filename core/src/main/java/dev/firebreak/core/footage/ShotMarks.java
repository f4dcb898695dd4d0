package dev.firebreak.core.footage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules by which a clip's marks change, the same for every store. */
public final class ShotMarks {
    private ShotMarks() {}

    /** Marks after a model's proposals: see {@link ShotMarkStore#propose}. */
    public static List<ShotMark> proposed(List<ShotMark> before, List<ShotMark> proposals) {
        List<ShotMark> kept = before.stream()
                .filter(mark -> mark.state() != ShotMark.State.PROPOSED)
                .toList();
        List<ShotMark> after = new ArrayList<>(kept);
        for (ShotMark proposal : proposals) {
            if (proposal.state() != ShotMark.State.PROPOSED) {
                throw new IllegalArgumentException("A model proposes; it does not say " + proposal.state());
            }
            boolean known = after.stream().anyMatch(mark -> mark.at().equals(proposal.at()))
                    || kept.stream().anyMatch(mark -> near(mark.at(), proposal.at()));
            if (!known) {
                after.add(proposal);
            }
        }
        after.sort(Comparator.comparing(ShotMark::at));
        return after;
    }

    /** Marks after a person has been through all of them: see {@link ShotMarkStore#reviewed}. */
    public static List<ShotMark> reviewed(List<ShotMark> before, String by, Instant at) {
        return before.stream()
                .map(mark -> mark.state() == ShotMark.State.PROPOSED
                        ? new ShotMark(mark.at(), ShotMark.State.REJECTED, mark.score(), by, at)
                        : mark)
                .toList();
    }

    private static boolean near(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(ShotMarkStore.SAME_SHOT) <= 0;
    }
}
