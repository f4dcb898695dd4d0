package dev.firebreak.app.hma;

import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of hash that HMA has by default. */
enum SignalType {
    PDQ(Medium.PHOTO, SignalKind.PDQ),
    VIDEO_MD5(Medium.VIDEO, SignalKind.MD5);

    private final Medium medium;
    private final SignalKind kind;

    SignalType(Medium medium, SignalKind kind) {
        this.medium = medium;
        this.kind = kind;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    Medium medium() {
        return medium;
    }

    SignalKind kind() {
        return kind;
    }

    static SignalType parse(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> RefusedException.bad("No such signal type '%s'".formatted(label)));
    }

    /** Those of a list with commas, all of which must be of the medium; every one of the medium when the list is missing. */
    static List<SignalType> of(Medium medium, @Nullable String list) {
        if (list == null || list.isEmpty()) {
            return Arrays.stream(values()).filter(type -> type.medium == medium).toList();
        }
        List<SignalType> types = Arrays.stream(list.split(",", -1))
                .map(SignalType::parse)
                .distinct()
                .toList();
        types.stream().filter(type -> type.medium != medium).findFirst().ifPresent(wrong -> {
            throw RefusedException.bad("'%s' is no hash of a %s".formatted(wrong.label(), medium.label()));
        });
        return types;
    }

    /** Reads a hash; empty for the empty text, by which HMA says that a picture is too plain to be told from others. */
    Optional<Signal> signal(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Signal.parse(kind, text));
        } catch (IllegalArgumentException e) {
            throw RefusedException.bad("Invalid %s signal: %s".formatted(label(), e.getMessage()));
        }
    }
}
