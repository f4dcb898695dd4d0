package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.EntryJson;
import dev.firebreak.app.web.BankEntryViews.AllTaken;
import dev.firebreak.app.web.BankEntryViews.Change;
import dev.firebreak.app.web.BankEntryViews.EntryView;
import dev.firebreak.app.web.BankEntryViews.NewEntries;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is in a bank. */
@RestController
@RequestMapping("/api/v1/banks/{bank}/entries")
final class BankEntryController {
    /** The most entries in one request. */
    static final int MAX_ENTRIES = 1_000;

    private final BankDesk desk;
    private final BankAccess access;

    BankEntryController(WebParts parts) {
        desk = parts.banks().desk();
        access = new BankAccess(desk);
    }

    @GetMapping
    @Described(
            value =
                    "Entries by words of note, file name or content id, by id or by hash, newest first; before: older than that entry",
            access = Access.SIGNED_IN)
    List<EntryView> list(
            @PathVariable String bank,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "48") int limit,
            HttpServletRequest request) {
        Input.page(limit, 0);
        Bank found = access.find(bank, request);
        EntryQuery query = Input.checked(() -> new EntryQuery(
                found.id(),
                text == null ? "" : text,
                "",
                Optional.ofNullable(before).map(EntryId::new),
                limit));
        return desk.store().entries(query).stream().map(EntryView::of).toList();
    }

    @PostMapping
    @Described("Adds entries by their signals, up to 1000 at once; what is there already stays as it is")
    AllTaken add(@PathVariable String bank, @RequestBody NewEntries body, HttpServletRequest request, Principal who) {
        var wanted = Input.required("entries", body.entries());
        if (wanted.isEmpty() || wanted.size() > MAX_ENTRIES) {
            throw new BadRequestException("entries has 1 to %d entries".formatted(MAX_ENTRIES));
        }
        Bank found = access.find(bank, request);
        Instant now = desk.clock().instant();
        List<EntryContent> entries =
                wanted.stream().map(each -> each.content(who.getName(), now)).toList();
        return AllTaken.of(desk.add(found, entries, who.getName()));
    }

    @GetMapping("/{entry}")
    @Described(value = "One entry", access = Access.SIGNED_IN)
    EntryView one(@PathVariable String bank, @PathVariable long entry, HttpServletRequest request) {
        return EntryView.of(desk.find(access.find(bank, request), id(entry)));
    }

    @PatchMapping("/{entry}")
    @Described("Changes an entry's note, disables it (forever, or until an instant) or enables it")
    EntryView change(
            @PathVariable String bank,
            @PathVariable long entry,
            @RequestBody Change body,
            HttpServletRequest request,
            Principal who) {
        Bank found = access.find(bank, request);
        BankEntry before = desk.find(found, id(entry));
        String note =
                body.note() == null ? before.about().note() : Input.text("note", body.note(), EntryAbout.MAX_NOTE);
        String until = body.disabledUntil();
        Availability availability =
                until == null ? before.availability() : Input.checked(() -> EntryJson.availability(until));
        return EntryView.of(desk.change(found, id(entry), note, availability, who.getName()));
    }

    @DeleteMapping("/{entry}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "Removes an entry, for good", access = Access.ADMIN, status = 204)
    void remove(@PathVariable String bank, @PathVariable long entry, HttpServletRequest request, Principal who) {
        desk.remove(access.find(bank, request), id(entry), who.getName());
    }

    private static EntryId id(long value) {
        return Input.checked(() -> new EntryId(value));
    }
}
