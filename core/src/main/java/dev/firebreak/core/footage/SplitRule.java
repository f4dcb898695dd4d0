package dev.firebreak.core.footage;

import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How a dataset divides its source groups into train, val and test. A group is always wholly on one side. */
public sealed interface SplitRule {
    /**
     * Each group goes where the clips' own {@link Description#split} says; where they disagree, wholly to the part furthest from the
     * training (test, then val). A clip without a split is an error.
     */
    record Given() implements SplitRule {
        @Override
        public String toString() {
            return "given";
        }
    }

    /**
     * Each group goes by a hash of its name and the seed, so that adding clips moves no other group.
     *
     * @param train share of the groups, in [0, 1]
     * @param val share of the groups, in [0, 1]; the rest is test
     */
    record Shares(double train, double val, long seed) implements SplitRule {
        /** Throws {@link IllegalArgumentException} unless both and their sum are in [0, 1]. */
        public Shares {
            if (!(train >= 0 && val >= 0 && train + val <= 1 + 1e-9)) {
                throw new IllegalArgumentException(
                        "Shares of train and val are in [0, 1] together, not %s and %s".formatted(train, val));
            }
        }

        Split of(String group) {
            Hash256 hash = Hash256.sha256((seed + "/" + group).getBytes(StandardCharsets.UTF_8));
            double place = (hash.a() >>> 11) * 0x1.0p-53;
            if (place < train) {
                return Split.TRAIN;
            }
            return place < train + val ? Split.VAL : Split.TEST;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "train=%s,val=%s,seed=%d", train, val, seed);
        }
    }
}
