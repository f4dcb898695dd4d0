package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which banks a caller may see: for all others a bank that is hidden is not there. */
record BankAccess(BankDesk desk) {
    Bank find(String name, HttpServletRequest request) {
        BankName checked = Input.checked(() -> new BankName(name));
        return desk.store()
                .find(checked)
                .filter(bank -> sees(request, bank))
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no bank " + checked));
    }

    /** The banks that are asked: those of these names, or all that one may see. A hidden bank does not show by what it overrules either. */
    Set<BankId> scope(@Nullable List<String> names, BankIndex index, HttpServletRequest request) {
        if (names != null && !names.isEmpty()) {
            if (names.size() > Input.MAX_PAGE) {
                throw new BadRequestException("banks has at most %d names".formatted(Input.MAX_PAGE));
            }
            return names.stream().map(name -> find(name, request).id()).collect(Collectors.toSet());
        }
        return index.banks().stream()
                .filter(bank -> sees(request, bank))
                .map(Bank::id)
                .collect(Collectors.toSet());
    }

    static boolean sees(HttpServletRequest request, Bank bank) {
        return bank.policy().visibleTo().stream().anyMatch(role -> request.isUserInRole(role.name()));
    }
}
