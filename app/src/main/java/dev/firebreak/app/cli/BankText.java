package dev.firebreak.app.cli;

import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.BankPolicy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Banks and entries as commands print them. */
final class BankText {
    private BankText() {}

    static String line(Bank bank) {
        BankPolicy policy = bank.policy();
        String state = bank.quarantine().isPresent()
                ? "  QUARANTINE"
                : policy.matching().enabled() ? "" : "  disabled";
        return "%-32s %10d entries  %s, distance %d%s%s"
                .formatted(
                        bank.name(),
                        bank.entries(),
                        policy.negative() ? "negative" : word(policy.action()),
                        policy.thresholds().distance(),
                        state,
                        bank.settings().label().isEmpty()
                                ? ""
                                : "  " + bank.settings().label());
    }

    static Map<String, Object> fields(Bank bank) {
        BankPolicy policy = bank.policy();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", bank.name().value());
        fields.put("id", bank.id().value());
        fields.put("label", bank.settings().label());
        fields.put("description", bank.settings().description());
        fields.put("action", word(policy.action()));
        fields.put("negative", policy.negative());
        fields.put("distance", policy.thresholds().distance());
        fields.put("videoScore", policy.thresholds().videoScore());
        fields.put("soundScore", policy.thresholds().soundScore());
        fields.put("enabled", policy.matching().enabled());
        fields.put("ratio", policy.matching().ratio());
        fields.put("streamsPerHour", policy.flood().streamsPerHour());
        fields.put("surges", policy.flood().surges());
        fields.put("visibleTo", policy.visibleTo().stream().map(BankText::word).toList());
        bank.quarantine()
                .ifPresent(quarantine -> fields.put(
                        "quarantine",
                        Map.of(
                                "reason", quarantine.reason(),
                                "since", quarantine.since().toString(),
                                "by", quarantine.by())));
        fields.put("createdAt", bank.createdAt().toString());
        fields.put("createdBy", bank.createdBy());
        fields.put("entries", bank.entries());
        return fields;
    }

    static String line(BankEntry entry) {
        String until = EntryJson.until(entry.availability());
        String hashes = entry.hashes().all().stream()
                .map(signal -> signal.kind().label() + " " + shortened(signal.text()))
                .collect(Collectors.joining(" "));
        String prints = entry.kinds().stream()
                .filter(kind -> kind.bulky())
                .map(kind -> " +" + kind.label())
                .collect(Collectors.joining());
        return "%10s %-7s %s%s%s%s%s"
                .formatted(
                        entry.id(),
                        word(entry.media()),
                        (hashes + prints).strip(),
                        until.isEmpty() ? "" : "  disabled " + until,
                        entry.matches() == 0 ? "" : "  %d matches".formatted(entry.matches()),
                        part(entry.about().provenance().fileName()),
                        part(entry.about().note()));
    }

    private static String part(String text) {
        return text.isEmpty() ? "" : "  " + text.replaceAll("\\p{Cntrl}", " ");
    }

    private static String shortened(String hash) {
        return hash.length() <= 16 ? hash : hash.substring(0, 16) + "…";
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
