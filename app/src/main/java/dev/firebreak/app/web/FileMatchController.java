package dev.firebreak.app.web;

import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.app.config.MatchSettings;
import dev.firebreak.app.handin.FileSource;
import dev.firebreak.app.handin.HandInDesk;
import dev.firebreak.app.handin.HandedIn;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.FileMatchViews.Answer;
import dev.firebreak.app.web.FileMatchViews.FileForm;
import dev.firebreak.app.web.FileMatchViews.Limits;
import dev.firebreak.app.web.FileMatchViews.NamedFile;
import dev.firebreak.app.web.FileMatchViews.Progress;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankId;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Of what banked things a file is a copy. No file is kept. */
@RestController
@RequestMapping("/api/v1/match")
final class FileMatchController {
    /** Banks that are named in the audit log. */
    private static final int BANKS_NAMED = 20;

    private final HandInDesk desk;
    private final BankIndex index;
    private final CopyMatcher matcher;
    private final LookupCounts counts;
    private final BankAccess access;
    private final AuditTrail audit;
    private final MatchSettings settings;

    FileMatchController(WebParts parts, HandInDesk desk, AuditTrail audit) {
        this.desk = desk;
        this.index = parts.banks().index();
        this.matcher = parts.banks().matcher();
        this.counts = parts.banks().counts();
        this.access = new BankAccess(parts.banks().desk());
        this.audit = audit;
        this.settings = parts.config().match();
    }

    @GetMapping
    @Described(value = "What may be handed in to be matched", access = Access.REVIEWER_OR_CUSTODIAN)
    Limits limits() {
        return new Limits(settings.maxFile(), settings.files(), settings.perMinute());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Described(
            value =
                    "Of what banked things the file at a URL, or in a form, is a copy, in the banks that one may see; the file is not kept",
            access = Access.REVIEWER_OR_CUSTODIAN)
    Answer named(
            @RequestBody NamedFile body,
            @RequestParam(defaultValue = "") String ticket,
            HttpServletRequest request,
            Principal who) {
        String url = Input.required("url", body.url());
        Set<BankId> banks = banks(body, request);
        return answer(desk.take(new FileSource.Address(url), who.getName(), ticket), body, banks, who);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Described(
            value =
                    "Of what banked things the file at a URL, or in a form, is a copy, in the banks that one may see; the file is not kept",
            access = Access.REVIEWER_OR_CUSTODIAN,
            form = FileForm.class)
    Answer handedIn(@RequestParam(defaultValue = "") String ticket, HttpServletRequest request, Principal who) {
        requireBanks();
        HandedIn file = desk.take(new FileSource.Form(request), who.getName(), ticket);
        NamedFile wish = FileForm.of(file.fields());
        return answer(file, wish, banks(wish, request), who);
    }

    @GetMapping("/progress/{ticket}")
    @Described(
            value =
                    "How far one's file is that is being matched or banked under this ticket, which was chosen with the request",
            access = Access.REVIEWER_OR_CUSTODIAN)
    Progress progress(@PathVariable String ticket, Principal who) {
        return Progress.of(desk.stages().of(who.getName(), ticket));
    }

    /** A mistake in the names is told before a file is fetched for nothing. */
    private Set<BankId> banks(NamedFile wish, HttpServletRequest request) {
        requireBanks();
        return access.scope(wish.banks(), index, request);
    }

    private void requireBanks() {
        if (index.status().caughtUpAt().isEmpty()) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, "The banks are still being read; try again in a moment");
        }
    }

    private Answer answer(HandedIn file, NamedFile wish, Set<BankId> banks, Principal who) {
        List<CopyMatch> matches = banks.isEmpty()
                ? List.of()
                : matcher.match(FileMatchViews.query(file, wish), new LookupScope(banks, 0, false));
        counts.fileLookedUp(LookupCounts.Source.REST, FileMatchViews.sha256(file), entries(matches));
        audit.add(who, "match-file", "file:" + FileMatchViews.sha256(file), words(file, matches));
        return Answer.of(file, matches);
    }

    private List<EntryRef> entries(List<CopyMatch> matches) {
        Map<BankName, BankId> ids = index.banks().stream().collect(Collectors.toMap(Bank::name, Bank::id));
        return matches.stream()
                .flatMap(match -> Stream.ofNullable(ids.get(match.bank())).map(id -> new EntryRef(id, match.entry())))
                .toList();
    }

    private static String words(HandedIn file, List<CopyMatch> matches) {
        String name = file.name().replaceAll("\\p{Cntrl}", "?");
        String kept = name.substring(0, Math.min(name.length(), 255));
        String found = matches.stream()
                .limit(BANKS_NAMED)
                .map(match -> match.bank() + " entry " + match.entry())
                .collect(Collectors.joining(", "));
        return "%s, %d bytes: %s"
                .formatted(
                        kept,
                        file.bytes(),
                        matches.isEmpty() ? "no match" : "%d matches: %s".formatted(matches.size(), found));
    }
}
