package dev.firebreak.app.footage;

import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.DatasetCatalogue;
import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.ModelRegister;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.Ruled;
import dev.firebreak.core.footage.NearDuplicate.Ruling;
import dev.firebreak.core.footage.NearDuplicateStore;
import dev.firebreak.core.footage.ShotMark;
import dev.firebreak.core.footage.ShotMarkStore;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.VocabularyStore;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people do to clips that are in the library. Each deed is in the audit log under who did it, about the object
 * {@code footage:ID}. What only looks goes to the ports directly. Thread-safe.
 */
public final class FootageDesk {
    private final Ports ports;
    private final Clock clock;

    /** The parts of the library. */
    public record Ports(
            FootageCatalogue catalogue,
            VocabularyStore vocabulary,
            FootageStore bytes,
            ShotMarkStore marks,
            DatasetCatalogue datasets,
            ModelRegister models,
            ClipPrintStore prints,
            NearDuplicateStore pairs,
            AuditLog audit) {
        /** Those of near-duplicates. */
        NearDuplicates.Ports ofDuplicates() {
            return new NearDuplicates.Ports(catalogue, prints, pairs, audit);
        }
    }

    public FootageDesk(Ports ports, Clock clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /** The ports, for looking. */
    public Ports ports() {
        return ports;
    }

    /**
     * Withdraws a clip: no dataset made from now on holds it, datasets that do are refused at export and training. Idempotent.
     *
     * @param erase also deletes bytes, thumbnails and sound curve
     * @throws FirebreakException NOT_FOUND when there is no such clip
     */
    public WithdrawalEffect withdraw(FootageId id, String reason, boolean erase, String by) {
        Footage clip = ports.catalogue().withdraw(id, new Withdrawal(clock.instant(), by, reason, erase));
        if (erase) {
            ports.bytes().delete(clip.sha256());
        }
        audit(by, erase ? "erase-footage" : "withdraw-footage", id, reason);
        return new WithdrawalEffect(
                clip,
                ports.datasets().holding(id),
                ports.models().madeFrom(clip),
                ports.pairs().of(id).stream()
                        .filter(NearDuplicate::holds)
                        .flatMap(pair -> ports.catalogue().find(pair.beside(id)).stream()
                                .map(other -> new LookAlike(pair, other)))
                        .filter(each -> each.other().withdrawal().isEmpty())
                        .toList());
    }

    /**
     * A person says of two near-duplicates that they are not the same, or that both may be used although one was withdrawn; with nothing
     * they take it back.
     *
     * @throws FirebreakException NOT_FOUND when the two are not known as near-duplicates
     */
    public NearDuplicate rule(FootageId clip, FootageId beside, Optional<Ruling> ruling, String by) {
        NearDuplicate pair = ports.pairs().rule(clip, beside, ruling.map(said -> new Ruled(said, by, clock.instant())));
        String said = ruling.map(Ruling::label).orElse("taken back");
        audit(by, "rule-near-duplicate", pair.one(), "%s: %s".formatted(pair.other(), said));
        audit(by, "rule-near-duplicate", pair.other(), "%s: %s".formatted(pair.one(), said));
        return pair;
    }

    /** Replaces what is said about a clip. NOT_FOUND; CONFLICT, naming the problems, when labels are not of the vocabulary. */
    public void describe(FootageId id, Description description, String by) {
        List<String> problems = ports.vocabulary().vocabulary().problems(description.labels());
        if (!problems.isEmpty()) {
            throw new FirebreakException(ErrorCode.CONFLICT, String.join("; ", problems));
        }
        ports.catalogue().describe(id, description);
        audit(by, "describe-footage", id, description.labels().toString());
    }

    /**
     * A person sets or rejects a shot mark.
     *
     * @param at media time, taken to the nearest millisecond
     */
    public ShotMark mark(FootageId id, Duration at, ShotMark.State state, String by) {
        ShotMark mark = new ShotMark(whole(at), state, 1, by, clock.instant());
        ports.marks().mark(id, mark);
        audit(
                by,
                "mark-shot",
                id,
                state.name().toLowerCase(Locale.ROOT) + " at " + mark.at().toMillis() + " ms");
        return mark;
    }

    /** A person takes a mark away; false when there is none at that time. */
    public boolean unmark(FootageId id, Duration at, String by) {
        boolean removed = ports.marks().unmark(id, whole(at));
        if (removed) {
            audit(by, "unmark-shot", id, "at " + whole(at).toMillis() + " ms");
        }
        return removed;
    }

    /** A person has been through all of the clip's shots; see {@link ShotMarkStore#reviewed}. */
    public void reviewed(FootageId id, String by) {
        ports.marks().reviewed(id, by, clock.instant());
        audit(by, "review-shots", id, "");
    }

    /** Takes {@link #reviewed} back. */
    public void reopen(FootageId id, String by) {
        ports.marks().reopen(id);
        audit(by, "reopen-shots", id, "");
    }

    public void save(Facet facet, String by) {
        ports.vocabulary().save(facet);
        ports.audit().add(new AuditEntry(clock.instant(), by, "save-facet", "facet:" + facet.name(), facet.title()));
    }

    public void save(Term term, String by) {
        ports.vocabulary().save(term);
        ports.audit().add(new AuditEntry(clock.instant(), by, "save-term", "term:" + term.label(), term.title()));
    }

    private static Duration whole(Duration at) {
        return Duration.ofMillis(at.plusNanos(500_000).toMillis());
    }

    private void audit(String by, String what, FootageId id, String detail) {
        String kept = detail.length() <= AuditEntry.MAX_DETAIL ? detail : detail.substring(0, AuditEntry.MAX_DETAIL);
        ports.audit().add(new AuditEntry(clock.instant(), by, what, "footage:" + id, kept));
    }
}
