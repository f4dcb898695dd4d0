package dev.firebreak.app.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON as HMA does: whatever the content type says, and with numbers and flags that may arrive as texts. Thread-safe. */
final class JsonBody {
    private final JsonMapper json;
    private final int most;

    /** @param most bytes of a body */
    JsonBody(JsonMapper json, int most) {
        this.json = json;
        this.most = most;
    }

    /** The request's body, which must be an object. */
    ObjectNode of(HttpServletRequest request) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RefusedException(
                        HttpStatus.CONTENT_TOO_LARGE, "A JSON body has at most %d bytes".formatted(most));
            }
            return object(json.readTree(bytes), "The body");
        } catch (JacksonException e) {
            throw RefusedException.bad("The body is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw RefusedException.bad("The body did not arrive");
        }
    }

    /** The same; an empty object when there is no body, or one of another kind. */
    ObjectNode ifAny(HttpServletRequest request) {
        String type = request.getContentType();
        boolean given = type != null && type.toLowerCase(Locale.ROOT).contains("json");
        return given && request.getContentLengthLong() != 0 ? of(request) : json.createObjectNode();
    }

    /** A text that must be an object, for example a form's field. */
    ObjectNode parse(String what, String text) {
        try {
            return object(json.readTree(text), what);
        } catch (JacksonException e) {
            throw RefusedException.bad("%s is no JSON: %s".formatted(what, e.getOriginalMessage()));
        }
    }

    static ObjectNode object(JsonNode node, String what) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw RefusedException.bad(what + " must be a JSON object");
    }

    static String text(String name, JsonNode value) {
        if (!value.isString()) {
            throw RefusedException.bad(name + " must be a text");
        }
        return value.asString();
    }

    static BigDecimal number(String name, JsonNode value) {
        if (value.isNumber() || value.isString()) {
            try {
                return new BigDecimal(value.asString().strip());
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw RefusedException.bad(name + " must be a number");
    }

    static boolean flag(String name, JsonNode value) {
        return flag(name, value.isContainer() ? "" : value.asString());
    }

    static boolean flag(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw RefusedException.bad(name + " must be true or false");
        };
    }

    /** Whether a field is there and not null. */
    static boolean has(ObjectNode object, String name) {
        return object.hasNonNull(name);
    }
}
