package dev.firebreak.app.hma;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.BankPolicy.Matching;
import dev.firebreak.core.bank.BankSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Banks. One that is made here asks a person to look; what else its matches mean is said in the console. */
@RestController
@RequestMapping("/c")
final class BankController {
    private final BankDesk desk;
    private final VisibleBanks banks;
    private final JsonBody bodies;

    BankController(BankDesk desk, VisibleBanks banks, JsonBody bodies) {
        this.desk = desk;
        this.banks = banks;
        this.bodies = bodies;
    }

    @GetMapping("/banks")
    List<Map<String, Object>> list(HttpServletRequest request) {
        return banks.all(request).stream().map(VisibleBanks::view).toList();
    }

    @GetMapping("/bank/{bank}")
    Map<String, Object> one(@PathVariable String bank, HttpServletRequest request) {
        return VisibleBanks.view(banks.require(request, bank));
    }

    @PostMapping("/banks")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> create(HttpServletRequest request) {
        ObjectNode body = bodies.of(request);
        if (!JsonBody.has(body, "name")) {
            throw RefusedException.bad("Missing required parameter: name");
        }
        BankName name = new BankName(JsonBody.text("name", body.path("name")));
        BankPolicy policy = BankPolicy.DEFAULT.with(matching(body, Matching.ALWAYS));
        return VisibleBanks.view(desk.create(new BankSettings(name, "", "", policy), VisibleBanks.who(request)));
    }

    @PutMapping("/bank/{bank}")
    Map<String, Object> change(@PathVariable String bank, HttpServletRequest request) {
        Bank before = banks.require(request, bank);
        ObjectNode body = bodies.of(request);
        BankPolicy policy = before.policy().with(matching(body, before.policy().matching()));
        BankSettings settings = before.settings().with(policy);
        if (JsonBody.has(body, "name")) {
            settings = settings.with(new BankName(JsonBody.text("name", body.path("name"))));
        }
        return VisibleBanks.view(desk.change(before, settings, VisibleBanks.who(request)));
    }

    /** A ratio enables, unless the same request says that the bank is not enabled. */
    private static Matching matching(ObjectNode body, Matching before) {
        boolean switched = JsonBody.has(body, "enabled");
        boolean graded = JsonBody.has(body, "enabled_ratio");
        boolean enabled = switched ? JsonBody.flag("enabled", body.path("enabled")) : graded || before.enabled();
        double ratio = before.ratio();
        if (graded) {
            ratio = JsonBody.number("enabled_ratio", body.path("enabled_ratio")).doubleValue();
        } else if (switched && enabled) {
            ratio = 1;
        }
        return new Matching(enabled, ratio);
    }

    /** Also when there is none. */
    @DeleteMapping("/bank/{bank}")
    Map<String, String> remove(@PathVariable String bank, HttpServletRequest request) {
        banks.find(request, bank).ifPresent(found -> desk.remove(found, VisibleBanks.who(request)));
        return Map.of("message", "Done");
    }
}
