package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;

/** Which banks a caller may see: for all others a bank that is hidden is not there. */
record BankAccess(BankDesk desk) {
    Bank find(String name, HttpServletRequest request) {
        BankName checked = Input.checked(() -> new BankName(name));
        return desk.store()
                .find(checked)
                .filter(bank -> sees(request, bank))
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no bank " + checked));
    }

    static boolean sees(HttpServletRequest request, Bank bank) {
        return bank.policy().visibleTo().stream().anyMatch(role -> request.isUserInRole(role.name()));
    }
}
