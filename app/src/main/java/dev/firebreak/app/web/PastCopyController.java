package dev.firebreak.app.web;

import dev.firebreak.app.web.PastCopyViews.LookBackView;
import dev.firebreak.app.web.PastCopyViews.PastCopyView;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.copy.PastCopy;
import dev.firebreak.core.copy.PastCopyStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What had passed before it was banked. */
@RestController
@RequestMapping("/api/v1")
final class PastCopyController {
    private final LookBackParts parts;
    private final BankAccess access;

    PastCopyController(WebParts parts) {
        this.parts = parts.lookBack();
        this.access = new BankAccess(parts.banks().desk());
    }

    @GetMapping("/past-copies")
    @Described(
            "Copies found in past streams after something was banked, seen last first; of one bank, or of all that one"
                    + " may see")
    List<PastCopyView> list(
            @RequestParam(required = false) @Nullable String bank,
            @RequestParam(defaultValue = "50") int limit,
            HttpServletRequest request) {
        Input.page(limit, 0);
        if (bank != null) {
            return views(
                    parts.copies().list(Optional.of(access.find(bank, request).name()), limit), limit);
        }
        Set<BankName> visible = access.desk().store().banks().stream()
                .filter(each -> BankAccess.sees(request, each))
                .map(Bank::name)
                .collect(Collectors.toSet());
        List<PastCopy> all = parts.copies().list(Optional.empty(), PastCopyStore.MAX_LIST);
        return views(all.stream().filter(copy -> visible.contains(copy.bank())).toList(), limit);
    }

    private static List<PastCopyView> views(List<PastCopy> copies, int limit) {
        return copies.stream().limit(limit).map(PastCopyView::of).toList();
    }

    @GetMapping("/look-back")
    @Described("How much past traffic is remembered, and how far looking through it for what is new in banks has come")
    LookBackView progress() {
        return LookBackView.of(parts.progress().get(), parts.traffic().size());
    }
}
