package dev.firebreak.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules on the repository's files that no compiler knows. */
class TidyTest {
    private static final int MOST_LINES = 400;

    /** The formatter keeps code at 120; it leaves comments and text blocks alone. */
    private static final int LONGEST_LINE = 150;

    private static final long LARGEST_BINARY = 200_000;
    private static final String MODELS = "inference/src/main/resources/models/";

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern CLASS_NAME = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})`");

    /** Put together here, so that this file does not name them. */
    private static final Pattern ELSEWHERE = Pattern.compile(String.join(
            "|",
            "/wo" + "rk/",
            "/t" + "mp/fb",
            "registry\\.npm" + "js",
            "repo1?\\.ma" + "ven",
            "ma" + "ven\\.org/maven2"));

    private final SourceTree tree = SourceTree.read();

    @Test
    void filesStayShort() {
        assertThat(tree.files("java"))
                .filteredOn(file -> tree.lines(file).size() > MOST_LINES)
                .extracting(tree::name)
                .isEmpty();
    }

    @Test
    void linesStayShort() {
        assertThat(found("java", line -> line.length() > LONGEST_LINE)).isEmpty();
    }

    @Test
    void nothingIsLeftToDo() {
        String word = "TO" + "DO";
        assertThat(found("java", line -> line.contains(word) || line.contains("FIX" + "ME")))
                .isEmpty();
        assertThat(found("js", line -> line.contains(word))).isEmpty();
    }

    @Test
    void nothingLargeIsCommittedButTheModels() throws IOException {
        List<String> large = new ArrayList<>();
        for (Path file : tree.files()) {
            if (Files.size(file) > LARGEST_BINARY && !tree.name(file).startsWith(MODELS)) {
                large.add(tree.name(file));
            }
        }
        assertThat(large).isEmpty();
    }

    @Test
    void linksInTheDocumentsLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : tree.files("md")) {
            Matcher link = LINK.matcher(String.join("\n", tree.lines(page)));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(tree.name(page) + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void classesThatTheArchitectureNamesExist() {
        Set<String> classes = tree.files("java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path page : tree.files("md")) {
            if (page.getFileName().toString().equals("ARCHITECTURE.md")) {
                Matcher name = CLASS_NAME.matcher(String.join("\n", tree.lines(page)));
                while (name.find()) {
                    if (!classes.contains(name.group(1))) {
                        missing.add(name.group(1));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingNamesThisMachineOrARegistry() {
        List<String> named = new ArrayList<>();
        for (Path file : tree.texts()) {
            for (String line : tree.lines(file)) {
                if (ELSEWHERE.matcher(line).find()) {
                    named.add(tree.name(file) + ": " + line.strip());
                }
            }
        }
        assertThat(named).isEmpty();
    }

    private List<String> found(String extension, java.util.function.Predicate<String> wrong) {
        List<String> found = new ArrayList<>();
        for (Path file : tree.files(extension)) {
            List<String> lines = tree.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (wrong.test(lines.get(i))) {
                    found.add("%s:%d".formatted(tree.name(file), i + 1));
                }
            }
        }
        return found;
    }
}
