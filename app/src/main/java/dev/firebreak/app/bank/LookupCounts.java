package dev.firebreak.app.bank;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookedAt;
import dev.firebreak.core.bank.MatchLedger.Sighting;
import dev.firebreak.core.bank.Signal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts what is looked up in the banks and what is found, the same for live streams and for whoever asks: for people, for metrics and for
 * the rule against floods. Never waits for the database. Thread-safe.
 */
public final class LookupCounts {
    /** Of one look-up, so many entries of each bank are counted: the nearest. */
    static final int MOST_OF_A_BANK = 8;

    /** Different things that a bank's look-ups are told apart by within an hour; what comes beyond counts as one. */
    static final int MOST_SUBJECTS = 10_000;

    private static final String FURTHER = "further look-ups";

    private final SightingLog sightings;
    private final LookedAt looked;
    private final FirebreakMetrics metrics;
    private final Clock clock;
    private final Map<BankId, Integer> subjects = new HashMap<>();
    private Instant hour = Instant.EPOCH;

    /** Who asked. */
    public enum Source {
        LIVE,
        REST,
        HMA
    }

    /** {@code looked} is what {@link BankDesk} judges floods by. */
    public LookupCounts(SightingLog sightings, LookedAt looked, FirebreakMetrics metrics, Clock clock) {
        this.sightings = sightings;
        this.looked = looked;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A thing was looked up by its hashes. */
    public void lookedUp(Source source, Collection<? extends Signal> hashes, BankLookup found) {
        // A file's own hash tells it from others; a picture's may be that of many.
        hashes.stream()
                .max(Comparator.comparing(Signal::kind))
                .ifPresent(hash -> count(source, hash.kind().label() + " " + hash.text(), nearest(found)));
    }

    /**
     * A file was looked up by what it shows and sounds like.
     *
     * @param sha256 of the file, in hexadecimal digits
     * @param copyOf strongest first
     */
    public void fileLookedUp(Source source, String sha256, List<EntryRef> copyOf) {
        Map<BankId, Integer> of = new HashMap<>();
        count(
                source,
                "sha256 " + sha256,
                copyOf.stream()
                        .filter(entry -> of.merge(entry.bank(), 1, Integer::sum) <= MOST_OF_A_BANK)
                        .distinct()
                        .toList());
    }

    private static List<EntryRef> nearest(BankLookup found) {
        Map<BankId, Integer> of = new HashMap<>();
        return Stream.concat(found.matches().stream(), found.overruling().stream())
                .sorted(BankMatch.NEAREST)
                .filter(match -> of.merge(match.bank().id(), 1, Integer::sum) <= MOST_OF_A_BANK)
                .map(match -> new EntryRef(match.bank().id(), match.entry()))
                .distinct()
                .toList();
    }

    /** A stream or a file was looked at; {@code fresh} are the entries that it was not known to match before. */
    void count(Source source, String subject, List<EntryRef> fresh) {
        metrics.count(MetricName.BANK_LOOKUPS, source);
        looked.add(subject, fresh);
        if (fresh.isEmpty()) {
            return;
        }
        metrics.count(fresh.size(), MetricName.BANK_MATCHES, source);
        Instant now = clock.instant();
        List<Sighting> seen = new ArrayList<>();
        for (EntryRef each : fresh) {
            String told = source == Source.LIVE ? subject : bounded(each.bank(), subject, now);
            seen.add(new Sighting(each.bank(), each.entry(), told, now));
        }
        seen.forEach(sightings::add);
    }

    /** Whoever asks could otherwise fill the database with names of things. */
    private synchronized String bounded(BankId bank, String subject, Instant now) {
        Instant present = now.truncatedTo(ChronoUnit.HOURS);
        if (!present.equals(hour)) {
            hour = present;
            subjects.clear();
        }
        return subjects.merge(bank, 1, Integer::sum) <= MOST_SUBJECTS ? subject : FURTHER;
    }
}
