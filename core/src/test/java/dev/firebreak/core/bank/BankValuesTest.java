package dev.firebreak.core.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firebreak.core.account.Role;
import dev.firebreak.core.fingerprint.PdqHash;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankValuesTest {
    @Test
    void aNameMayBeAsLongAsItsLimitAndNotOneLonger() {
        assertThat(new BankName("_" + "A9".repeat(127)).value()).hasSize(BankName.MAX);
        assertThatIllegalArgumentException().isThrownBy(() -> new BankName("A".repeat(BankName.MAX + 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9A", "a", "A-B", "A B", "É", "A\n"})
    void otherNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BankName(name));
    }

    @Test
    void aReferenceComesBackFromItsWordWithTheLargestIds() {
        for (EntryRef ref : List.of(
                new EntryRef(new BankId(1), new EntryId(1)),
                new EntryRef(new BankId(BankId.MAX), new EntryId(EntryId.MAX)),
                new EntryRef(new BankId(77), new EntryId(1L << 42)))) {
            assertThat(ref.packed()).isPositive();
            assertThat(EntryRef.of(ref.packed())).isEqualTo(ref);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new BankId(BankId.MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryId(EntryId.MAX + 1));
    }

    @Test
    void signalsComeBackFromTheirText() {
        for (Signal signal : List.of(
                new Signal.Pdq(new PdqHash(1, 2, -3, 4)),
                new Signal.Md5(-1, 5),
                Signal.parse(SignalKind.SHA256, "AB".repeat(32)),
                new Signal.Print(SignalKind.SOUND, new byte[] {0, -1, 7}))) {
            assertThat(Signal.parse(signal.kind(), " " + signal.text() + "\n")).isEqualTo(signal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "z!", "a-c"})
    void whatIsNoSignalIsRefused(String text) {
        for (SignalKind kind : SignalKind.values()) {
            assertThatIllegalArgumentException().isThrownBy(() -> Signal.parse(kind, text));
        }
    }

    @Test
    void aPrintMayBeAsLongAsItsLimitAndNotOneLonger() {
        assertThat(new Signal.Print(SignalKind.VIDEO, new byte[Signal.Print.MAX_BYTES]).length())
                .isEqualTo(Signal.Print.MAX_BYTES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Signal.Print(SignalKind.VIDEO, new byte[Signal.Print.MAX_BYTES + 1]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Signal.Print(SignalKind.PDQ, new byte[32]));
    }

    @Test
    void oneSignalOfAKind() {
        assertThatIllegalArgumentException().isThrownBy(() -> Signals.of(new Signal.Md5(1, 1), new Signal.Md5(1, 2)));
    }

    @Test
    void theSameFileIsTheSameWhateverElseIsKnownOfIt() {
        Signal file = Signal.parse(SignalKind.SHA256, "ab".repeat(32));
        assertThat(Signals.of(file, new Signal.Md5(1, 2)).identity())
                .isEqualTo(Signals.of(file).identity());
        assertThat(Signals.of(new Signal.Md5(1, 2)).identity())
                .isNotEqualTo(Signals.of(new Signal.Md5(1, 3)).identity());
    }

    @Test
    void anEntryIsMatchedFromTheInstantOn() {
        Instant until = Instant.ofEpochSecond(1_000);
        assertThat(Availability.disabledUntil(until).matched(until.minusNanos(1)))
                .isFalse();
        assertThat(Availability.disabledUntil(until).matched(until)).isTrue();
        assertThat(Availability.DISABLED.matched(Instant.parse("9999-01-01T00:00:00Z")))
                .isFalse();
        assertThat(Availability.ENABLED.matched(Instant.EPOCH)).isTrue();
    }

    @Test
    void aPolicyKeepsItsLimits() {
        assertThat(new BankPolicy.Thresholds(BankPolicy.Thresholds.MAX_DISTANCE, 1, 0).distance())
                .isEqualTo(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BankPolicy.Thresholds(BankPolicy.Thresholds.MAX_DISTANCE + 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BankPolicy.Thresholds(0, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BankPolicy.Matching(true, 1.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BankPolicy.FloodLimits(BankPolicy.FloodLimits.MAX_STREAMS + 1, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BankPolicy(
                        BankAction.CUT,
                        true,
                        BankPolicy.Thresholds.DEFAULT,
                        BankPolicy.Matching.ALWAYS,
                        BankPolicy.FloodLimits.NONE,
                        Set.of(Role.REVIEWER)));
    }

    @Test
    void theCoinDecidesWhetherABankTakesPart() {
        assertThat(new BankPolicy.Matching(true, 0.5).takesPart(0.49)).isTrue();
        assertThat(new BankPolicy.Matching(true, 0.5).takesPart(0.5)).isFalse();
        assertThat(new BankPolicy.Matching(true, 0).takesPart(0)).isFalse();
        assertThat(new BankPolicy.Matching(false, 1).takesPart(0)).isFalse();
    }

    @Test
    void aNoteMayBeAsLongAsItsLimitAndNotOneLonger() {
        Provenance from = Provenance.hash("ada", Instant.EPOCH);
        assertThat(new EntryAbout("n".repeat(EntryAbout.MAX_NOTE), from, ContentMetadata.NONE).note())
                .hasSize(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntryAbout("n".repeat(EntryAbout.MAX_NOTE + 1), from, ContentMetadata.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContentMetadata("", "", "x".repeat(ContentMetadata.MAX_JSON + 1)));
    }

    @Test
    void aLongFileNameIsCutAtItsBeginning() {
        Provenance from = Provenance.file(
                "ada",
                Instant.EPOCH,
                "x".repeat(300) + "\n.mp4",
                dev.firebreak.core.segment.Hash256.sha256(new byte[0]));
        assertThat(from.fileName()).hasSize(Provenance.MAX_FILE_NAME).endsWith("?.mp4");
    }
}
