package dev.firebreak.core.fingerprint.index;

import java.util.Optional;

/** Keeps the nearest of the entries it is given, of equally near ones that of the lowest id. */
final class Nearest implements MatchVisitor {
    /** Up to this radius a slot of an index of millions is looked up with no bit different. */
    static final int FIRST_RADIUS = 10;

    private int distance = Integer.MAX_VALUE;
    private long id;

    @Override
    public boolean match(long otherId, int otherDistance) {
        if (otherDistance < distance || (otherDistance == distance && otherId < id)) {
            distance = otherDistance;
            id = otherId;
        }
        return true;
    }

    boolean found() {
        return distance != Integer.MAX_VALUE;
    }

    Optional<HashMatch> match() {
        return found() ? Optional.of(new HashMatch(id, distance)) : Optional.empty();
    }
}
