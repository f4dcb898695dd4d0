package dev.firebreak.training.evaluate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    @TempDir
    private Path folder;

    @Test
    void refusesADatasetThatSharesSourceGroupsAndNamesThem() {
        List<Clip> clips = List.of(clip("one"), clip("two"), clip("three"));
        assertThatThrownBy(() -> new Lineage(Set.of("set/one", "set/three"), Set.of()).requireApart(clips))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("2 source groups")
                .hasMessageContaining("set/one, set/three")
                .extracting(failure -> ((FirebreakException) failure).code())
                .isEqualTo(ErrorCode.CONFLICT);
    }

    @Test
    void refusesAClipThatWasTrainedOnUnderAnotherName() throws IOException {
        Clip clip = clip("renamed");
        byte[] bytes = "sound".getBytes(StandardCharsets.UTF_8);
        Files.write(clip.file(), bytes);
        Set<String> hashes = Set.of(Hash256.sha256(bytes).hex());
        assertThatThrownBy(() -> new Lineage(Set.of(), hashes).requireApart(List.of(clip)))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("set/renamed")
                .hasMessageContaining("SHA-256");
    }

    @Test
    void letsInWhatThePackageHasNotSeen() throws IOException {
        Clip clip = clip("new");
        Files.write(clip.file(), new byte[] {1});
        assertThatCode(() -> new Lineage(
                                Set.of("set/old"),
                                Set.of(Hash256.sha256(new byte[] {2}).hex()))
                        .requireApart(List.of(clip)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesGroupsOfWhichNearDuplicatesWereTrainedOn() throws IOException {
        Files.writeString(folder.resolve("audio_index.csv"), """
                set,split,label,class,path,source_group,use
                set,test,negative,dog,one.flac,one,evaluate
                set,test,negative,dog,two.flac,two,evaluate
                """);
        Files.writeString(folder.resolve(Dataset.NEAR_DUPLICATES), """
                group,joined
                set/one,elsewhere/seen
                "set/one","else, where/new"
                """);
        Dataset dataset = Dataset.read(folder, Set.of());

        assertThatThrownBy(() -> new Lineage(Set.of("elsewhere/seen"), Set.of())
                        .requireUnlike(dataset.clips(), dataset.joined()))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("set/one (as elsewhere/seen)");
        assertThatCode(() -> new Lineage(Set.of("elsewhere/other"), Set.of())
                        .requireUnlike(dataset.clips(), dataset.joined()))
                .doesNotThrowAnyException();
    }

    private Clip clip(String group) {
        return new Clip("set", "test", "negative", "dog", folder.resolve(group + ".flac"), group, Use.EVALUATE, true);
    }
}
