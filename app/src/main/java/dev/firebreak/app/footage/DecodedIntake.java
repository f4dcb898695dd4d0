package dev.firebreak.app.footage;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.core.footage.IntakeOutcome.Reason;
import dev.firebreak.core.footage.IntakeOutcome.Refused;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.media.decode.Decoders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The intake: copy and hash, duplicates, decode, keep, catalogue, near-duplicates, in this order. */
final class DecodedIntake implements FootageIntake {
    /** File systems take 255; a dataset may add some. */
    private static final int MAX_NAME_BYTES = 220;

    private final FootageDesk.Ports ports;
    private final NearDuplicates duplicates;
    private final IncomingFolder incoming;
    private final Supplier<Decoders> decoders;
    private final Limits limits;
    private final Clock clock;

    /** The largest and longest clip. */
    record Limits(long bytes, Duration duration) {}

    /** @param decoders asked for when the first file is decoded: processes that nobody needs are not started */
    DecodedIntake(
            FootageDesk.Ports ports,
            NearDuplicates duplicates,
            IncomingFolder incoming,
            Supplier<Decoders> decoders,
            Limits limits,
            Clock clock) {
        this.ports = ports;
        this.duplicates = duplicates;
        this.incoming = incoming;
        this.decoders = decoders;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public IntakeOutcome take(Arrival arrival) {
        Optional<Refused> wrong = wrong(arrival);
        if (wrong.isPresent()) {
            discard(arrival);
            return wrong.get();
        }
        long changedBefore = changed(arrival.file());
        try (IncomingFolder.Incoming file = incoming.take(arrival.file(), arrival.ours(), limits.bytes())) {
            if (file.bytes() > limits.bytes()) {
                return tooLarge();
            }
            if (file.bytes() == 0) {
                return new Refused(Reason.EMPTY, "it is empty");
            }
            if (!arrival.ours() && changed(arrival.file()) != changedBefore) {
                return new Refused(Reason.UNREADABLE, "it changed while it was read; is somebody still writing it?");
            }
            return taken(arrival, file);
        } catch (IOException e) {
            return new Refused(Reason.UNREADABLE, "it cannot be read: " + e);
        }
    }

    private Optional<Refused> wrong(Arrival arrival) {
        List<String> problems =
                ports.vocabulary().vocabulary().problems(arrival.description().labels());
        if (!problems.isEmpty()) {
            return Optional.of(new Refused(Reason.BAD_DESCRIPTION, String.join("; ", problems)));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!arrival.description().rights().allowOn(today)) {
            return Optional.of(new Refused(
                    Reason.RIGHTS_EXPIRED,
                    "its rights ran out on "
                            + arrival.description().rights().expiry().orElseThrow()));
        }
        try {
            long bytes = Files.size(arrival.file());
            if (bytes == 0) {
                return Optional.of(new Refused(Reason.EMPTY, "it is empty"));
            }
            return bytes > limits.bytes() ? Optional.of(tooLarge()) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Refused(Reason.UNREADABLE, "it cannot be read: " + e));
        }
    }

    private Refused tooLarge() {
        return new Refused(
                Reason.TOO_LARGE, "it has more than the %d MiB that a clip may".formatted(limits.bytes() >> 20));
    }

    private static void discard(Arrival arrival) {
        try {
            if (arrival.ours()) {
                Files.deleteIfExists(arrival.file());
            }
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "Cannot delete " + arrival.file(), e);
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis() ^ (Files.size(file) << 20);
        } catch (IOException e) {
            return -1; // reading it will say why
        }
    }

    private IntakeOutcome taken(Arrival arrival, IncomingFolder.Incoming file) {
        Optional<Footage> known = ports.catalogue().find(file.sha256());
        if (known.isPresent()) {
            return known(known.get(), file);
        }
        return switch (ClipProbe.probe(decoders.get(), file.file(), limits.duration())) {
            case ProbedClip.Unusable unusable -> new Refused(unusable.reason(), unusable.why());
            case ProbedClip.Usable usable -> added(arrival, file, usable);
        };
    }

    private IntakeOutcome known(Footage clip, IncomingFolder.Incoming file) {
        if (clip.withdrawal().isPresent()) {
            return new Refused(
                    Reason.WITHDRAWN,
                    "it is %s, which was withdrawn: %s"
                            .formatted(clip.id(), clip.withdrawal().get().reason()));
        }
        ports.bytes().put(clip.sha256(), file.file()); // puts right a store that lost them
        return new IntakeOutcome.Duplicate(clip);
    }

    private IntakeOutcome added(Arrival arrival, IncomingFolder.Incoming file, ProbedClip.Usable usable) {
        Footage clip = new Footage(
                FootageId.random(),
                file.sha256(),
                file.bytes(),
                name(arrival.name()),
                usable.media(),
                arrival.description(),
                clock.instant(),
                arrival.by(),
                MarkState.UNMARKED,
                Optional.empty());
        ports.bytes().put(clip.sha256(), file.file());
        if (!ports.catalogue().add(clip, usable.thumbnails(), usable.curve())) {
            return known(ports.catalogue().find(clip.sha256()).orElseThrow(), file);
        }
        ports.audit()
                .add(new AuditEntry(
                        clock.instant(), arrival.by(), "add-footage", "footage:" + clip.id(), clip.originalName()));
        List<LookAlike> lookAlikes = duplicates.enter(
                clip.id(), usable.made().prints(), usable.made().detail(), arrival.by());
        return new IntakeOutcome.Added(ports.catalogue().find(clip.id()).orElse(clip), lookAlikes);
    }

    /** The last part of a path, fit for a file name anywhere. */
    static String name(String given) {
        String last = given.replace('\\', '/').replaceAll(".*/", "");
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "_").strip();
        String whole = clean.isEmpty() || clean.matches("\\.+") ? "clip" : clean;
        int dot = whole.lastIndexOf('.');
        String ending = dot > 0 && whole.length() - dot <= 10 ? whole.substring(dot) : "";
        String stem = whole.substring(0, whole.length() - ending.length());
        while ((stem + ending).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem + ending;
    }
}
