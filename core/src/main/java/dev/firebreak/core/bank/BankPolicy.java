package dev.firebreak.core.bank;

import dev.firebreak.core.account.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a bank's matches are and what they mean.
 *
 * @param action what a match asks for; a negative bank asks for nothing, its action is RECORD
 * @param negative whether a match with this bank overrules the matches with all others: news, games, police training
 * @param thresholds how near is a match
 * @param matching whether, and how often, it is matched at all
 * @param flood when it is put into quarantine by itself
 * @param visibleTo roles that may see the bank, its entries and its matches; admins always may
 */
public record BankPolicy(
        BankAction action,
        boolean negative,
        Thresholds thresholds,
        Matching matching,
        FloodLimits flood,
        Set<Role> visibleTo) {

    /** Cuts nothing and holds nothing: a person should look. */
    public static final BankPolicy DEFAULT = new BankPolicy(
            BankAction.WATCH, false, Thresholds.DEFAULT, Matching.ALWAYS, FloodLimits.NONE, Set.of(Role.REVIEWER));

    /** Throws {@link IllegalArgumentException} when a negative bank asks for an action. */
    public BankPolicy {
        if (negative && action != BankAction.RECORD) {
            throw new IllegalArgumentException(
                    "A negative bank overrules others and acts on nothing: its action is record");
        }
        EnumSet<Role> roles = EnumSet.of(Role.ADMIN);
        roles.addAll(visibleTo);
        SortedSet<Role> sorted = new TreeSet<>(roles);
        visibleTo = Collections.unmodifiableSet(sorted);
    }

    /**
     * How near is a match.
     *
     * @param distance of pictures by PDQ, in bits: 0 (the same hash) to {@value #MAX_DISTANCE}
     * @param videoScore of videos, 0 to 1
     * @param soundScore of sounds, 0 to 1
     */
    public record Thresholds(int distance, double videoScore, double soundScore) {
        /** Beyond, pictures that have nothing to do with each other begin to match. */
        public static final int MAX_DISTANCE = 64;

        /** The distance by convention of those who exchange PDQ hashes, and scores half-way. */
        public static final Thresholds DEFAULT = new Thresholds(31, 0.5, 0.5);

        public Thresholds {
            if (distance < 0 || distance > MAX_DISTANCE) {
                throw new IllegalArgumentException(
                        "A bank's distance is 0 to %d bits, not %d".formatted(MAX_DISTANCE, distance));
            }
            Share.require("A bank's video score", videoScore);
            Share.require("A bank's sound score", soundScore);
        }
    }

    /**
     * Whether a bank is matched.
     *
     * @param enabled false: never, whatever the ratio
     * @param ratio share of the look-ups that it takes part in, 0 to 1
     */
    public record Matching(boolean enabled, double ratio) {
        public static final Matching ALWAYS = new Matching(true, 1);

        public Matching {
            Share.require("A bank's matching ratio", ratio);
        }

        /** The ratio, or 0 when it is not enabled. */
        public double effectiveRatio() {
            return enabled ? ratio : 0;
        }

        /**
         * Whether the bank is matched in a look-up.
         *
         * @param coin of the look-up, 0 (every bank that is matched at all) to below 1
         */
        public boolean takesPart(double coin) {
            return effectiveRatio() > coin;
        }
    }

    /**
     * When a bank matches too much.
     *
     * @param streamsPerHour more different streams, and files that were looked up, than this within an hour are too many; 0: no limit
     * @param surges whether far more than its own past is too much
     */
    public record FloodLimits(int streamsPerHour, boolean surges) {
        public static final int MAX_STREAMS = 1_000_000;

        public static final FloodLimits NONE = new FloodLimits(0, false);

        public FloodLimits {
            if (streamsPerHour < 0 || streamsPerHour > MAX_STREAMS) {
                throw new IllegalArgumentException(
                        "A bank's limit is 0 (none) to %d streams an hour".formatted(MAX_STREAMS));
            }
        }
    }

    public BankPolicy with(Matching other) {
        return new BankPolicy(action, negative, thresholds, other, flood, visibleTo);
    }
}
