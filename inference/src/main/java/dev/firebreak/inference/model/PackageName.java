package dev.firebreak.inference.model;

import java.util.regex.Pattern;

/** Which names a package may use: ones that cannot lead out of it, nor carry control characters into a log. */
final class PackageName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TENSOR = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,127}");

    private PackageName() {}

    static boolean isName(String value) {
        return NAME.matcher(value).matches();
    }

    static void require(String field, String value) {
        if (!isName(value)) {
            throw new IllegalArgumentException(
                    field + " must be 1 to 64 letters, digits, dots, underscores or hyphens, not " + quoted(value));
        }
    }

    static void requireFile(String field, String value) {
        require(field, value);
        if (!value.endsWith(".onnx")) {
            throw new IllegalArgumentException(field + " must end in .onnx, not " + quoted(value));
        }
    }

    static void requireTensor(String field, String value) {
        if (!TENSOR.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " is no tensor name: " + quoted(value));
        }
    }

    /** At most 80 characters, none of them a control character. */
    static String quoted(String value) {
        String shortened = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return '"' + shortened.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
