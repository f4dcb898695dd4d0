package dev.firebreak.app.hma;

import java.util.regex.Pattern;

/** Which paths are those of this interface. */
public final class HmaPaths {
    private static final Pattern OURS = Pattern.compile("/(?:[hmc]/.*|status(?:/.*)?|site-map)");

    private HmaPaths() {}

    /** Whether a request with this path, also one with slashes too many, is for this interface. */
    public static boolean contain(String path) {
        return OURS.matcher(plain(path)).matches();
    }

    /** With one slash where there are several. */
    static String plain(String path) {
        return path.replaceAll("/{2,}", "/");
    }
}
