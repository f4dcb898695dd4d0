package dev.firebreak.app.banking;

import dev.firebreak.app.incident.BankDelivery;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.fingerprint.sound.SoundFingerprint;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.VideoFingerprint;
import dev.firebreak.core.incident.ActionDelivery.Outcome;
import dev.firebreak.core.incident.Decision;
import dev.firebreak.core.incident.Incident;
import dev.firebreak.core.incident.IncidentStore;
import dev.firebreak.core.segment.Segment;
import dev.firebreak.core.segment.SegmentStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Confirmed incidents go into a bank: their segments from the suspicion on are fingerprinted, picture and sound, and become one entry,
 * which is disabled when the decision is undone. One incident at a time, since decoding takes the processor. Thread-safe.
 */
public final class IncidentBanking implements BankDelivery {
    /** Of a longer incident the first so much is banked: an action must end before it is thought lost. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final String NOT_CONFIGURED = "copies.confirmedBank is empty: nothing is banked";

    private final Optional<ConfirmedBank> bank;
    private final IncidentStore incidents;
    private final SegmentStore segments;
    private final MediaPrinter printer;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    IncidentBanking(
            Optional<ConfirmedBank> bank, IncidentStore incidents, SegmentStore segments, MediaPrinter printer) {
        this.bank = bank;
        this.incidents = incidents;
        this.segments = segments;
        this.printer = printer;
    }

    /**
     * Into a bank of the store.
     *
     * @param name of the bank; empty when nothing is to be banked
     * @param describer gives pictures their learned hashes
     */
    public static IncidentBanking into(
            Optional<BankName> name,
            BankStore banks,
            IncidentStore incidents,
            SegmentStore segments,
            AuditLog audit,
            FrameDescriber describer,
            Clock clock) {
        return new IncidentBanking(
                name.map(chosen -> new ConfirmedBank(chosen, banks, audit, clock)),
                incidents,
                segments,
                new DecodedPrinter(describer, clock));
    }

    @Override
    public Outcome bank(Incident incident) {
        if (bank.isEmpty()) {
            return new Outcome.Done(NOT_CONFIGURED);
        }
        oneAtATime.lock();
        try {
            Optional<String> there = bank.get().enabled(incident.id().toString(), by(incident));
            return there.isPresent() ? new Outcome.Done(there.get()) : banked(bank.get(), incident);
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public Outcome unbank(Incident incident) {
        return new Outcome.Done(bank.map(found -> found.disabled(incident.id().toString(), by(incident)))
                .orElse(NOT_CONFIGURED));
    }

    private Outcome banked(ConfirmedBank into, Incident incident) {
        List<Segment> suspicious = SuspiciousSegments.of(incidents, incident, LONGEST);
        if (suspicious.isEmpty()) {
            return new Outcome.Retry("none of its segments from the suspicion on are recorded yet");
        }
        Prints all;
        try {
            all = printer.print(suspicious, segment -> segments.read(segment.id()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("interrupted: the server stops");
        }
        Duration lead = incident.suspectedSince().minus(suspicious.getFirst().offset());
        Prints prints = lead.isPositive() ? since(all, lead) : all;
        if (prints.isEmpty()) {
            return new Outcome.Impossible("there is nothing in it to recognise it by"
                    + (prints.trouble().isEmpty() ? "" : ": " + prints.trouble()));
        }
        return into.add(content(incident, prints), prints.text());
    }

    /** Without what the first segment shows before the suspicion. */
    private static Prints since(Prints all, Duration lead) {
        Optional<VideoFingerprint> video = all.video().map(print -> print.since(lead));
        Optional<SoundFingerprint> sound = all.sound().map(print -> print.part(lead, print.length()));
        return new Prints(video, sound, all.trouble());
    }

    private static EntryContent content(Incident incident, Prints prints) {
        String by = by(incident);
        Provenance provenance = new Provenance(
                Provenance.Origin.INCIDENT,
                incident.id().toString(),
                by,
                incident.decision().map(Decision::at).orElse(incident.openedAt()),
                "",
                Optional.empty());
        String note = "Stream %s, confirmed by %s".formatted(incident.stream(), by);
        String fitting = note.length() <= EntryAbout.MAX_NOTE ? note : note.substring(0, EntryAbout.MAX_NOTE);
        return new EntryContent(
                prints.video().isPresent() ? MediaKind.VIDEO : MediaKind.SOUND,
                prints.signals(),
                new EntryAbout(fitting, provenance, ContentMetadata.NONE),
                Availability.ENABLED);
    }

    private static String by(Incident incident) {
        return incident.decision().map(Decision::by).orElse(ConfirmedBank.ITSELF);
    }
}
