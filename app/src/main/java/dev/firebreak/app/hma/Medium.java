package dev.firebreak.app.hma;

import dev.firebreak.core.bank.MediaKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What HMA calls a content type. */
enum Medium {
    PHOTO(MediaKind.PICTURE, "image/"),
    VIDEO(MediaKind.VIDEO, "video/");

    private final MediaKind kind;
    private final String mime;

    Medium(MediaKind kind, String mime) {
        this.kind = kind;
        this.mime = mime;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaKind kind() {
        return kind;
    }

    static Medium parse(String label) {
        return Arrays.stream(values())
                .filter(medium -> medium.label().equals(label))
                .findFirst()
                .orElseThrow(() -> RefusedException.bad("No such content type '%s'".formatted(label)));
    }

    /** By a server's word, for example {@code image/png}. */
    static Optional<Medium> ofMime(String type) {
        return Arrays.stream(values())
                .filter(medium -> type.startsWith(medium.mime))
                .findFirst();
    }
}
