package dev.firebreak.core.verdict;

import java.util.Locale;

/**
 * What the fusion looks at: the last {@value #SECONDS} seconds as numbers in [0, 1], {@link #SUSPICION} in nats. What is not
 * known (no window, no picture) is 0 and has a feature of its own. The direction says which sign a weight may
 * have: with it, more evidence of gunfire can never lower the score, nor more signs of a game or a film raise it.
 */
public enum FusionFeature {
    /** The judge's decaying sum, in nats: what it would decide on alone. */
    SUSPICION(Direction.RISING),
    /** The highest level of gunfire of a window of sound; a level is the log-odds, limited to ±6, from 0 to 1. */
    LOUDEST(Direction.RISING),
    /** The second highest: one bang is in two windows. */
    SECOND(Direction.RISING),
    /** The third highest: one bang is rarely in three. */
    THIRD(Direction.RISING),
    /** The fifth highest: fire that goes on. */
    FIFTH(Direction.RISING),
    /** The newest level. */
    NEWEST(Direction.RISING),
    /** The sum of the levels as part of what the seconds could hold. */
    MEAN(Direction.RISING),
    /** Rhythm: time from the first to the last window that counts as gunfire, as part of the seconds. */
    SPAN(Direction.RISING),
    /** The impression of a game or a film, where it is above even: its log-odds to 6. */
    PLAYED(Direction.FALLING),
    /** The same of what is heard in windows that count as gunfire, their mean. */
    HEARD_PLAYED(Direction.FALLING),
    /** The same of the newest picture. */
    SEEN_PLAYED(Direction.FALLING),
    /** The mean level of a firearm in first person in pictures. */
    FIREARM(Direction.RISING),
    /** 1 when there was no sound. */
    NO_SOUND(Direction.EITHER),
    /** 1 when there was no picture. */
    NO_PICTURE(Direction.EITHER),
    /**
     * Windows that count as gunfire while the picture was kicked, each as much as its strongest kick: 0 to 1 for a tenth of the height or
     * more; their sum as part of half of what the seconds could hold. No gunfire, no kick.
     */
    KICKED(Direction.RISING),
    /**
     * Windows that count as gunfire of whose time the motion is not known, as such a part: then nobody can say that the camera was not
     * kicked. Rising only, so that one more window of gunfire never lowers the score.
     */
    NO_MOTION(Direction.RISING);

    /** How far back the fusion looks. */
    public static final int SECONDS = 4;

    /** Which sign a weight may have. */
    public enum Direction {
        RISING,
        FALLING,
        EITHER
    }

    private final Direction direction;

    FusionFeature(Direction direction) {
        this.direction = direction;
    }

    public Direction direction() {
        return direction;
    }

    /** Where it is in an array of all features: within one run only, packages name features by their labels. */
    @SuppressWarnings("EnumOrdinal") // never stored
    public int index() {
        return ordinal();
    }

    /** The name as packages carry it, for example {@code heard-played}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
