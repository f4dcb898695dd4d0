package dev.firebreak.app.hma;

import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.Signal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Looks hashes up in the banks that a client may see, as its parameters {@code banks}, {@code seed} and {@code bypass_coinflip} say. */
record Lookups(BankIndex index, LookupCounts counts) {
    /** One match as HMA words it: the distance is a text. */
    record Hit(long bank_content_id, String distance) {
        static Hit of(BankMatch match) {
            return new Hit(match.entry().value(), Integer.toString(match.distance()));
        }
    }

    /**
     * What banks recognise, nearest first. What a negative bank overrules is left out: these clients act on any match. The negative banks
     * themselves are listed only to those who name them.
     */
    Map<String, List<Hit>> find(HttpServletRequest request, Optional<Signal> signal) {
        requireReady();
        if (signal.isEmpty()) {
            return Map.of();
        }
        Set<BankId> wanted = wanted(request);
        Set<BankId> asked = new HashSet<>(wanted);
        visible(request).filter(Bank::overrules).map(Bank::id).forEach(asked::add);
        BankLookup found = lookup(signal.get(), new LookupScope(asked, Coin.of(request), false));
        counts.lookedUp(LookupCounts.Source.HMA, List.of(signal.get()), found);
        boolean named = names(request).isPresent();
        Map<String, List<Hit>> banks = new LinkedHashMap<>();
        Stream<BankMatch> overruling = named ? found.overruling().stream() : Stream.empty();
        Stream<BankMatch> others = found.overruled() ? Stream.empty() : found.matches().stream();
        Stream.concat(others, overruling)
                .filter(match -> wanted.contains(match.bank().id()))
                .forEach(match -> banks.computeIfAbsent(match.bank().name().value(), name -> new ArrayList<>())
                        .add(Hit.of(match)));
        return banks;
    }

    /** Everything near, of banks and entries that are disabled, overruled or overruling too; nearest first. */
    List<Hit> raw(HttpServletRequest request, Optional<Signal> signal) {
        requireReady();
        if (signal.isEmpty()) {
            return List.of();
        }
        BankLookup found = lookup(signal.get(), new LookupScope(wanted(request), 0, true));
        return Stream.of(found.matches(), found.overruling())
                .flatMap(Collection::stream)
                .sorted(BankMatch.NEAREST)
                .map(Hit::of)
                .toList();
    }

    private BankLookup lookup(Signal signal, LookupScope scope) {
        // An empty set would stand for all banks.
        return scope.banks().isEmpty() ? BankLookup.NOTHING : index.lookup(List.of(signal), scope);
    }

    private void requireReady() {
        if (index.status().caughtUpAt().isEmpty()) {
            throw new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, "index not yet ready");
        }
    }

    private Set<BankId> wanted(HttpServletRequest request) {
        Optional<Set<String>> names = names(request);
        return visible(request)
                .filter(bank ->
                        names.isEmpty() || names.get().contains(bank.name().value()))
                .map(Bank::id)
                .collect(Collectors.toSet());
    }

    private Stream<Bank> visible(HttpServletRequest request) {
        return index.banks().stream().filter(bank -> VisibleBanks.sees(request, bank));
    }

    private static Optional<Set<String>> names(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("banks"))
                .filter(list -> !list.isEmpty())
                .map(list -> Set.copyOf(
                        Arrays.asList(list.split(",", -1)).stream().distinct().toList()));
    }
}
