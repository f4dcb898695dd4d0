package dev.firebreak.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetIndexTest {
    @TempDir
    Path folder;

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
