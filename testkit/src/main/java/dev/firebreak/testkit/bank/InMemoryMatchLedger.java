package dev.firebreak.testkit.bank;

import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.MatchLedger;
import dev.firebreak.core.bank.MatchRate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sightings in memory; does not count along in entries. Thread-safe: one lock. */
public final class InMemoryMatchLedger implements MatchLedger {
    private final List<Sighting> sightings = new ArrayList<>();

    @Override
    public synchronized void add(List<Sighting> seen) {
        sightings.addAll(seen);
    }

    public synchronized List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    @Override
    public synchronized MatchRate rate(BankId bank, Instant now) {
        Instant hourAgo = now.minus(Duration.ofHours(1));
        Instant pastEnd = hourAgo.truncatedTo(ChronoUnit.HOURS);
        Instant pastStart = pastEnd.minus(MatchRate.MEMORY);
        Set<String> present = new HashSet<>();
        TreeMap<Instant, Set<String>> past = new TreeMap<>();
        for (Sighting each : sightings) {
            Instant hour = each.at().truncatedTo(ChronoUnit.HOURS);
            if (!each.bank().equals(bank)) {
                continue;
            }
            if (each.at().isAfter(hourAgo) && !each.at().isAfter(now)) {
                present.add(each.subject());
            }
            if (!hour.isBefore(pastStart) && hour.isBefore(pastEnd)) {
                past.computeIfAbsent(hour, key -> new HashSet<>()).add(each.subject());
            }
        }
        int busiest = past.values().stream().mapToInt(Set::size).max().orElse(0);
        Map.Entry<Instant, Set<String>> first = past.firstEntry();
        int known = first == null
                ? 0
                : (int) Duration.between(first.getKey(), pastEnd).toHours();
        return new MatchRate(present.size(), busiest, known);
    }

    @Override
    public synchronized void forgetBefore(Instant time) {
        sightings.removeIf(each -> each.at().truncatedTo(ChronoUnit.HOURS).isBefore(time));
    }
}
