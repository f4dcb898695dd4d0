package dev.firebreak.app.duplicate;

import dev.firebreak.core.account.AuditEntry;
import dev.firebreak.core.account.AuditLog;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.FootageCatalogue;
import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.NearDuplicate;
import dev.firebreak.core.footage.NearDuplicate.By;
import dev.firebreak.core.footage.NearDuplicateStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds which clips of the library show or sound the same. The index in memory is derived from the fingerprints in the database, read
 * when it is first needed, and follows what other processes add: a clip that is entered here or elsewhere is found at once. Thread-safe.
 *
 * <p>Fingerprints are kept before anything is looked for, and each clip is compared with those that were kept before its own: of two that
 * come in at the same moment, in two processes, the later one finds the earlier.
 */
public final class NearDuplicates {
    /** Of sounds in memory: some 55 hours at 100 a second, 0.2 GB when full. Clips beyond are found by their pictures only. */
    private static final long MAX_TRIPLETS = 20_000_000;

    /** Near-duplicates that one entry in the audit log names. */
    private static final int MOST_NAMED = 5;

    private static final Logger log = LoggerFactory.getLogger(NearDuplicates.class);

    private final Ports ports;
    private final Clock clock;
    private final ClipsAsBank clips;
    private final BankIndex index;
    private final BankedSounds sounds;
    private final CopyMatcher matcher;
    private boolean toldOfLimits;

    /** What it reads and writes. */
    public record Ports(FootageCatalogue catalogue, ClipPrintStore prints, NearDuplicateStore pairs, AuditLog audit) {}

    public NearDuplicates(Ports ports, Clock clock) {
        this(ports, clock, ClipsAsBank.MAX_FRAMES);
    }

    NearDuplicates(Ports ports, Clock clock, long mostFrames) {
        this.ports = ports;
        this.clock = clock;
        clips = new ClipsAsBank(ports.prints(), mostFrames);
        BankedVideos videos = new BankedVideos(Runnable::run);
        sounds = new BankedSounds(MAX_TRIPLETS);
        index = new BankIndex(clips, List.of(videos, sounds), Runnable::run, clock);
        matcher = new CopyMatcher(index, videos, sounds);
    }

    /**
     * How much is in memory.
     *
     * @param clips that are known
     * @param leftOut fingerprints of pictures or sound for which there was no room
     */
    public record Size(int clips, long leftOut) {}

    public Size size() {
        return new Size(clips.size(), clips.leftOut() + sounds.full());
    }

    /** Reads what there is, so that the first clip need not wait for it. STORE_DOWN when the database fails. */
    public void warm() {
        follow();
    }

    /**
     * Keeps a clip's fingerprints and looks which clips show the same: those of which the clip is now known for the first time to be a
     * near-duplicate and those of which it was, withdrawn ones first.
     *
     * @param by whose doing it is, for the audit log
     * @throws dev.firebreak.core.error.FirebreakException STORE_DOWN when the database fails: what is missing is made up for later
     */
    public List<LookAlike> enter(FootageId clip, ClipPrints prints, Detail detail, String by) {
        long number = ports.prints().keep(clip, prints, detail);
        return compare(clip, number, prints, by);
    }

    /** Compares a clip whose fingerprints are kept already; does nothing when it has none. */
    public List<LookAlike> compare(FootageId clip, String by) {
        Optional<Long> number = ports.prints().number(clip);
        Optional<ClipPrints> prints = ports.prints().find(clip);
        return number.isPresent() && prints.isPresent() ? compare(clip, number.get(), prints.get(), by) : List.of();
    }

    private List<LookAlike> compare(FootageId clip, long number, ClipPrints prints, String by) {
        follow();
        List<NearDuplicate> fresh = ports.pairs().add(found(clip, number, prints));
        ports.prints().matched(clip, number);
        audit(clip, fresh, by);
        return of(clip);
    }

    private void follow() {
        index.follow();
        tellOfLimits();
    }

    private synchronized void tellOfLimits() {
        if (!toldOfLimits && size().leftOut() > 0) {
            toldOfLimits = true;
            log.warn(
                    "The library is larger than what is compared in memory: later clips are not all compared with clips={}",
                    size().clips());
        }
    }

    /** Of each clip that came before the strongest stretch. */
    private List<NearDuplicate> found(FootageId clip, long number, ClipPrints prints) {
        if (prints.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Map<FootageId, NearDuplicate> strongest = new LinkedHashMap<>();
        for (CopyMatch match : matcher.match(query(prints), LookupScope.ALL)) {
            Optional<FootageId> other = clips.clip(match.entry());
            if (match.entry().value() < number
                    && other.isPresent()
                    && !other.get().equals(clip)) {
                NearDuplicate pair = NearDuplicate.of(clip, other.get(), by(match), match.where(), now);
                strongest.merge(other.get(), pair, (one, two) -> one.score() >= two.score() ? one : two);
            }
        }
        return List.copyOf(strongest.values());
    }

    /** A still in all orientations, moving pictures upright and mirrored. */
    private static CopyQuery query(ClipPrints prints) {
        return new CopyQuery(
                List.of(), new HashSet<>(prints.pictures()), prints.video(), prints.sound(), CopyQuery.USUAL);
    }

    private static Set<By> by(CopyMatch match) {
        Set<By> by = EnumSet.noneOf(By.class);
        for (Channel channel : match.channels()) {
            by.add(channel == Channel.SOUND ? By.SOUND : By.PICTURE);
        }
        return by;
    }

    private void audit(FootageId clip, List<NearDuplicate> fresh, String by) {
        if (fresh.isEmpty()) {
            return;
        }
        List<LookAlike> seen = lookAlikes(clip, fresh);
        List<String> parts = new ArrayList<>(
                seen.stream().limit(MOST_NAMED).map(LookAlike::text).toList());
        if (seen.size() > MOST_NAMED) {
            parts.add("and %d more".formatted(seen.size() - MOST_NAMED));
        }
        String detail = String.join("; ", parts);
        String kept = detail.length() <= AuditEntry.MAX_DETAIL ? detail : detail.substring(0, AuditEntry.MAX_DETAIL);
        String what = seen.stream().anyMatch(LookAlike::holds) ? "find-withdrawn-footage" : "find-near-duplicate";
        ports.audit().add(new AuditEntry(clock.instant(), by, what, "footage:" + clip, kept));
    }

    /** What a clip is known to be a near-duplicate of, withdrawn clips first, then the strongest. */
    public List<LookAlike> of(FootageId clip) {
        return lookAlikes(clip, ports.pairs().of(clip));
    }

    private List<LookAlike> lookAlikes(FootageId clip, List<NearDuplicate> pairs) {
        List<LookAlike> all = new ArrayList<>();
        for (NearDuplicate pair : pairs) {
            ports.catalogue().find(pair.beside(clip)).ifPresent(other -> all.add(new LookAlike(pair, other)));
        }
        all.sort(Comparator.comparing((LookAlike each) -> !each.holds()));
        return all;
    }
}
