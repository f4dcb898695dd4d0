package dev.firebreak.app.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.Split;
import dev.firebreak.core.footage.SplitRule;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.footage.FootageSamples;
import dev.firebreak.testkit.footage.InMemoryClipPrints;
import dev.firebreak.testkit.footage.InMemoryDatasetCatalogue;
import dev.firebreak.testkit.footage.InMemoryFootageCatalogue;
import dev.firebreak.testkit.footage.InMemoryFootageStore;
import dev.firebreak.testkit.footage.InMemoryModelRegister;
import dev.firebreak.testkit.footage.InMemoryNearDuplicates;
import dev.firebreak.testkit.footage.InMemoryShotMarkStore;
import dev.firebreak.testkit.footage.InMemoryVocabularyStore;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.DatasetIndex;
import dev.firebreak.training.data.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetDeskTest {
    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock();
    private final InMemoryVocabularyStore vocabulary = new InMemoryVocabularyStore();
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(vocabulary);
    private final InMemoryFootageStore bytes = new InMemoryFootageStore();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final InMemoryModelRegister models = new InMemoryModelRegister();
    private final InMemoryNearDuplicates pairs = new InMemoryNearDuplicates(catalogue);
    private final FootageDesk.Ports ports = new FootageDesk.Ports(
            catalogue,
            vocabulary,
            bytes,
            new InMemoryShotMarkStore(catalogue),
            new InMemoryDatasetCatalogue(catalogue),
            models,
            new InMemoryClipPrints(catalogue),
            pairs,
            audit);
    private final FootageDesk desk = new FootageDesk(ports, clock);
    private final DatasetDesk datasets = new DatasetDesk(ports, clock);

    private Footage add(String name, FootageKind kind, Split split, String group) throws IOException {
        Description like = FootageSamples.description("yard", group, "class:real-other-firearm");
        Description description = new Description(
                like.set(),
                group,
                "gunshot",
                "rifle, near",
                like.use(),
                Optional.of(split),
                like.labels(),
                "Police \"North\"",
                like.rights(),
                "origin, with comma",
                "note with \"quotes\"");
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        Footage clip = new Footage(
                FootageId.random(),
                Hash256.sha256(content),
                content.length,
                name,
                new MediaFacts(
                        kind,
                        "x",
                        kind == FootageKind.PICTURE ? Duration.ZERO : Duration.ofMillis(2_500),
                        kind == FootageKind.SOUND
                                ? Optional.empty()
                                : Optional.of(new MediaFacts.Picture("h264", 64, 64)),
                        kind == FootageKind.SOUND
                                ? Optional.of(new MediaFacts.SoundTrack("flac", 16_000, 1))
                                : Optional.empty(),
                        false),
                description,
                clock.instant(),
                "ada",
                MarkState.UNMARKED,
                Optional.empty());
        Path file = Files.write(Files.createTempFile(folder, "x", ""), content);
        bytes.put(clip.sha256(), file);
        catalogue.add(clip, List.of(), FootageSamples.curve());
        return clip;
    }

    private DatasetDesk.Made make() {
        return datasets.create(
                new DatasetDesk.Wish("first", "All we have.", FootageQuery.ALL, new SplitRule.Given()), "ada");
    }

    @Test
    void whatIsExportedIsWhatTrainingsRead() throws IOException {
        Footage sound = add("a, b.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        add("still.jpg", FootageKind.PICTURE, Split.VAL, "g2");
        add("walk.mp4", FootageKind.VIDEO, Split.TEST, "g3");
        desk.mark(sound.id(), Duration.ofMillis(120), ShotMark.State.CONFIRMED, "ada");
        desk.mark(sound.id(), Duration.ofMillis(900), ShotMark.State.REJECTED, "ada");
        desk.reviewed(sound.id(), "ada");
        make();
        Path out = folder.resolve("out");

        Dataset exported = datasets.export("first", 0, out, "ada", done -> {});

        assertThat(exported.reference()).isEqualTo("first@1");
        List<Clip> clips = DatasetIndex.read(out.resolve("audio_index.csv"));
        assertThat(clips)
                .containsExactly(new Clip(
                        "yard",
                        "train",
                        "gunshot",
                        "rifle, near",
                        out.resolve("yard/train/a, b.flac").toAbsolutePath(),
                        "g1",
                        Use.TRAIN,
                        true,
                        Optional.of(List.of(Duration.ofMillis(120)))));
        assertThat(clips.getFirst().file()).hasContent("a, b.flac");
        assertThat(DatasetIndex.rows(out.resolve("audio_index.csv")).getFirst())
                .containsEntry("origin", "origin, with comma")
                .containsEntry("note", "note with \"quotes\"")
                .containsEntry("sha256", sound.sha256().hex())
                .containsEntry("shots_ms", "reviewed 120");
        assertThat(DatasetIndex.read(out.resolve("image_index.csv")).getFirst().split())
                .isEqualTo("val");
        Clip video = DatasetIndex.read(out.resolve("video_index.csv")).getFirst();
        assertThat(video.split()).isEqualTo("test");
        assertThat(video.sounding()).isFalse();
    }

    @Test
    void theDatasheetHasWhatCroissantAsksFor() throws IOException {
        add("a.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        make();
        Path out = folder.resolve("out");
        datasets.export("first", 1, out, "ada", done -> {});

        JsonNode sheet = JsonMapper.shared().readTree(Files.readString(out.resolve("dataset.json")));

        assertThat(sheet.get("@type").asString()).isEqualTo("sc:Dataset");
        assertThat(sheet.get("conformsTo").asString()).isEqualTo("http://mlcommons.org/croissant/1.0");
        assertThat(sheet.get("@context").get("conformsTo").asString()).isEqualTo("dct:conformsTo");
        for (String required :
                List.of("name", "description", "license", "url", "creator", "datePublished", "version")) {
            assertThat(sheet.has(required)).as(required).isTrue();
        }
        assertThat(sheet.get("description").asString()).contains("All we have.", "1 clips for training");
        JsonNode file = sheet.get("distribution").get(0);
        assertThat(file.get("@type").asString()).isEqualTo("cr:FileObject");
        assertThat(file.get("sha256").asString())
                .isEqualTo(Hash256.sha256(Files.readAllBytes(out.resolve("audio_index.csv")))
                        .hex());
        JsonNode records = sheet.get("recordSet").get(0);
        TreeSet<String> ids = new TreeSet<>();
        records.get("field").forEach(field -> {
            ids.add(field.get("@id").asString());
            assertThat(field.get("source").get("fileObject").get("@id").asString())
                    .isEqualTo(file.get("@id").asString());
        });
        assertThat(ids)
                .hasSize(IndexText.COLUMNS.size())
                .contains(records.get("key").get("@id").asString());
    }

    @Test
    void aDatasetIsMadeOnceAndAgainOnlyWhenItsContentIsOther() throws IOException {
        add("a.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        Dataset first = make().dataset();
        clock.advance(Duration.ofDays(1));

        assertThat(make().dataset()).isEqualTo(first);
        add("b.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        assertThat(make().dataset().version()).isEqualTo(2);
        assertThat(audit.list(10, 0)).extracting(AuditEntry::what).containsExactly("make-dataset", "make-dataset");
    }

    @Test
    void aWithdrawalReachesDatasetsAndNamesModels() throws IOException {
        Footage gone = add("a.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        add("b.flac", FootageKind.SOUND, Split.TRAIN, "g2");
        make();
        ModelLineage model = new ModelLineage(
                "m", "1", "/m", new TreeSet<>(List.of("yard/g1")), new TreeSet<>(), clock.instant(), "ada");
        models.register(model);

        WithdrawalEffect effect = desk.withdraw(gone.id(), "asked for", true, "bob");

        assertThat(effect.datasets()).extracting(Dataset::reference).containsExactly("first@1");
        assertThat(effect.models()).containsExactly(model);
        assertThat(bytes.has(gone.sha256())).isFalse();
        assertThatThrownBy(() -> datasets.export("first", 0, folder.resolve("out"), "ada", done -> {}))
                .hasMessageContaining("1 clips of dataset first@1 were withdrawn: yard/a.flac");
        assertThat(make().dataset().version()).isEqualTo(2);
        datasets.export("first", 0, folder.resolve("out"), "ada", done -> {});
        assertThat(DatasetIndex.read(folder.resolve("out/audio_index.csv"))).hasSize(1);
        assertThat(audit.about("footage:" + gone.id(), 10))
                .extracting(AuditEntry::what, AuditEntry::detail)
                .containsExactly(org.assertj.core.api.Assertions.tuple("erase-footage", "asked for"));
    }

    private static NearDuplicate same(Footage one, Footage other) {
        Interval stretch = new Interval(Duration.ZERO, Duration.ofSeconds(2));
        return NearDuplicate.of(
                one.id(),
                other.id(),
                Set.of(NearDuplicate.By.SOUND),
                new MatchedInterval(stretch, stretch, 1, 0.9),
                FakeClock.START);
    }

    @Test
    void groupsThatNearDuplicatesJoinStayTogetherAndAnExportSaysSo() throws IOException {
        Footage one = add("a.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        Footage other = add("b.flac", FootageKind.SOUND, Split.TEST, "g2");
        add("c.flac", FootageKind.SOUND, Split.TRAIN, "g3");
        make();
        pairs.add(List.of(same(one, other)));
        assertThat(datasets.datasheet("first", 1))
                .contains(
                        "Near-duplicates join 2 of its source groups to 1. Found after it was made, these are on two sides:"
                                + " g1 and g2.");

        DatasetDesk.Made made = make();

        assertThat(made.plan().joined()).containsExactly(new TreeSet<>(List.of("g1", "g2")));
        assertThat(made.plan().straddling()).containsExactly("g1", "g2");
        assertThat(made.dataset().version()).isEqualTo(2);
        Path out = folder.resolve("out");
        datasets.export("first", 2, out, "ada", done -> {});
        assertThat(DatasetIndex.read(out.resolve("audio_index.csv")))
                .extracting(Clip::split)
                .containsExactlyInAnyOrder("test", "test", "train");
        assertThat(out.resolve("near_duplicates.csv")).hasContent("group,joined\nyard/g1,yard/g2\nyard/g2,yard/g1\n");
        assertThat(datasets.datasheet("first", 2)).contains("None of these is on two sides either.");
        desk.rule(other.id(), one.id(), Optional.of(NearDuplicate.Ruling.NOT_THE_SAME), "ada");
        assertThat(make().plan().joined()).isEmpty();
        assertThat(audit.about("footage:" + one.id(), 5))
                .extracting(AuditEntry::what, AuditEntry::detail)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("rule-near-duplicate", other.id() + ": not-the-same"));
    }

    @Test
    void whatShowsTheSameAsAWithdrawnClipIsInNoNewDatasetUntilItMayStay() throws IOException {
        Footage gone = add("a.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        Footage copy = add("b.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        add("c.flac", FootageKind.SOUND, Split.TRAIN, "g3");
        pairs.add(List.of(same(gone, copy)));

        WithdrawalEffect effect = desk.withdraw(gone.id(), "asked for", false, "bob");

        assertThat(effect.lookAlikes()).extracting(each -> each.other().id()).containsExactly(copy.id());
        assertThat(make().plan().held()).extracting(Footage::id).containsExactly(copy.id());
        desk.rule(copy.id(), gone.id(), Optional.of(NearDuplicate.Ruling.MAY_STAY), "ada");
        DatasetDesk.Made made = make();
        assertThat(made.plan().held()).isEmpty();
        assertThat(made.plan().members()).hasSize(2);
    }

    @Test
    void anExportNeedsAnEmptyFolderAndADataset() throws IOException {
        add("a.flac", FootageKind.SOUND, Split.TRAIN, "g1");
        make();

        assertThatThrownBy(() -> datasets.export("first", 0, folder, "ada", done -> {}))
                .hasMessageContaining("is not empty");
        assertThatThrownBy(() -> datasets.export("first", 7, folder.resolve("out"), "ada", done -> {}))
                .hasMessageContaining("no dataset first@7");
        assertThatThrownBy(() -> datasets.create(
                        new DatasetDesk.Wish(
                                "none",
                                "",
                                FootageQuery.of("", List.of(Label.of("class:film"))),
                                new SplitRule.Given()),
                        "ada"))
                .hasMessageContaining("finds no clip");
    }
}
