package dev.firebreak.app.web;

import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.app.web.BankViews.Answer;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many things at once, looked up in the banks. */
@RestController
@RequestMapping("/api/v1/match")
final class MatchController {
    /** The most things in one request. */
    static final int MAX_LOOKUPS = 1_000;

    /** So many things with all their hashes: some 220 bytes each. */
    static final int MAX_BODY = 262_144;

    static final String PATH = "/api/v1/match/hashes";

    private final BankIndex index;
    private final LookupCounts counts;
    private final BankAccess access;

    MatchController(WebParts parts) {
        index = parts.banks().index();
        counts = parts.banks().counts();
        access = new BankAccess(parts.banks().desk());
    }

    /**
     * What to look up.
     *
     * @param things of each its hashes by kind: {@code pdq}, {@code md5}, {@code sha256}
     * @param banks names; null for all that one may see
     * @param test true: the look-ups do not count as matches of the banks
     */
    record Hashes(
            @Nullable List<@Nullable Map<String, String>> things,
            @Nullable List<String> banks,
            @Nullable Boolean test) {}

    @PostMapping("/hashes")
    @Described(
            "Looks up to 1000 things up by their hashes, in the banks that one may see; the answers come in the same order."
                    + " With test, nothing is counted")
    List<Answer> hashes(@RequestBody Hashes body, HttpServletRequest request) {
        List<@Nullable Map<String, String>> things = Input.required("things", body.things());
        if (things.isEmpty() || things.size() > MAX_LOOKUPS) {
            throw new BadRequestException("things has 1 to %d things".formatted(MAX_LOOKUPS));
        }
        if (index.status().caughtUpAt().isEmpty()) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "The banks are still being read; try again in a moment");
        }
        Set<BankId> banks = access.scope(body.banks(), index, request);
        LookupScope scope = new LookupScope(banks, 0, false);
        List<Answer> answers = new ArrayList<>();
        for (@Nullable Map<String, String> thing : things) {
            Signals signals = BankEntryViews.hashes(thing);
            BankLookup found = banks.isEmpty() ? BankLookup.NOTHING : index.lookup(signals.all(), scope);
            if (!Boolean.TRUE.equals(body.test())) {
                counts.lookedUp(LookupCounts.Source.REST, signals.all(), found);
            }
            answers.add(Answer.of(found));
        }
        return answers;
    }
}
