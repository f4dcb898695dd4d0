package dev.firebreak.app.bank;

import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.segment.Hash256;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Entries as one line of JSON each: what {@code bank export} writes and {@code bank import} reads. {@code signals} by kind is required;
 * all else may be left out.
 */
public final class EntryJson {
    /** Longest line, in characters: both kinds of prints at their longest, and all texts. */
    public static final int MAX_LINE = 48 << 20;

    private static final String FOREVER = "forever";
    private static final Set<String> KEYS = Set.of(
            "id",
            "media",
            "signals",
            "note",
            "origin",
            "reference",
            "addedBy",
            "addedAt",
            "fileName",
            "fileSha256",
            "contentId",
            "contentUri",
            "json",
            "disabledUntil",
            "matches",
            "lastMatchedAt");

    private EntryJson() {}

    /** One line without its end. */
    public static String line(BankEntry entry, Signals signals) {
        return JsonMapper.shared().writeValueAsString(fields(entry, signals));
    }

    public static Map<String, Object> fields(BankEntry entry, Signals signals) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", entry.id().value());
        fields.put("media", word(entry.media()));
        Map<String, String> byKind = new LinkedHashMap<>();
        signals.all().forEach(signal -> byKind.put(signal.kind().label(), signal.text()));
        fields.put("signals", byKind);
        put(fields, "note", entry.about().note());
        Provenance from = entry.about().provenance();
        fields.put("origin", word(from.origin()));
        put(fields, "reference", from.reference());
        put(fields, "addedBy", from.by());
        fields.put("addedAt", from.at().toString());
        put(fields, "fileName", from.fileName());
        put(fields, "fileSha256", from.fileSha256().map(Hash256::hex).orElse(""));
        put(fields, "contentId", entry.about().metadata().contentId());
        put(fields, "contentUri", entry.about().metadata().contentUri());
        if (!entry.about().metadata().json().isEmpty()) {
            fields.put(
                    "json",
                    JsonMapper.shared().readTree(entry.about().metadata().json()));
        }
        put(fields, "disabledUntil", until(entry.availability()));
        fields.put("matches", entry.matches());
        entry.lastMatchedAt().ifPresent(at -> fields.put("lastMatchedAt", at.toString()));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** Empty for what is enabled. */
    public static String until(Availability availability) {
        if (availability.equals(Availability.ENABLED)) {
            return "";
        }
        return availability.equals(Availability.DISABLED)
                ? FOREVER
                : availability.disabledUntil().toString();
    }

    /** Reads {@link #until}. Throws {@link IllegalArgumentException} for anything else. */
    public static Availability availability(String text) {
        if (text.isEmpty()) {
            return Availability.ENABLED;
        }
        try {
            return text.equals(FOREVER) ? Availability.DISABLED : Availability.disabledUntil(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "disabledUntil is an instant such as 2026-03-01T12:00:00Z, or '%s', not '%s'"
                            .formatted(FOREVER, text),
                    e);
        }
    }

    /**
     * Reads a line. Ids and counts of another bank say nothing here and are left out. Throws {@link IllegalArgumentException} naming
     * what is wrong.
     *
     * @param by who imports it; the line's own author becomes part of the reference
     */
    public static EntryContent read(String line, String by, Instant now) {
        try {
            return read(JsonMapper.shared().readTree(line), by, now);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static EntryContent read(JsonNode node, String by, Instant now) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        for (String name : node.propertyNames()) {
            if (!KEYS.contains(name)) {
                throw new IllegalArgumentException("'%s' is no key of an entry".formatted(name));
            }
        }
        Signals signals = signals(node.path("signals"));
        String file = text(node, "fileSha256");
        Provenance provenance = new Provenance(
                Provenance.Origin.IMPORT,
                text(node, "reference"),
                by,
                now,
                text(node, "fileName"),
                file.isEmpty()
                        ? Optional.empty()
                        : Optional.of(((Signal.Sha256) Signal.parse(SignalKind.SHA256, file)).hash()));
        JsonNode json = node.path("json");
        if (!json.isMissingNode() && !json.isObject()) {
            throw new IllegalArgumentException("json is no JSON object");
        }
        ContentMetadata metadata = new ContentMetadata(
                text(node, "contentId"), text(node, "contentUri"), json.isObject() ? json.toString() : "");
        return new EntryContent(
                media(text(node, "media"), signals),
                signals,
                new EntryAbout(text(node, "note"), provenance, metadata),
                availability(text(node, "disabledUntil")));
    }

    private static Signals signals(JsonNode node) {
        List<Signal> signals = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!each.getValue().isString()) {
                throw new IllegalArgumentException("a signal is a text");
            }
            signals.add(Signal.parse(kind(each.getKey()), each.getValue().asString()));
        }
        return Signals.of(signals);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " is a text");
        }
        return value.asString();
    }

    /** A kind by its name here or in the exchanges. Throws {@link IllegalArgumentException} for any other. */
    public static SignalKind kind(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pdq" -> SignalKind.PDQ;
            case "md5", "video_md5" -> SignalKind.MD5;
            case "sha256", "video_sha256" -> SignalKind.SHA256;
            case "video" -> SignalKind.VIDEO;
            case "sound" -> SignalKind.SOUND;
            case "vpdq" -> SignalKind.VPDQ;
            default ->
                throw new IllegalArgumentException("'%s' is no kind of signal that a bank keeps".formatted(name));
        };
    }

    /** The named medium, or the one that the signals are usually made of. */
    public static MediaKind media(String name, Signals signals) {
        if (name.isEmpty()) {
            if (signals.get(SignalKind.PDQ).isPresent()) {
                return MediaKind.PICTURE;
            }
            boolean soundOnly = signals.get(SignalKind.SOUND).isPresent()
                    && signals.get(SignalKind.VIDEO).isEmpty();
            return soundOnly ? MediaKind.SOUND : MediaKind.VIDEO;
        }
        try {
            return MediaKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("media is picture, video or sound, not '%s'".formatted(name), e);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
