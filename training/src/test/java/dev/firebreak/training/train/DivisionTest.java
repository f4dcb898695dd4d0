package dev.firebreak.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.inference.model.ModelPackage;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import dev.firebreak.training.evaluate.Lineage;
import dev.firebreak.training.graph.WeightStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivisionTest {
    private static final String INDEX = """
            set,split,label,path,source_group,use
            range,train,gunshot,a1.wav,a,evaluate
            range,train,gunshot,a2.wav,a,evaluate
            range,train,negative,a3.wav,a,evaluate
            range,train,gunshot,b1.wav,b,evaluate
            range,train,gunshot,c1.wav,c,evaluate
            street,train,negative,d1.wav,d,train
            street,val,negative,e1.wav,e,train
            """;

    @TempDir
    private Path folder;

    @Test
    void refusesMaterialForMeasuringUnlessTheRecipeIsATrial() throws IOException {
        assertThatThrownBy(() -> Division.of(recipe("")))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("a1.wav of range is for measuring only");
        assertThat(Division.of(recipe("trial: true")).training()).hasSize(6);
    }

    @Test
    void aTrialLearnsFromNoTestClip() throws IOException {
        Recipe recipe = recipe("trial: true");
        Files.writeString(
                folder.resolve("index.csv"),
                INDEX + "range,test,gunshot,f1.wav,f,evaluate\nrange,val,negative,g1.wav,g,evaluate\n");
        Division division = Division.of(recipe);
        assertThat(division.training()).extracting(Clip::lineage).doesNotContain("range/f", "range/g");
        assertThat(division.validation())
                .extracting(Clip::lineage)
                .doesNotContain("range/f")
                .contains("range/g");
    }

    @Test
    void aPackageKnowsTheClipsThatItWasMadeFromUnderAnyName() throws IOException {
        Recipe recipe = recipe("");
        Files.writeString(
                folder.resolve("index.csv"),
                "set,split,label,path,source_group,use\ns,train,negative,a.wav,a,train\ns,val,negative,b.wav,b,train\n");
        Files.write(folder.resolve("a.wav"), new byte[] {1});
        Files.write(folder.resolve("b.wav"), new byte[] {2});
        Path out = folder.resolve("package");
        ExportedPackageTest.draft()
                .with(WeightStorage.FLOAT32, Division.of(recipe).lineage().figures(), "")
                .writeFolder(out);

        Lineage lineage = Lineage.of(ModelPackage.open(out));

        assertThat(lineage.groups()).containsExactlyInAnyOrder("s/a", "s/b");
        Clip renamed = clip("renamed.wav", new byte[] {2});
        assertThatThrownBy(() -> lineage.requireApart(List.of(renamed)))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("other/g (renamed.wav)");
        assertThatCode(() -> lineage.requireApart(List.of(clip("new.wav", new byte[] {3}))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesALineageThatCannotBeRead() {
        List<Map<String, Object>> wrong = List.of(
                Map.of("lineageSha256", List.of("ab")),
                Map.of("lineageSha256", "ab"),
                Map.of("lineageSha256", List.of("AB".repeat(32))),
                Map.of("lineage", Map.of("s", "a")));
        for (Map<String, Object> measured : wrong) {
            ModelPackage models = ExportedPackageTest.draft().with(WeightStorage.FLOAT32, measured, "");
            assertThatThrownBy(() -> Lineage.of(models))
                    .isInstanceOf(FirebreakException.class)
                    .hasMessageContaining("of the package tiny 1 cannot be read")
                    .extracting(failure -> ((FirebreakException) failure).code())
                    .isEqualTo(ErrorCode.MODEL_UNUSABLE);
        }
    }

    private Clip clip(String name, byte[] bytes) throws IOException {
        return new Clip(
                "other", "test", "negative", "", Files.write(folder.resolve(name), bytes), "g", Use.EVALUATE, true);
    }

    @Test
    void keepsWholeGroupsOfRecordedGunfireForALearningCurve() throws IOException {
        List<Clip> none = Division.of(recipe("trial: true\nrecordedGroups: 0")).training();
        assertThat(none).extracting(Clip::lineage).containsExactly("street/d");
        List<Clip> two = Division.of(recipe("trial: true\nrecordedGroups: 2")).training();
        assertThat(two.stream().map(Clip::lineage).distinct()).hasSize(3).contains("street/d");
        if (two.stream().anyMatch(clip -> clip.group().equals("a"))) {
            assertThat(two.stream().filter(clip -> clip.group().equals("a"))).hasSize(3);
        }
        assertThat(Division.of(recipe("trial: true\nrecordedGroups: 2")).training())
                .isEqualTo(two);
    }

    @Test
    void whatASeriesMayLearnFromDoesNotDependOnThePoint() throws IOException {
        Recipe point = recipe("trial: true\nrecordedGroups: 1");
        assertThat(Division.whole(point).groups())
                .isEqualTo(Division.of(recipe("trial: true")).groups())
                .hasSizeGreaterThan(Division.of(point).groups().size());
    }

    @Test
    void takesOnlyTheSplitsThatItNames() throws IOException {
        Recipe recipe = recipe("trial: true", "{index: index.csv, splits: [val]}, {index: index.csv, sets: [range]}");
        assertThat(Division.of(recipe).groups()).containsExactlyInAnyOrder("range/a", "range/b", "range/c", "street/e");
    }

    @Test
    void leavesOutAWholeSet() throws IOException {
        Recipe recipe = recipe("exclude: [\"range/*\"]");
        assertThat(Division.of(recipe).groups()).containsExactlyInAnyOrder("street/d", "street/e");
    }

    private Recipe recipe(String more) throws IOException {
        return recipe(more, "{index: index.csv}");
    }

    private Recipe recipe(String more, String material) throws IOException {
        Files.writeString(folder.resolve("index.csv"), INDEX);
        String text = """
                name: curve
                version: "1"
                seed: 3
                cache: cache
                initial: {sound: s.onnx, picture: p.onnx, origin: made up}
                material: [%s]
                validation: []
                sound: {examples: 1, validationExamples: 1, gunfireSounds: 1, epochs: 1, batch: 1, learningRate: 0.001,
                  ridge: 1, distillation: 1, rehearsedMinutes: 1, rehearsedAttacks: 1}
                picture: {side: 160, cutAt: a, drawnFirearms: true, ridge: 0.001, examples: 1, validationExamples: 1, epochs: 1, batch: 1,
                  learningRate: 0.001}
                """.formatted(material);
        return Recipe.read(Files.writeString(folder.resolve("recipe.yaml"), text + more + "\n"));
    }
}
