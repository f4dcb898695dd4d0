package dev.firebreak.app.hma;

import dev.firebreak.app.hma.Lookups.Hit;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.fingerprint.PdqHash;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the banks recognise. */
@RestController
@RequestMapping("/m")
final class MatchController {
    private final MediaDesk media;
    private final Lookups lookups;
    private final IndexAge age;
    private final JsonBody bodies;

    MatchController(MediaDesk media, Lookups lookups, IndexAge age, JsonBody bodies) {
        this.media = media;
        this.lookups = lookups;
        this.age = age;
        this.bodies = bodies;
    }

    @GetMapping("/raw_lookup")
    Map<String, Object> raw(HttpServletRequest request) {
        SignalType type = SignalType.parse(required(request, "signal_type"));
        List<Hit> hits = lookups.raw(request, type.signal(required(request, "signal")));
        @Nullable String distances = request.getParameter("include_distance");
        return distances != null && JsonBody.flag("include_distance", distances)
                ? Map.of("matches", hits)
                : Map.of("matches", hits.stream().map(Hit::bank_content_id).toList());
    }

    @GetMapping("/lookup")
    Map<String, ?> lookup(HttpServletRequest request) {
        @Nullable String url = request.getParameter("url");
        if (url == null || url.isEmpty()) {
            SignalType type = SignalType.parse(required(request, "signal_type"));
            return lookups.find(request, type.signal(required(request, "signal")));
        }
        @Nullable String only = request.getParameter("signal_type");
        HashedMedia hashed = media.hash(request, false);
        if (only == null || only.isEmpty()) {
            return all(request, hashed);
        }
        SignalType type = SignalType.parse(only);
        if (!hashed.types().contains(type)) {
            throw RefusedException.bad(
                    "'%s' is no hash of a %s".formatted(only, hashed.medium().label()));
        }
        return lookups.find(request, hashed.signal(type));
    }

    @PostMapping("/lookup")
    Map<String, ?> uploaded(HttpServletRequest request) {
        return all(request, media.hash(request, false));
    }

    private Map<String, ?> all(HttpServletRequest request, HashedMedia hashed) {
        Map<String, Object> all = new LinkedHashMap<>();
        hashed.types().forEach(type -> all.put(type.label(), lookups.find(request, hashed.signal(type))));
        return all;
    }

    @GetMapping("/index/status")
    Map<String, ?> status(HttpServletRequest request) {
        @Nullable String only = request.getParameter("signal_type");
        List<SignalType> types = only == null ? Arrays.asList(SignalType.values()) : List.of(SignalType.parse(only));
        Map<String, Object> status = new LinkedHashMap<>();
        types.forEach(type -> status.put(
                type.label(), Map.of("present", age.loaded(), "built_to", age.builtTo(), "size", age.size(type))));
        return status;
    }

    @PostMapping("/compare")
    Map<String, ?> compare(HttpServletRequest request) {
        Map<String, Object> results = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> pair : bodies.of(request).properties()) {
            SignalType type = SignalType.parse(pair.getKey());
            JsonNode both = pair.getValue();
            if (!both.isArray() || both.size() != 2) {
                throw RefusedException.bad("%s must be a list of two hashes".formatted(type.label()));
            }
            results.put(type.label(), compared(signal(type, both.get(0)), signal(type, both.get(1))));
        }
        return results;
    }

    private static Signal signal(SignalType type, JsonNode value) {
        return type.signal(JsonBody.text("A hash", value))
                .orElseThrow(() -> RefusedException.bad("Invalid %s signal: it is empty".formatted(type.label())));
    }

    private static List<Object> compared(Signal one, Signal other) {
        if (one instanceof Signal.Pdq pdq && other instanceof Signal.Pdq another) {
            int distance = pdq.hash().distance(another.hash());
            return List.of(distance <= PdqHash.MATCH_DISTANCE, Map.of("distance", distance));
        }
        return List.of(one.equals(other), Map.of());
    }

    private static String required(HttpServletRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        if (value == null) {
            throw RefusedException.bad("Missing required parameter: " + name);
        }
        return value;
    }
}
