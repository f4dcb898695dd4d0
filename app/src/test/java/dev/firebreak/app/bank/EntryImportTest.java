package dev.firebreak.app.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqSignal;
import dev.firebreak.core.fingerprint.vpdq.VpdqText;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.bank.InMemoryMatchLedger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryImportTest {
    private final FakeClock clock = new FakeClock(BankSamples.NOW);
    private final InMemoryBanks banks = new InMemoryBanks();
    private final BankDesk desk = new BankDesk(banks, new InMemoryMatchLedger(), new InMemoryAuditLog(), clock);
    private final Bank bank = BankSamples.bank(banks, "ATTACKS", BankSamples.CUT);

    private EntryImport.Result read(String list) throws IOException {
        return read(list, Optional.empty());
    }

    private EntryImport.Result read(String list, Optional<SignalKind> bare) throws IOException {
        return new EntryImport(desk, bank, bare, "ada").run(new BufferedReader(new StringReader(list)), "list.txt");
    }

    private List<BankEntry> entries() {
        return banks.entries(EntryQuery.all(bank.id(), 1_000));
    }

    @Test
    void whatWasExportedComesBackTheSame() throws IOException {
        Provenance from = Provenance.file("bob", BankSamples.NOW, "a.mp4", Hash256.sha256(new byte[] {1}));
        EntryContent content = new EntryContent(
                MediaKind.VIDEO,
                Signals.of(new Signal.Md5(1, 2), new Signal.Print(SignalKind.SOUND, new byte[] {5, 6})),
                new EntryAbout(
                        "a note\nof two lines",
                        from,
                        new ContentMetadata("id 7", "https://example.org", "{\"a\":[1]}")),
                Availability.disabledUntil(BankSamples.NOW.plusSeconds(99)));
        Bank other = BankSamples.bank(banks, "OTHER", BankSamples.CUT);
        var id = BankSamples.add(banks, other, content);
        String line =
                EntryJson.line(banks.entry(id).orElseThrow(), banks.signals(id).orElseThrow());

        EntryImport.Result result = read(line + "\n");

        assertThat(result.problems()).isEmpty();
        BankEntry entry = entries().getFirst();
        assertThat(banks.signals(entry.id())).contains(content.signals());
        assertThat(entry.about().note()).isEqualTo(content.about().note());
        assertThat(entry.about().metadata()).isEqualTo(content.about().metadata());
        assertThat(entry.about().provenance().fileSha256()).isEqualTo(from.fileSha256());
        assertThat(entry.about().provenance().by()).isEqualTo("ada");
        assertThat(entry.availability()).isEqualTo(content.availability());
        assertThat(entry.media()).isEqualTo(MediaKind.VIDEO);
        assertThat(read(line).known()).isEqualTo(1);
    }

    @Test
    void readsListsOfThreatExchange() throws IOException {
        EntryImport.Result result = read("""
                # two of them
                pdq %s

                video_md5 00000000000000000000000000000001
                """.formatted(BankSamples.pdq(1).hex()));

        assertThat(result).isEqualTo(new EntryImport.Result(2, 0, 0, List.of()));
        assertThat(entries()).extracting(BankEntry::media).containsExactly(MediaKind.VIDEO, MediaKind.PICTURE);
        assertThat(SignalList.lines(entries().reversed().getFirst().hashes()))
                .containsExactly("pdq " + BankSamples.pdq(1).hex());
    }

    @Test
    void readsWhatHashersPrint() throws IOException {
        String pdq = BankSamples.pdq(1).hex();
        assertThat(read(
                        pdq + ",97,a picture.jpg\n" + pdq.replace('0', '1') + ",49,dark.jpg\n",
                        Optional.of(SignalKind.PDQ)))
                .satisfies(result -> assertThat(result.added()).isEqualTo(1))
                .satisfies(result -> assertThat(result.problems().getFirst()).contains("quality of 49"));
        assertThat(read("0F".repeat(16) + "  clip.mp4\n" + "1e".repeat(16)).added())
                .isEqualTo(2);
        assertThat(read("ab".repeat(32) + " *clip.mp4\n", Optional.of(SignalKind.SHA256))
                        .added())
                .isEqualTo(1);
        assertThat(entries())
                .extracting(entry -> entry.about().provenance().fileName())
                .containsExactly("clip.mp4", "", "clip.mp4", "a picture.jpg");
        assertThat(entries())
                .extracting(BankEntry::kinds)
                .containsExactly(
                        Set.of(SignalKind.SHA256),
                        Set.of(SignalKind.MD5),
                        Set.of(SignalKind.MD5),
                        Set.of(SignalKind.PDQ));
        assertThat(read("ab".repeat(32)).problems().getFirst()).contains("PDQ hash or a SHA-256");
        assertThat(read("ab".repeat(32), Optional.of(SignalKind.MD5)).wrong()).isEqualTo(1);
    }

    @Test
    void readsVpdqInEachOfItsForms() throws IOException {
        List<VpdqFeature> features = IntStream.range(0, 5)
                .mapToObj(i -> new VpdqFeature(i * 25, 60 + i, BankSamples.pdq(i), i))
                .toList();
        String signal = VpdqSignal.write(features);
        String printed = features.stream()
                .map(each -> "%s,%d,%.3f\n".formatted(each.pdq().hex(), each.quality(), each.seconds()))
                .collect(Collectors.joining());

        assertThat(read(VpdqText.write(features)).added()).isEqualTo(1);
        assertThat(entries().getFirst().about().provenance().fileName()).isEqualTo("list.txt");
        assertThat(entries().getFirst().media()).isEqualTo(MediaKind.VIDEO);
        Signals kept = banks.signals(entries().getFirst().id()).orElseThrow();
        assertThat(SignalList.vpdq(kept)).contains(features);
        assertThat(SignalList.lines(kept)).containsExactly("vpdq " + signal);
        assertThat(read(printed).known()).as("frames apart, the same").isEqualTo(1);
        assertThat(read("vpdq " + signal).known()).isEqualTo(1);
        assertThat(read(signal, Optional.of(SignalKind.VPDQ)).known()).isEqualTo(1);
        assertThat(read("{\"signals\":{\"vpdq\":\"%s\"}}".formatted(signal.replace("\"", "\\\"")))
                        .known())
                .isEqualTo(1);
        assertThat(read("vpdq []").problems().getFirst()).contains("no frames");
        assertThat(read(VpdqText.write(features) + "scribble\n").problems().getFirst())
                .contains("Line 6");
    }

    @Test
    void namesWhatIsWrongAndTakesTheRest() throws IOException {
        EntryImport.Result result =
                read("""
                pdq 00
                {"signals":{"pdq":"%s"}}
                {"signals":{"pdq":"%s"},"colour":"red"}
                {"signals":{}}
                {broken
                phash 00
                word
                """.formatted(BankSamples.pdq(1).hex(), BankSamples.pdq(2).hex()));

        assertThat(result.added()).isEqualTo(1);
        assertThat(result.wrong()).isEqualTo(6);
        assertThat(result.problems())
                .satisfiesExactly(
                        problem -> assertThat(problem).startsWith("line 1: A PDQ hash"),
                        problem -> assertThat(problem).startsWith("line 3: 'colour'"),
                        problem -> assertThat(problem).startsWith("line 4: An entry has"),
                        problem -> assertThat(problem).startsWith("line 5: it is no JSON"),
                        problem -> assertThat(problem).startsWith("line 6: 'phash'"),
                        problem -> assertThat(problem).startsWith("line 7: a line is"));
    }

    @Test
    void namesAHundredProblemsAndCountsTheRest() throws IOException {
        String wrong = IntStream.range(0, 101).mapToObj(i -> "word").collect(Collectors.joining("\n"));

        EntryImport.Result result = read(wrong);

        assertThat(result.wrong()).isEqualTo(101);
        assertThat(result.problems()).hasSize(EntryImport.MAX_PROBLEMS);
    }
}
