package dev.firebreak.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetIndexTest {
    @TempDir
    Path folder;

    @Test
    void readsTheShotsThatAPersonMarked() throws IOException {
        Path index = Files.writeString(folder.resolve("shots.csv"), """
                set,split,label,path,source_group,use,shots_ms
                range,train,gunshot,a.wav,a,train,reviewed 120 3400
                range,train,gunshot,b.wav,b,train,reviewed
                range,train,gunshot,c.wav,c,train,
                """);
        assertThat(DatasetIndex.read(index))
                .extracting(Clip::shots)
                .containsExactly(
                        Optional.of(List.of(Duration.ofMillis(120), Duration.ofMillis(3400))),
                        Optional.of(List.of()),
                        Optional.empty());
    }

    @Test
    void refusesShotsThatAreNoMillisecondsOrTooMany() throws IOException {
        String header = "set,split,label,path,source_group,use,shots_ms\nrange,train,gunshot,a.wav,a,train,";
        String most = "reviewed" + " 7".repeat(DatasetIndex.MAX_SHOTS);
        assertThat(DatasetIndex.read(Files.writeString(folder.resolve("most.csv"), header + most + "\n"))
                        .getFirst()
                        .shots()
                        .orElseThrow())
                .hasSize(DatasetIndex.MAX_SHOTS);
        for (String bad : List.of(most + " 7", "120", "reviewed 1.5")) {
            Path index = Files.writeString(folder.resolve("bad.csv"), header + bad + "\n");
            assertThatThrownBy(() -> DatasetIndex.read(index))
                    .isInstanceOf(FirebreakException.class)
                    .hasMessageContaining("line 2: shots_ms");
        }
    }

    @Test
    void readsRowsByTheNamesOfTheirColumns() throws IOException {
        Path index = index(
                "use,label,path,source_group,split,set,class,audio", "train,game,\"a, b.mp4\",g,val,s,doom,silent");
        assertThat(DatasetIndex.read(index))
                .containsExactly(new Clip(
                        "s",
                        "val",
                        "game",
                        "doom",
                        folder.toAbsolutePath().resolve("a, b.mp4"),
                        "g",
                        Use.TRAIN,
                        false));
    }

    @Test
    void takesTheLabelForTheClassWhereThereIsNone() throws IOException {
        Path index = index("set,split,label,path,source_group,use", "s,test,film,a.jpg,g,evaluate");
        assertThat(DatasetIndex.read(index).getFirst().category()).isEqualTo("film");
    }

    @Test
    void saysWhichColumnIsMissing() throws IOException {
        Path index = index("set,split,label,path,use");
        assertThatThrownBy(() -> DatasetIndex.read(index))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("source_group");
    }

    @Test
    void saysWhichLineHasAnUnknownUse() throws IOException {
        Path index = index("set,split,label,path,source_group,use", "s,test,film,a.jpg,g,maybe");
        assertThatThrownBy(() -> DatasetIndex.read(index))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("maybe");
    }

    @Test
    void refusesPathsThatLeaveTheFolder() throws IOException {
        Path index = index("set,split,label,path,source_group,use", "s,test,film,../../a.jpg,g,evaluate");
        assertThatThrownBy(() -> DatasetIndex.read(index))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("leaves the folder");
    }

    private Path index(String... lines) throws IOException {
        return Files.writeString(folder.resolve("index.csv"), String.join("\n", lines) + "\n");
    }
}
