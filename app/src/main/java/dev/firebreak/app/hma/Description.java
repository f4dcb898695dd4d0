package dev.firebreak.app.hma;

import dev.firebreak.core.bank.ContentMetadata;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.Provenance;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client says of content that it puts into a bank. HMA takes {@code metadata} and {@code note} from a JSON body or from a form; Coop
 * puts {@code content_id} and {@code content_uri} beside them, and into {@code metadata} what HMA calls {@code json}.
 */
record Description(String note, ContentMetadata metadata) {
    private static final Set<String> KEYS = Set.of("content_id", "content_uri", "json");
    private static final String NUL = "\u0000";

    EntryAbout about(Provenance from) {
        return new EntryAbout(note, from, metadata);
    }

    /** From the body, the form's fields and the query's parameters: the first that says something counts. */
    static Description of(ObjectNode body, Map<String, String> form, HttpServletRequest request, JsonBody bodies) {
        Optional<String> note = JsonBody.has(body, "note") ? Optional.of(note(body)) : given("note", form, request);
        ContentMetadata metadata;
        if (JsonBody.has(body, "metadata")) {
            ObjectNode said = JsonBody.object(body.path("metadata"), "metadata");
            requireKnown(said);
            metadata = metadata(said, form, request);
        } else {
            ObjectNode said =
                    bodies.parse("metadata", given("metadata", form, request).orElse("{}"));
            metadata = metadata(asHma(said), form, request);
        }
        return new Description(plain(note.orElse("")), metadata);
    }

    /** The note of a JSON body; empty when there is none. */
    static String note(ObjectNode body) {
        return JsonBody.has(body, "note") ? plain(JsonBody.text("note", body.path("note"))) : "";
    }

    private static String plain(String note) {
        if (note.contains(NUL)) {
            throw RefusedException.bad("note has a character that no text has");
        }
        if (note.codePointCount(0, note.length()) > EntryAbout.MAX_NOTE) {
            throw RefusedException.bad("note has at most %d characters".formatted(EntryAbout.MAX_NOTE));
        }
        return note;
    }

    /** An object with none of HMA's keys is a client's own: what HMA keeps under {@code json}. */
    private static ObjectNode asHma(ObjectNode said) {
        if (said.isEmpty() || said.propertyNames().stream().anyMatch(KEYS::contains)) {
            requireKnown(said);
            return said;
        }
        ObjectNode wrapped = said.objectNode();
        wrapped.set("json", said);
        return wrapped;
    }

    private static void requireKnown(ObjectNode metadata) {
        Set<String> unknown = new TreeSet<>(metadata.propertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw RefusedException.bad("metadata contains unexpected keys: " + String.join(", ", unknown));
        }
    }

    private static ContentMetadata metadata(ObjectNode said, Map<String, String> form, HttpServletRequest request) {
        String json = "";
        if (JsonBody.has(said, "json")) {
            JsonNode own = JsonBody.object(said.path("json"), "metadata.json");
            json = own.toString();
            if (json.contains("\\u0000")) {
                throw RefusedException.bad("metadata.json has a character that no text has");
            }
        }
        return new ContentMetadata(
                text("content_id", said, form, request), text("content_uri", said, form, request), json);
    }

    private static String text(String key, ObjectNode said, Map<String, String> form, HttpServletRequest request) {
        return JsonBody.has(said, key)
                ? JsonBody.text("metadata." + key, said.path(key))
                : given(key, form, request).orElse("");
    }

    private static Optional<String> given(String name, Map<String, String> form, HttpServletRequest request) {
        return Optional.ofNullable(form.get(name)).or(() -> Optional.ofNullable(request.getParameter(name)));
    }
}
