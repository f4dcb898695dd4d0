package dev.firebreak.app.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Which media and hashes there are, and how far their index has come. */
@RestController
@RequestMapping("/c")
final class TypeController {
    private final IndexAge age;
    private final JsonBody bodies;

    TypeController(IndexAge age, JsonBody bodies) {
        this.age = age;
        this.bodies = bodies;
    }

    @GetMapping("/content_type")
    List<Map<String, Object>> media() {
        return Arrays.stream(Medium.values())
                .map(medium -> Map.<String, Object>of("name", medium.label(), "enabled", true))
                .toList();
    }

    @GetMapping("/signal_type")
    List<Map<String, Object>> signals() {
        return Arrays.stream(SignalType.values())
                .map(type -> Map.<String, Object>of("name", type.label(), "enabled_ratio", 1.0))
                .toList();
    }

    @PutMapping("/signal_type/{type}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable String type, HttpServletRequest request) {
        SignalType known = SignalType.parse(type);
        ObjectNode body = bodies.of(request);
        BigDecimal ratio = JsonBody.number("enabled_ratio", body.path("enabled_ratio"));
        if (ratio.compareTo(BigDecimal.ONE) != 0) {
            throw RefusedException.bad(
                    "%s is always enabled; disable banks or entries instead".formatted(known.label()));
        }
    }

    /** The index follows the banks, so that what it holds is what they hold, unless it is out of date. */
    @GetMapping("/signal_type/index")
    Map<String, ?> index(HttpServletRequest request) {
        @Nullable String only = request.getParameter("signal_type");
        List<SignalType> types = only == null ? Arrays.asList(SignalType.values()) : List.of(SignalType.parse(only));
        Map<String, Object> status = new LinkedHashMap<>();
        for (SignalType type : types) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("db_size", age.size(type));
            one.put("index_size", age.size(type));
            one.put("index_out_of_date", age.stale());
            one.put("newest_db_item", age.builtTo());
            one.put("index_built_to", age.builtTo());
            status.put(type.label(), one);
        }
        return status;
    }
}
