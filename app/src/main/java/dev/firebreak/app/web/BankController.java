package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.web.BankViews.Answer;
import dev.firebreak.app.web.BankViews.BankView;
import dev.firebreak.app.web.BankViews.IndexView;
import dev.firebreak.app.web.BankViews.Question;
import dev.firebreak.app.web.BankViews.Reason;
import dev.firebreak.app.web.BankViews.Wish;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.Quarantine;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Banks and their policies. Who may see a bank is said by the bank. */
@RestController
@RequestMapping("/api/v1/banks")
final class BankController {
    private final BankDesk desk;
    private final BankIndex index;
    private final BankAccess access;

    BankController(WebParts parts) {
        desk = parts.banks().desk();
        index = parts.banks().index();
        access = new BankAccess(desk);
    }

    @GetMapping
    @Described(value = "The banks that one may see, by name", access = Access.SIGNED_IN)
    List<BankView> list(HttpServletRequest request) {
        return desk.store().banks().stream()
                .filter(bank -> BankAccess.sees(request, bank))
                .map(BankView::of)
                .toList();
    }

    @GetMapping("/index")
    @Described(value = "How far the index in memory has come", access = Access.SIGNED_IN)
    IndexView index() {
        return IndexView.of(index.status());
    }

    @PostMapping("/lookup")
    @Described("Looks hashes of one thing up in the banks that one may see, and says what the policies make of it")
    Answer lookup(@RequestBody Question body, HttpServletRequest request) {
        Signals signals = BankEntryViews.hashes(body.signals());
        if (index.status().caughtUpAt().isEmpty()) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "The banks are still being read; try again in a moment");
        }
        Set<BankId> scope = access.scope(body.banks(), index, request);
        BankLookup found = scope.isEmpty()
                ? BankLookup.NOTHING
                : index.lookup(signals.all(), new LookupScope(scope, 0, Boolean.TRUE.equals(body.regardless())));
        return Answer.of(found);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described(
            value = "Makes a bank; without a policy its matches ask a person to look",
            access = Access.ADMIN,
            status = 201)
    BankView create(@RequestBody Wish body, Principal who) {
        return BankView.of(desk.create(body.fresh(), who.getName()));
    }

    @GetMapping("/{bank}")
    @Described(value = "One bank", access = Access.SIGNED_IN)
    BankView one(@PathVariable String bank, HttpServletRequest request) {
        return BankView.of(access.find(bank, request));
    }

    @PutMapping("/{bank}")
    @Described(value = "Changes a bank's policy, words or name; what is left out stays as it is", access = Access.ADMIN)
    BankView change(@PathVariable String bank, @RequestBody Wish body, HttpServletRequest request, Principal who) {
        Bank before = access.find(bank, request);
        return BankView.of(desk.change(before, body.applied(before.settings()), who.getName()));
    }

    @DeleteMapping("/{bank}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "Removes a bank with all its entries, for good", access = Access.ADMIN, status = 204)
    void remove(@PathVariable String bank, HttpServletRequest request, Principal who) {
        desk.remove(access.find(bank, request), who.getName());
    }

    @PutMapping("/{bank}/quarantine")
    @Described("Puts a bank into quarantine: its matches ask for a look at most")
    BankView quarantine(
            @PathVariable String bank, @RequestBody Reason body, HttpServletRequest request, Principal who) {
        String reason = Input.text("reason", body.reason(), Quarantine.MAX_REASON);
        if (reason.isEmpty()) {
            throw new BadRequestException("reason is missing");
        }
        Bank before = access.find(bank, request);
        return BankView.of(Input.checked(() -> desk.quarantine(before, reason, who.getName())));
    }

    @DeleteMapping("/{bank}/quarantine")
    @Described(value = "Takes a bank out of quarantine", access = Access.ADMIN)
    BankView lift(@PathVariable String bank, HttpServletRequest request, Principal who) {
        return BankView.of(desk.liftQuarantine(access.find(bank, request), who.getName()));
    }
}
