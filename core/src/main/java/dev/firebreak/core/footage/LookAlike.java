package dev.firebreak.core.footage;

import java.util.Optional;

/**
 * A clip's near-duplicate as somebody is told of it who looks at that clip.
 *
 * @param pair the two
 * @param other the one that is not looked at
 */
public record LookAlike(NearDuplicate pair, Footage other) {
    /** Whether it keeps the clip out of datasets: the other one was withdrawn, and nobody said that this one may stay. */
    public boolean holds() {
        return other.withdrawal().isPresent() && pair.holds();
    }

    /** For example {@code "shows the same as walk.mp4 (ID): 12.0 s by picture, score 0.97"}. */
    public String text() {
        Optional<String> reason = other.withdrawal().map(Withdrawal::reason);
        return "shows the same as %s (%s): %s%s%s"
                .formatted(
                        other.originalName(),
                        other.id(),
                        pair.text(),
                        reason.map(why -> "; that one was withdrawn: " + why).orElse(""),
                        pair.ruled()
                                .map(said -> "; %s says: %s"
                                        .formatted(said.by(), said.ruling().label()))
                                .orElse(""));
    }
}
