package dev.firebreak.app.hma;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** The banks that a client may see: others are not there for it. */
record VisibleBanks(BankDesk desk) {
    static boolean sees(HttpServletRequest request, Bank bank) {
        return bank.policy().visibleTo().stream().anyMatch(role -> request.isUserInRole(role.name()));
    }

    List<Bank> all(HttpServletRequest request) {
        return desk.store().banks().stream().filter(bank -> sees(request, bank)).toList();
    }

    Optional<Bank> find(HttpServletRequest request, String name) {
        BankName checked;
        try {
            checked = new BankName(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return desk.store().find(checked).filter(bank -> sees(request, bank));
    }

    Bank require(HttpServletRequest request, String name) {
        return find(request, name)
                .orElseThrow(() -> new RefusedException(HttpStatus.NOT_FOUND, "bank '%s' not found".formatted(name)));
    }

    static String who(HttpServletRequest request) {
        return Objects.requireNonNull(request.getUserPrincipal(), "nobody gets here without a name")
                .getName();
    }

    static Map<String, Object> view(Bank bank) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", bank.name().value());
        view.put("matching_enabled_ratio", bank.policy().matching().effectiveRatio());
        return view;
    }
}
