package dev.firebreak.training.fit;

import ai.djl.ndarray.NDArray;

/** Losses on logits. Weights of zero leave an example out. */
public final class Losses {
    private Losses() {}

    /** Mean binary cross-entropy: {@code max(x, 0) - x z + ln(1 + e^-|x|)}, weighted. */
    public static NDArray binary(NDArray logits, NDArray wanted, NDArray weights) {
        NDArray each = logits.maximum(0)
                .sub(logits.mul(wanted))
                .add(logits.abs().neg().exp().add(1).log());
        return each.mul(weights).mean();
    }

    /** Mean cross-entropy over the second axis, with {@code wanted} as shares, weighted by rows [N, 1]. */
    public static NDArray categorical(NDArray logits, NDArray wanted, NDArray weights) {
        return logits.logSoftmax(1)
                .mul(wanted)
                .neg()
                .mul(weights)
                .sum()
                .div(logits.getShape().get(0));
    }
}
