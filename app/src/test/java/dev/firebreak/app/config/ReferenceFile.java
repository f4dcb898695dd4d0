package dev.firebreak.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The annotated reference file, read as text: which key, which default, which words. */
record ReferenceFile(String text) {
    /** One key; {@code words} is its comment. */
    record Entry(String key, String value, String words) {}

    static ReferenceFile load() {
        try (InputStream in = Objects.requireNonNull(
                ReferenceFile.class.getResourceAsStream("/firebreak-reference.yaml"), "firebreak-reference.yaml")) {
            return new ReferenceFile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        String area = "";
        String words = "";
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            if (bare.startsWith("#")) {
                words = (words + " " + bare.substring(1).strip()).strip();
            } else if (bare.isEmpty()) {
                words = "";
            } else if (bare.endsWith(":")) {
                area = bare.substring(0, bare.length() - 1) + ".";
                words = "";
            } else {
                String[] parts = bare.split(": ", 2);
                String prefix = line.startsWith(" ") ? area : "";
                entries.add(new Entry(prefix + parts[0], parts[1].equals("\"\"") ? "" : parts[1], words));
                words = "";
            }
        }
        return entries;
    }
}
