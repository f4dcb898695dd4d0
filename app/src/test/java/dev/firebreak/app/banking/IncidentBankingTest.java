package dev.firebreak.app.banking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankSettings;
import dev.firebreak.core.bank.EntryQuery;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentState;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.verdict.VerdictLevel;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.account.InMemoryAuditLog;
import dev.firebreak.testkit.bank.InMemoryBanks;
import dev.firebreak.testkit.incident.InMemoryIncidentStore;
import dev.firebreak.testkit.incident.IncidentSamples;
import dev.firebreak.testkit.segment.InMemorySegmentStore;
import dev.firebreak.testkit.segment.SegmentSamples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IncidentBankingTest {
    private static final BankName NAME = new BankName("CONFIRMED_ATTACKS");

    private final FakeClock clock = new FakeClock();
    private final InMemoryIncidentStore incidents = new InMemoryIncidentStore();
    private final InMemorySegmentStore segments = new InMemorySegmentStore();
    private final InMemoryBanks banks = new InMemoryBanks();
    private final InMemoryAuditLog audit = new InMemoryAuditLog();
    private final List<List<Segment>> printed = new ArrayList<>();
    private Prints prints = new Prints(Optional.of(film(12)), Optional.empty(), "");
    private final IncidentBanking banking = banking(Optional.of(NAME));

    private IncidentBanking banking(Optional<BankName> name) {
        return new IncidentBanking(
                name.map(chosen -> new ConfirmedBank(chosen, banks, audit, clock)),
                incidents,
                segments,
                (all, bytes) -> {
                    printed.add(all);
                    return prints;
                });
    }

    private static VideoFingerprint film(int seconds) {
        Random random = new Random(1);
        FingerprintBuilder builder = new FingerprintBuilder(VideoFingerprint.DEFAULT_STEP);
        for (int i = 0; i < seconds; i++) {
            PdqHash hash = new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
            builder.add(new SampledFrame(Duration.ofSeconds(i), hash, Optional.empty(), 100));
        }
        return builder.fingerprint();
    }

    /** Segments of two seconds from 80 s on; the suspicion began at 88.025 s. */
    private Incident confirmed() {
        Incident incident = incidents.open(
                IncidentSamples.incident(VerdictLevel.CUT, SessionId.random(), clock.instant()), List.of());
        for (int number = 40; number < 50; number++) {
            byte[] bytes = SegmentSamples.bytes(188, number);
            incidents.addSegments(incident.id(), List.of(SegmentSamples.segment(incident.session(), number, bytes)));
        }
        return decide(incident, IncidentState.CONFIRMED);
    }

    private Incident decide(Incident incident, IncidentState state) {
        return incidents.decide(incident.id(), new Decision(state, "ada", clock.instant(), ""), List.of(), List.of());
    }

    private List<BankEntry> entries() {
        return banks.find(NAME)
                .map(bank -> banks.entries(EntryQuery.all(bank.id(), 10)))
                .orElse(List.of());
    }

    @Test
    void aConfirmedIncidentBecomesAnEntryOfABankThatCuts() {
        Incident incident = confirmed();

        Outcome outcome = banking.bank(incident);

        assertThat(outcome).isEqualTo(new Outcome.Done("entry 1 of CONFIRMED_ATTACKS: 12.0 s of picture"));
        Bank bank = banks.find(NAME).orElseThrow();
        assertThat(bank.action()).isEqualTo(BankAction.CUT);
        assertThat(bank.createdBy()).isEqualTo("firebreak");
        BankEntry entry = entries().getFirst();
        assertThat(entry.media()).isEqualTo(MediaKind.VIDEO);
        assertThat(entry.kinds()).containsExactly(SignalKind.VIDEO);
        assertThat(entry.about().note()).isEqualTo("Stream lobby, confirmed by ada");
        Provenance from = entry.about().provenance();
        assertThat(from.origin()).isEqualTo(Provenance.Origin.INCIDENT);
        assertThat(from.reference()).isEqualTo(incident.id().toString());
        assertThat(from.by()).isEqualTo("ada");
        assertThat(audit.list(10, 0)).extracting(AuditEntry::what).containsExactly("bank-incident", "create-bank");
    }

    @Test
    void whatWasShownBeforeTheSuspicionIsLeftOut() {
        banking.bank(confirmed());

        assertThat(printed.getFirst().getFirst().id().sequence()).isEqualTo(44);
        byte[] bytes = banks.signals(entries().getFirst().id())
                .flatMap(signals -> signals.print(SignalKind.VIDEO))
                .orElseThrow()
                .bytes();
        assertThat(FingerprintBytes.read(bytes).frames())
                .allSatisfy(frame -> assertThat(frame.span().to()).isGreaterThan(Duration.ofMillis(25)));
    }

    @Test
    void doingItAgainAddsNothing() {
        Incident incident = confirmed();
        banking.bank(incident);

        assertThat(banking.bank(incident)).isEqualTo(new Outcome.Done("entry 1 of CONFIRMED_ATTACKS is matched"));

        assertThat(entries()).hasSize(1);
        assertThat(printed).hasSize(1);
    }

    @Test
    void theSameAttackFromTwoStreamsIsOneEntry() {
        banking.bank(confirmed());

        assertThat(banking.bank(confirmed()))
                .isEqualTo(new Outcome.Done("CONFIRMED_ATTACKS has the same already, as entry 1"));
    }

    @Test
    void anUndoneConfirmationIsNotMatchedUntilItIsConfirmedAgain() {
        Incident incident = confirmed();
        banking.bank(incident);
        Incident restored = decide(incident, IncidentState.RESTORED);

        assertThat(banking.unbank(restored))
                .isEqualTo(new Outcome.Done("entry 1 of CONFIRMED_ATTACKS is not matched any more"));
        assertThat(entries().getFirst().availability()).isEqualTo(Availability.DISABLED);

        banking.bank(decide(restored, IncidentState.CONFIRMED));
        assertThat(entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.availability()).isEqualTo(Availability.ENABLED));
        assertThat(audit.list(10, 0))
                .extracting(AuditEntry::what)
                .containsExactly("enable-entry", "disable-entry", "bank-incident", "create-bank");
    }

    @Test
    void whatWasNeverBankedNeedsNoUndoing() {
        assertThat(banking.unbank(decide(confirmed(), IncidentState.RESTORED)))
                .isEqualTo(new Outcome.Done("nothing of it is in CONFIRMED_ATTACKS"));
        assertThat(banks.banks()).isEmpty();
    }

    @Test
    void withoutABankNothingIsBanked() {
        assertThat(banking(Optional.empty()).bank(confirmed())).isInstanceOf(Outcome.Done.class);
        assertThat(printed).isEmpty();
    }

    @Test
    void waitsForSegmentsThatAreNotRecordedYet() {
        Incident incident = incidents.open(IncidentSamples.incident(VerdictLevel.CUT), List.of());

        assertThat(banking.bank(incident)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void whatCannotBeRecognisedIsAPersonsMatter() {
        prints = new Prints(Optional.empty(), Optional.empty(), "no picture");

        assertThat(banking.bank(confirmed()))
                .isEqualTo(new Outcome.Impossible("there is nothing in it to recognise it by: no picture"));
    }

    @Test
    void anAttackIsNotPutIntoABankThatProtects() {
        BankPolicy negative = new BankPolicy(
                BankAction.RECORD,
                true,
                BankPolicy.Thresholds.DEFAULT,
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
        banks.create(new BankSettings(NAME, "", "", negative), clock.instant(), "ada");

        assertThat(banking.bank(confirmed())).isInstanceOf(Outcome.Impossible.class);
    }
}
