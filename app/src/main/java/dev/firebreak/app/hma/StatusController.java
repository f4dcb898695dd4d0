package dev.firebreak.app.hma;

import dev.firebreak.app.web.problem.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whether it can answer, which paths there are, and a plain answer for those that there are not. */
@RestController
final class StatusController {
    private static final String ALIVE = "I-AM-ALIVE";

    private final IndexAge age;
    private final HmaErrors errors;
    private final RequestMappingHandlerMapping mappings;

    StatusController(
            IndexAge age,
            HmaErrors errors,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.age = age;
        this.errors = errors;
        this.mappings = mappings;
    }

    @GetMapping("/status")
    ResponseEntity<String> status() {
        if (!age.loaded()) {
            return text(HttpStatus.SERVICE_UNAVAILABLE, "INDEX-NOT-LOADED");
        }
        return age.stale() ? text(HttpStatus.SERVICE_UNAVAILABLE, "INDEX-STALE") : text(HttpStatus.OK, ALIVE);
    }

    @GetMapping("/status/live")
    ResponseEntity<String> live() {
        return text(HttpStatus.OK, ALIVE);
    }

    @GetMapping("/site-map")
    List<String> paths() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(each ->
                        each.getValue().getBeanType().getPackageName().equals(StatusController.class.getPackageName()))
                .flatMap(each -> each.getKey().getPatternValues().stream())
                .filter(path -> !path.contains("*"))
                .map(path -> path.replace('{', '<').replace('}', '>'))
                .distinct()
                .sorted()
                .toList();
    }

    @RequestMapping({"/h/**", "/m/**", "/c/**"})
    ResponseEntity<Map<String, String>> nothing() {
        return errors.answer(Problems.of(HttpStatus.NOT_FOUND, "There is no such call"));
    }

    private static ResponseEntity<String> text(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_PLAIN)
                .body(text);
    }
}
