package dev.firebreak.app.footage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrintStore.Progress;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Decoders;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipPrintingTest {
    private static final Instant LATER = FakeClock.START.plusSeconds(60);

    @TempDir
    private Path folder;

    private final InMemoryVocabularyStore vocabulary = new InMemoryVocabularyStore();
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(vocabulary);
    private final InMemoryFootageStore bytes = new InMemoryFootageStore();
    private final InMemoryClipPrints prints = new InMemoryClipPrints(catalogue);
    private final FootageDesk.Ports ports = new FootageDesk.Ports(
            catalogue,
            vocabulary,
            bytes,
            new InMemoryShotMarkStore(catalogue),
            new InMemoryDatasetCatalogue(catalogue),
            new InMemoryModelRegister(),
            prints,
            new InMemoryNearDuplicates(catalogue),
            new InMemoryAuditLog());

    private ClipPrinting printing(Decoders decoders) {
        return new ClipPrinting(
                ports,
                new NearDuplicates(ports.ofDuplicates(), new FakeClock()),
                () -> decoders,
                Duration.ofMinutes(1));
    }

    /** As clips came in before there were fingerprints. */
    private Footage earlier(String name, boolean kept) throws IOException {
        Footage clip = FootageSamples.clip(name, FootageSamples.description("yard", "g", "class:harmless"));
        catalogue.add(clip, List.of(), FootageSamples.curve());
        if (kept) {
            Path file = Files.write(folder.resolve(name), name.getBytes(StandardCharsets.UTF_8));
            bytes.put(clip.sha256(), file);
        }
        return clip;
    }

    @Test
    void clipsThatCameInEarlierAreFingerprintedOnce() throws Exception {
        earlier("a", true);
        earlier("b", true);
        ScriptedDecoders decoders = ScriptedDecoders.video(100);
        List<Long> heard = new ArrayList<>();

        assertThat(printing(decoders).run(LATER, () -> false, heard::add)).isEqualTo(2);

        assertThat(heard).containsExactly(1L, 2L);
        assertThat(decoders.opened).isEqualTo(2);
        assertThat(printing(decoders).progress()).isEqualTo(new Progress(2, 2, 0));
        assertThat(printing(decoders).run(LATER, () -> false, heard::add)).isZero();
    }

    @Test
    void whatIsBeingTakenInIsLetBeAndStoppingLeavesTheRest() throws Exception {
        earlier("a", true);
        earlier("b", true);
        ScriptedDecoders decoders = ScriptedDecoders.video(100);

        assertThat(printing(decoders).run(FakeClock.START, () -> false, done -> {}))
                .isZero();
        assertThat(printing(decoders).run(LATER, () -> decoders.opened > 0, done -> {}))
                .isEqualTo(1);
        assertThat(printing(decoders).progress().unfinished()).isEqualTo(1);
    }

    @Test
    void whatIsGoneOrBreaksTheDecoderIsNotTriedForEver() throws Exception {
        Footage lost = earlier("lost", false);
        Decoders broken = new ScriptedDecoders(0, false, new DecodeEnd.BadMedia("x", "at the start", "not media"));
        Footage bad = earlier("bad", true);

        assertThat(printing(broken).run(LATER, () -> false, done -> {})).isEqualTo(2);

        assertThat(prints.find(lost.id())).contains(ClipPrints.NONE);
        assertThat(prints.find(bad.id())).contains(ClipPrints.NONE);
        assertThat(prints.unfinished(LATER, 10)).isEmpty();
    }

    @Test
    void aCrashBeforeTheComparisonIsMadeUpFor() throws Exception {
        Footage clip = earlier("a", true);
        prints.keep(clip.id(), ClipPrints.NONE, Detail.WHOLE);
        ScriptedDecoders decoders = ScriptedDecoders.video(100);

        assertThat(printing(decoders).run(LATER, () -> false, done -> {})).isEqualTo(1);

        assertThat(decoders.opened).isZero();
        assertThat(prints.unfinished(LATER, 10)).isEmpty();
    }
}
