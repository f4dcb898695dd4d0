package dev.firebreak.app.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexImportTest {
    @TempDir
    private Path folder;

    private IndexImport source(Map<String, String> classes, Optional<String> licence) {
        return new IndexImport(
                folder, new IndexImport.Given(classes, "us", "licence of the set", "training", licence, false));
    }

    private void write(String rows) throws IOException {
        Files.writeString(
                folder.resolve("audio_index.csv"), "set,split,label,class,path,source_group,origin,note,use\n" + rows);
        Files.createDirectories(folder.resolve("s1"));
        Files.writeString(folder.resolve("s1/a.flac"), "a");
    }

    @Test
    void rowsBecomeDescriptions() throws IOException {
        write("s1,val,gunshot,pistol,s1/a.flac,g7,\"here, there\",noisy,evaluate\n");
        Files.writeString(folder.resolve("s1/SOURCE.txt"), "What: shots.\nOrigin: x. Licence: CC BY 4.0\n");
        IndexImport source = source(Map.of(), Optional.empty());

        List<Manifest.Described> clips = source.describe(source.indexes());

        assertThat(clips).hasSize(1);
        assertThat(clips.getFirst().relative()).isEqualTo("s1/a.flac");
        Description clip = clips.getFirst().description();
        assertThat(clip.labels()).containsExactly(Label.of("class:real-other-firearm"));
        assertThat(clip.lineage()).isEqualTo("s1/g7");
        assertThat(clip.category()).isEqualTo("pistol");
        assertThat(clip.split()).contains(Split.VAL);
        assertThat(clip.origin()).isEqualTo("here, there");
        assertThat(clip.note()).isEqualTo("noisy");
        assertThat(clip.rights().licence()).isEqualTo("CC BY 4.0");
    }

    @Test
    void whatTheIndexDoesNotSayIsAskedForAllAtOnce() throws IOException {
        write("""
                s1,train,fireworks,x,s1/a.flac,g1,,,train
                s1,later,gunshot,x,s1/b.flac,g2,,,train
                """);

        assertThatThrownBy(
                        () -> source(Map.of(), Optional.empty()).describe(List.of(folder.resolve("audio_index.csv"))))
                .hasMessageContaining("--class fireworks=harmless")
                .hasMessageContaining("set s1 has no SOURCE.txt")
                .hasMessageContaining("split 'later' of s1")
                .hasMessageContaining("there is no file");
    }

    @Test
    void theCallerMaySayTheClassAndTheLicence() throws IOException {
        write("s1,train,fireworks,x,s1/a.flac,g1,,,train\n");

        List<Manifest.Described> clips = source(Map.of("fireworks", "harmless"), Optional.of("CC0"))
                .describe(List.of(folder.resolve("audio_index.csv")));

        assertThat(clips.getFirst().description().labels()).containsExactly(Label.of("class:harmless"));
        assertThat(clips.getFirst().description().rights().licence()).isEqualTo("CC0");
    }

    @Test
    void aFolderWithoutIndexesIsAnError() {
        assertThatThrownBy(() -> source(Map.of(), Optional.empty()).indexes()).hasMessageContaining("no *index.csv");
    }
}
