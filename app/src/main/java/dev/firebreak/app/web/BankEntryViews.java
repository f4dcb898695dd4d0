package dev.firebreak.app.web;

import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.segment.Hash256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries of banks as JSON. */
final class BankEntryViews {
    private BankEntryViews() {}

    /**
     * One entry.
     *
     * @param signals hashes by kind
     * @param kinds of all signals, also of those too long to list
     * @param json what the platform says of the content, as JSON text; may be empty
     * @param disabledUntil null: it is matched; {@code forever}; or an instant
     */
    record EntryView(
            long id,
            String media,
            Map<String, String> signals,
            List<String> kinds,
            String note,
            String origin,
            String reference,
            String addedBy,
            Instant addedAt,
            String fileName,
            @Nullable String fileSha256,
            String contentId,
            String contentUri,
            String json,
            @Nullable String disabledUntil,
            long matches,
            @Nullable Instant lastMatchedAt) {
        static EntryView of(BankEntry entry) {
            Provenance from = entry.about().provenance();
            ContentMetadata metadata = entry.about().metadata();
            Map<String, String> hashes = new LinkedHashMap<>();
            entry.hashes().all().forEach(signal -> hashes.put(signal.kind().label(), signal.text()));
            String until = EntryJson.until(entry.availability());
            return new EntryView(
                    entry.id().value(),
                    Json.word(entry.media()),
                    hashes,
                    entry.kinds().stream().map(SignalKind::label).toList(),
                    entry.about().note(),
                    Json.word(from.origin()),
                    from.reference(),
                    from.by(),
                    from.at(),
                    from.fileName(),
                    from.fileSha256().map(Hash256::hex).orElse(null),
                    metadata.contentId(),
                    metadata.contentUri(),
                    metadata.json(),
                    until.isEmpty() ? null : until,
                    entry.matches(),
                    entry.lastMatchedAt().orElse(null));
        }
    }

    /** One entry to add: signals by kind as text, all else may be left out. */
    record NewEntry(
            @Nullable String media,
            @Nullable Map<String, String> signals,
            @Nullable String note,
            @Nullable String contentId,
            @Nullable String contentUri,
            @Nullable String json,
            @Nullable String disabledUntil) {
        EntryContent content(String by, Instant now) {
            return Input.checked(() -> {
                Signals given = BankEntryViews.signals(signals);
                return new EntryContent(
                        EntryJson.media(text(media), given),
                        given,
                        new EntryAbout(text(note), Provenance.hash(by, now), metadata(contentId, contentUri, json)),
                        EntryJson.availability(text(disabledUntil)));
            });
        }
    }

    static ContentMetadata metadata(@Nullable String contentId, @Nullable String contentUri, @Nullable String json) {
        ContentMetadata metadata = new ContentMetadata(text(contentId), text(contentUri), text(json));
        if (!metadata.json().isEmpty()) {
            requireObject(metadata.json());
        }
        return metadata;
    }

    /** Entries to add. */
    record NewEntries(@Nullable List<NewEntry> entries) {}

    /** What became of one: its id, or that of the same that is there already. */
    record Taken(String outcome, long id) {
        static Taken of(EntryOutcome outcome) {
            return switch (outcome) {
                case EntryOutcome.Added added -> new Taken("added", added.id().value());
                case EntryOutcome.Duplicate known ->
                    new Taken("duplicate", known.of().value());
                case EntryOutcome.NoSuchBank none -> throw new IllegalStateException("Told before: " + none);
            };
        }
    }

    /** What becomes of all, in the order in which they were given. */
    record AllTaken(long added, List<Taken> entries) {
        static AllTaken of(List<EntryOutcome> outcomes) {
            return new AllTaken(
                    outcomes.stream()
                            .filter(EntryOutcome.Added.class::isInstance)
                            .count(),
                    outcomes.stream().map(Taken::of).toList());
        }
    }

    /** A change; null stays as it is. An empty {@code disabledUntil} enables, {@code forever} disables for good. */
    record Change(@Nullable String note, @Nullable String disabledUntil) {}

    static Signals signals(@Nullable Map<String, String> byKind) {
        List<Signal> signals = new ArrayList<>();
        Input.required("signals", byKind)
                .forEach((kind, text) -> signals.add(Signal.parse(EntryJson.kind(kind), text(text))));
        if (signals.isEmpty()) {
            throw new BadRequestException("signals is empty");
        }
        return Signals.of(signals);
    }

    /** Hashes of one thing; refused where anything is no hash. */
    static Signals hashes(@Nullable Map<String, String> byKind) {
        Signals signals = Input.checked(() -> signals(byKind));
        if (!signals.hashes().equals(signals)) {
            throw new BadRequestException("Only hashes are looked up: pdq, md5, sha256");
        }
        return signals;
    }

    private static void requireObject(String json) {
        try {
            JsonNode node = JsonMapper.shared().readTree(json);
            if (node.isObject()) {
                return;
            }
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("json is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("json is no JSON object");
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
