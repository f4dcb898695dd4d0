package dev.firebreak.app.footage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.Use;
import dev.firebreak.testkit.footage.InMemoryVocabularyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final String DEFAULTS = """
            defaults:
              set: dock
              use: train
              class: harmless
              contributor: Police of Somewhere
              lawful-basis: public task
              purpose: training of detection
              licence: agreement 12
              tactics-sensitive: yes
            """;

    @TempDir
    private Path folder;

    private Manifest.Plan plan(String name, String text, String... files) throws IOException {
        Path manifest = Files.writeString(folder.resolve(name), text);
        List<Manifest.Candidate> candidates = Stream.of(files)
                .map(file -> new Manifest.Candidate(folder.resolve(file), file))
                .toList();
        return Manifest.read(manifest, new InMemoryVocabularyStore().vocabulary())
                .plan(candidates);
    }

    private Manifest.Plan yaml(String text, String... files) throws IOException {
        return plan("m.yaml", text, files);
    }

    @Test
    void laterRowsWinKeyByKey() throws IOException {
        Manifest.Plan plan = yaml(DEFAULTS + """
                  source-group: "{name}"
                clips:
                  - file: "*.mp4"
                    light: [night, dusk]
                    split: train
                  - file: night/b.mp4
                    class: game
                    label: game
                    category: doom
                    split: test
                    expires: 2027-12-31
                    origin: from {folder}
                    use: evaluate
                """, "a.mp4", "night/b.mp4");

        assertThat(plan.problems()).isEmpty();
        Description first = plan.clips().get(0).description();
        assertThat(first.labels())
                .containsExactly(Label.of("class:harmless"), Label.of("light:dusk"), Label.of("light:night"));
        assertThat(first.sourceGroup()).isEqualTo("a");
        assertThat(first.label()).isEqualTo("harmless");
        assertThat(first.category()).isEqualTo("harmless");
        assertThat(first.split()).contains(Split.TRAIN);
        assertThat(first.rights().tacticsSensitive()).isTrue();
        Description second = plan.clips().get(1).description();
        assertThat(second.labels()).contains(Label.of("class:game")).hasSize(3);
        assertThat(second.category()).isEqualTo("doom");
        assertThat(second.split()).contains(Split.TEST);
        assertThat(second.use()).isEqualTo(Use.EVALUATE);
        assertThat(second.origin()).isEqualTo("from night");
        assertThat(second.rights().expiry()).contains(LocalDate.of(2027, 12, 31));
    }

    @Test
    void aTableSaysTheSame() throws IOException {
        Manifest.Plan plan = plan("m.csv", """
                \uFEFFfile,set,use,class,contributor,lawful-basis,purpose,licence,tactics-sensitive,source-group,light
                **,dock,train,harmless,"Police, of Somewhere",public task,training,agreement 12,no,,
                a.mp4,,,,,,,,,walk,night|dusk
                b.mp4,,,game,,,,,,match,
                """, "a.mp4", "sub/b.mp4");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.clips().get(0).description().contributor()).isEqualTo("Police, of Somewhere");
        assertThat(plan.clips().get(0).description().labels()).hasSize(3);
        assertThat(plan.clips().get(1).description().sourceGroup()).isEqualTo("match");
    }

    @Test
    void everyProblemIsNamedAtOnceWithItsLine() throws IOException {
        Manifest.Plan plan = yaml("""
                defaults:
                  set: dock
                  use: sell
                  class: cartoon
                  licence: x
                  tactics-sensitive: maybe
                clips:
                  - file: a.mp4
                    weather: rain
                    split: later
                    expires: tomorrow
                  - file: nothing.mp4
                  - light: day
                  - file: "["
                """, "a.mp4");

        assertThat(plan.clips()).isEmpty();
        assertThat(String.join("\n", plan.problems()))
                .contains("m.yaml line 3: use is train or evaluate, not 'sell' (a.mp4)")
                .contains("m.yaml line 4: 'cartoon' is no term of class; there are [real-first-person-firearm")
                .contains("m.yaml line 6: tactics-sensitive is yes or no, not 'maybe'")
                .contains("m.yaml line 9: 'weather' is no key; there are [category")
                .contains("m.yaml line 10: split is train, val or test, not 'later'")
                .contains("m.yaml line 11: expires is a day such as 2027-12-31, not 'tomorrow'")
                .contains("m.yaml line 12: no file matches [nothing.mp4]")
                .contains("m.yaml line 13: 'file' is missing")
                .contains("'[' is no pattern")
                .contains("source-group is missing (a.mp4)")
                .contains("contributor is missing (a.mp4)")
                .contains("lawful-basis is missing (a.mp4)")
                .contains("purpose is missing (a.mp4)");
    }

    @Test
    void aFileThatNoRowMatchesIsAProblemUnlessItIsSkipped() throws IOException {
        String rows = DEFAULTS.replace("defaults:", "clips:\n  - file: '*.mp4'\n    source-group: g")
                .replace("\n  set", "\n    set")
                .replace("\n  use", "\n    use")
                .replace("\n  class", "\n    class")
                .replace("\n  contributor", "\n    contributor")
                .replace("\n  lawful", "\n    lawful")
                .replace("\n  purpose", "\n    purpose")
                .replace("\n  licence", "\n    licence")
                .replace("\n  tactics", "\n    tactics");

        assertThat(yaml(rows, "a.mp4", "notes.txt", "b.txt").problems())
                .containsExactly("no row of the manifest matches (notes.txt, b.txt)");
        Manifest.Plan plan = yaml(rows + "  - {file: '*.txt', skip: yes}\n", "a.mp4", "notes.txt");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.clips()).hasSize(1);
        assertThat(plan.skipped()).hasSize(1);
    }

    @Test
    void manyFilesWithOneProblemAreOneLine() throws IOException {
        assertThat(yaml(DEFAULTS, "a", "b", "c", "d").problems())
                .containsExactly("source-group is missing (a, b and 2 more)");
    }

    @Test
    void refusesWhatIsNoManifest() throws IOException {
        assertThat(yaml("[", "a").problems())
                .anySatisfy(line -> assertThat(line).contains("is no YAML"));
        assertThat(yaml("- a", "a").problems())
                .anySatisfy(line -> assertThat(line).contains("'defaults' and 'clips'"));
        assertThat(yaml("clip: []", "a").problems()).isNotEmpty();
        assertThat(yaml("a: &a {b: 1}\nclips: [*a]", "a").problems()).isNotEmpty();
        assertThat(plan("m.txt", "", "a").problems())
                .anySatisfy(line -> assertThat(line).contains(".csv"));
        assertThat(plan("n.csv", "set,use\n", "a").problems())
                .anySatisfy(line -> assertThat(line).contains("'file'"));
        assertThat(plan("o.csv", "file,set\na,b,c\n", "a").problems())
                .anySatisfy(line -> assertThat(line).contains("o.csv line 2: 3 fields for 2 columns"));
        List<String> missing = Manifest.read(folder.resolve("none.yaml"), new InMemoryVocabularyStore().vocabulary())
                .formProblems();
        assertThat(missing).singleElement().asString().contains("cannot be read");
    }

    @Test
    void keepsItsLimits() throws IOException {
        String row = "file\n" + "x\n".repeat(ManifestReader.MAX_ROWS);
        assertThat(plan("most.csv", row).problems()).noneMatch(line -> line.contains("rows"));
        assertThat(plan("more.csv", row + "x\n").problems())
                .anySatisfy(line -> assertThat(line).contains("at most 200000 rows"));
        String comment = "#".repeat(ManifestReader.MAX_BYTES);
        assertThat(plan("large.yaml", comment + "#").problems())
                .anySatisfy(line -> assertThat(line).contains("has at most 16777216 bytes"));
    }
}
