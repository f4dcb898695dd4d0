package dev.firebreak.app.arming;

import dev.firebreak.core.arming.Arming;
import dev.firebreak.core.arming.Arming.Refusal;
import java.util.stream.Collectors;

/** Says in a line what is armed, and why not more. */
public final class ArmingWords {
    private ArmingWords() {}

    public static String of(Arming arming) {
        String armed = switch (arming.level()) {
            case CUT -> "automatic hold and cut are armed";
            case HOLD -> "automatic hold is armed";
            case WATCH, CLEAR -> "";
        };
        String refused = arming.refusals().stream().map(Refusal::text).collect(Collectors.joining("; "));
        return armed.isEmpty() || refused.isEmpty() ? armed + refused : armed + "; " + refused;
    }
}
