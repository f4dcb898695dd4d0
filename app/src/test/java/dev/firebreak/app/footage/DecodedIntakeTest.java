package dev.firebreak.app.footage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.core.footage.IntakeOutcome.Reason;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.Rights;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.footage.Withdrawal;
import dev.firebreak.core.segment.Hash256;
import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.decode.Interruption;
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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedIntakeTest {
    private static final Description HARMLESS = FootageSamples.description("yard", "g", "class:harmless");
    private static final DecodedIntake.Limits LIMITS = new DecodedIntake.Limits(1_000, Duration.ofSeconds(60));

    @TempDir
    private Path folder;

    private final InMemoryVocabularyStore vocabulary = new InMemoryVocabularyStore();
    private final InMemoryFootageCatalogue catalogue = new InMemoryFootageCatalogue(vocabulary);
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private FootageStore bytes = new InMemoryFootageStore();

    private DecodedIntake intake(Decoders decoders) {
        FootageDesk.Ports ports = new FootageDesk.Ports(
                catalogue,
                vocabulary,
                bytes,
                new InMemoryShotMarkStore(catalogue),
                new InMemoryDatasetCatalogue(catalogue),
                new InMemoryModelRegister(),
                new InMemoryClipPrints(catalogue),
                new InMemoryNearDuplicates(catalogue),
                audit);
        return new DecodedIntake(
                ports,
                new NearDuplicates(ports.ofDuplicates(), new FakeClock()),
                new IncomingFolder(folder.resolve("incoming")),
                () -> decoders,
                LIMITS,
                new FakeClock());
    }

    private Arrival arrival(byte[] content, Description description, boolean ours) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "clip", ".mp4"), content);
        return new Arrival(file, "walk.mp4", description, "ada", ours);
    }

    private IntakeOutcome take(Decoders decoders, byte[] content, Description description) throws IOException {
        return intake(decoders).take(arrival(content, description, false));
    }

    private static Reason reason(IntakeOutcome outcome) {
        assertThat(outcome).isInstanceOf(IntakeOutcome.Refused.class);
        return ((IntakeOutcome.Refused) outcome).reason();
    }

    @Test
    void anArrivalBecomesAClipWithAllThatIsKnownOfIt() throws IOException {
        IntakeOutcome outcome = take(ScriptedDecoders.video(100), new byte[] {1, 2, 3}, HARMLESS);

        Footage clip = ((IntakeOutcome.Added) outcome).clip();
        assertThat(catalogue.find(clip.id())).contains(clip);
        assertThat(clip.sha256()).isEqualTo(Hash256.sha256(new byte[] {1, 2, 3}));
        assertThat(clip.bytes()).isEqualTo(3);
        assertThat(clip.originalName()).isEqualTo("walk.mp4");
        assertThat(clip.media().kind()).isEqualTo(FootageKind.VIDEO);
        assertThat(clip.media().picture()).contains(new MediaFacts.Picture("h264", 360, 640));
        assertThat(clip.media().duration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(bytes.has(clip.sha256())).isTrue();
        assertThat(catalogue.thumbnails(clip.id()))
                .hasSize(ThumbnailChoice.MOST)
                .isSortedAccordingTo(java.util.Comparator.comparing(Thumbnail::at));
        byte[] peaks = catalogue.soundCurve(clip.id()).orElseThrow().peaks();
        assertThat(peaks).hasSize(100);
        assertThat(peaks[50] & 0xff).isEqualTo(128);
        assertThat(audit.list(10, 0))
                .extracting(AuditEntry::what, AuditEntry::who)
                .containsExactly(org.assertj.core.api.Assertions.tuple("add-footage", "ada"));
        assertNothingLeft();
    }

    @Test
    void theSameBytesUnderAnotherNameAreADuplicateAndAreNotDecodedAgain() throws IOException {
        ScriptedDecoders decoders = ScriptedDecoders.video(10);
        take(decoders, new byte[] {1}, HARMLESS);
        bytes.delete(Hash256.sha256(new byte[] {1}));

        IntakeOutcome again = take(decoders, new byte[] {1}, FootageSamples.description("other", "x", "class:game"));

        assertThat(again).isInstanceOf(IntakeOutcome.Duplicate.class);
        assertThat(decoders.opened).isEqualTo(1);
        assertThat(bytes.has(Hash256.sha256(new byte[] {1}))).isTrue(); // what the store had lost is back
    }

    @Test
    void keepsTheLimitOfBytesAndNotOneMore() throws IOException {
        assertThat(take(ScriptedDecoders.video(1), new byte[1_000], HARMLESS)).isInstanceOf(IntakeOutcome.Added.class);
        assertThat(reason(take(ScriptedDecoders.video(1), new byte[1_001], HARMLESS)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(take(ScriptedDecoders.video(1), new byte[0], HARMLESS)))
                .isEqualTo(Reason.EMPTY);
    }

    @Test
    void keepsTheLimitOfTimeAndNotATenthMore() throws IOException {
        assertThat(take(ScriptedDecoders.video(600), new byte[] {1}, HARMLESS)).isInstanceOf(IntakeOutcome.Added.class);
        assertThat(reason(take(ScriptedDecoders.video(601), new byte[] {2}, HARMLESS)))
                .isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void whatCannotBeDecodedIsRefusedWithTheReasonAndLeavesNothing() throws IOException {
        DecodeEnd bad = new DecodeEnd.BadMedia("x", "at the start", "not media");
        DecodeEnd crash = new DecodeEnd.Quarantined(2, Interruption.Cause.CRASH);
        DecodeEnd nothing = new DecodeEnd.Finished(Duration.ZERO, 0, false);

        assertThat(reason(take(new ScriptedDecoders(0, false, bad), new byte[] {1}, HARMLESS)))
                .isEqualTo(Reason.NOT_MEDIA);
        assertThat(reason(take(new ScriptedDecoders(0, false, crash), new byte[] {1}, HARMLESS)))
                .isEqualTo(Reason.QUARANTINED);
        assertThat(take(new ScriptedDecoders(0, false, nothing), new byte[] {2}, HARMLESS))
                .isInstanceOf(IntakeOutcome.Added.class); // a sound track of no length
        assertThat(bytes.has(Hash256.sha256(new byte[] {1}))).isFalse();
        assertNothingLeft();
    }

    @Test
    void whatWasWithdrawnDoesNotComeBack() throws IOException {
        IntakeOutcome first = take(ScriptedDecoders.video(10), new byte[] {1}, HARMLESS);
        catalogue.withdraw(
                ((IntakeOutcome.Added) first).clip().id(), new Withdrawal(FakeClock.START, "ada", "asked for", false));

        assertThat(reason(take(ScriptedDecoders.video(10), new byte[] {1}, HARMLESS)))
                .isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void rightsMustLastAndLabelsBeOfTheVocabulary() throws IOException {
        Description expired = new Description(
                "yard",
                "g",
                "x",
                "x",
                HARMLESS.use(),
                Optional.empty(),
                HARMLESS.labels(),
                "Police",
                new Rights("a", "b", "c", Optional.of(LocalDate.of(2026, 2, 28)), false),
                "",
                "");

        assertThat(reason(take(ScriptedDecoders.video(1), new byte[] {1}, expired)))
                .isEqualTo(Reason.RIGHTS_EXPIRED);
        assertThat(reason(take(
                        ScriptedDecoders.video(1),
                        new byte[] {1},
                        FootageSamples.description("yard", "g", "class:cartoon"))))
                .isEqualTo(Reason.BAD_DESCRIPTION);
        assertThat(reason(intake(ScriptedDecoders.video(1))
                        .take(new Arrival(folder.resolve("none"), "none", HARMLESS, "ada", false))))
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void aFileOfOursIsGoneAfterwardsWhateverTheOutcome() throws IOException {
        Arrival good = arrival(new byte[] {1}, HARMLESS, true);
        Arrival large = arrival(new byte[1_001], HARMLESS, true);
        intake(ScriptedDecoders.video(1)).take(good);
        intake(ScriptedDecoders.video(1)).take(large);

        assertThat(good.file()).doesNotExist();
        assertThat(large.file()).doesNotExist();
    }

    @Test
    void aStoreThatFailsLeavesNoHalfClipAndTheFileCanComeAgain() throws IOException {
        FootageStore working = bytes;
        bytes = new FailingStore();
        Arrival arrival = arrival(new byte[] {1}, HARMLESS, false);

        assertThatThrownBy(() -> intake(ScriptedDecoders.video(1)).take(arrival))
                .hasMessageContaining("disk full");
        assertThat(catalogue.find(Hash256.sha256(new byte[] {1}))).isEmpty();
        assertNothingLeft();
        bytes = working;
        assertThat(intake(ScriptedDecoders.video(1)).take(arrival)).isInstanceOf(IntakeOutcome.Added.class);
    }

    @Test
    void whatADeadProcessLeftBehindIsRemoved() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Files.write(incoming.resolve("999999999-left"), new byte[] {1});
        Path alive = Files.write(incoming.resolve(ProcessHandle.current().pid() + "-alive"), new byte[] {1});

        intake(ScriptedDecoders.video(1));

        assertThat(incoming.resolve("999999999-left")).doesNotExist();
        assertThat(alive).exists();
    }

    @ParameterizedTest
    @CsvSource({
        "walk.mp4, walk.mp4",
        "a/b\\c.mp4, c.mp4",
        "../../etc/passwd, passwd",
        "..,clip",
        "a:b?*.mp4, a_b__.mp4",
        "Straße am Ufer.mp4, Straße am Ufer.mp4"
    })
    void namesAreFitForAnyFileSystem(String given, String kept) {
        assertThat(DecodedIntake.name(given)).isEqualTo(kept);
    }

    @Test
    void longNamesAreCutBeforeTheirEnding() {
        assertThat(DecodedIntake.name("ä".repeat(400) + ".mp4"))
                .endsWith("ä.mp4")
                .satisfies(name -> assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(220));
    }

    private void assertNothingLeft() throws IOException {
        try (var files = Files.list(folder.resolve("incoming"))) {
            assertThat(files).isEmpty();
        }
    }

    private static final class FailingStore implements FootageStore {
        @Override
        public void put(Hash256 sha256, Path file) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "disk full");
        }

        @Override
        public boolean has(Hash256 sha256) {
            return false;
        }

        @Override
        public InputStream open(Hash256 sha256) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "nothing");
        }

        @Override
        public InputStream open(Hash256 sha256, long offset, long length) {
            return open(sha256);
        }

        @Override
        public Optional<Path> file(Hash256 sha256) {
            return Optional.empty();
        }

        @Override
        public void delete(Hash256 sha256) {}
    }
}
