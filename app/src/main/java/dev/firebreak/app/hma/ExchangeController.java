package dev.firebreak.app.hma;

import dev.firebreak.app.web.problem.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Exchanges: there are none, and every call says so. */
@RestController
@RequestMapping("/c")
final class ExchangeController {
    private final HmaErrors errors;

    ExchangeController(HmaErrors errors) {
        this.errors = errors;
    }

    @GetMapping({"/exchanges", "/exchanges/apis"})
    List<String> none() {
        return List.of();
    }

    @PostMapping("/exchanges")
    ResponseEntity<Map<String, String>> create() {
        return errors.answer(Problems.of(
                HttpStatus.BAD_REQUEST, "Firebreak fetches from no exchange: put entries into a bank instead"));
    }

    @RequestMapping(
            path = {"/exchanges/api/{api}", "/exchanges/api/{api}/schema"},
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Map<String, String>> api(@PathVariable String api) {
        return errors.answer(Problems.of(
                HttpStatus.BAD_REQUEST,
                "no such Exchange API '%s': Firebreak fetches from no exchange".formatted(api)));
    }

    @RequestMapping(
            path = {"/exchange/{exchange}", "/exchange/{exchange}/status"},
            method = {RequestMethod.GET, RequestMethod.PUT})
    ResponseEntity<Map<String, String>> one(@PathVariable String exchange) {
        return errors.answer(Problems.of(HttpStatus.NOT_FOUND, "Exchange '%s' not found".formatted(exchange)));
    }

    /** Also when there is none, as always. */
    @DeleteMapping("/exchange/{exchange}")
    Map<String, String> remove(@PathVariable String exchange) {
        return Map.of("message", "Exchange deleted");
    }
}
