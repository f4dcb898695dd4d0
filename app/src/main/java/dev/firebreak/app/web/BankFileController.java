package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.handin.FileSource;
import dev.firebreak.app.handin.HandInDesk;
import dev.firebreak.app.handin.HandedIn;
import dev.firebreak.app.web.BankEntryViews.Taken;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.segment.Hash256;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files into a bank: what they are recognised by is kept, they are not. */
@RestController
@RequestMapping("/api/v1/banks/{bank}/files")
final class BankFileController {
    private final HandInDesk files;
    private final BankDesk desk;
    private final BankAccess access;

    BankFileController(WebParts parts, HandInDesk files) {
        this.files = files;
        this.desk = parts.banks().desk();
        this.access = new BankAccess(desk);
    }

    /** What is said of a file in a form. */
    record BankForm(
            @Nullable String note,
            @Nullable String contentId,
            @Nullable String contentUri,
            @Nullable String json) {
        static BankForm of(Map<String, String> fields) {
            return new BankForm(
                    fields.get("note"), fields.get("contentId"), fields.get("contentUri"), fields.get("json"));
        }

        EntryAbout about(Provenance from) {
            return Input.checked(() -> new EntryAbout(
                    Objects.requireNonNullElse(note, ""), from, BankEntryViews.metadata(contentId, contentUri, json)));
        }
    }

    /** A file that is to be fetched, and what is said of it. */
    record BankFile(
            @Nullable String url,
            @Nullable String note,
            @Nullable String contentId,
            @Nullable String contentUri,
            @Nullable String json) {
        BankForm form() {
            return new BankForm(note, contentId, contentUri, json);
        }
    }

    /**
     * What became of a file.
     *
     * @param outcome added, or duplicate
     * @param id of the entry
     * @param remark what a person should know of it; may be empty
     */
    record FileTaken(String outcome, long id, String media, String remark) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Described(
            value =
                    "Puts the file at a URL, or in a form, into a bank: what it is recognised by is kept, the file is not",
            access = Access.REVIEWER_OR_CUSTODIAN)
    FileTaken named(
            @PathVariable String bank,
            @RequestBody BankFile body,
            @RequestParam(defaultValue = "") String ticket,
            HttpServletRequest request,
            Principal who) {
        Bank found = access.find(bank, request);
        String url = Input.required("url", body.url());
        var unused =
                body.form().about(Provenance.hash(who.getName(), desk.clock().instant())); // mistakes first
        return add(found, files.take(new FileSource.Address(url), who.getName(), ticket), body.form(), who);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Described(
            value =
                    "Puts the file at a URL, or in a form, into a bank: what it is recognised by is kept, the file is not",
            access = Access.REVIEWER_OR_CUSTODIAN,
            form = BankForm.class)
    FileTaken handedIn(
            @PathVariable String bank,
            @RequestParam(defaultValue = "") String ticket,
            HttpServletRequest request,
            Principal who) {
        Bank found = access.find(bank, request);
        HandedIn file = files.take(new FileSource.Form(request), who.getName(), ticket);
        return add(found, file, BankForm.of(file.fields()), who);
    }

    private FileTaken add(Bank bank, HandedIn file, BankForm form, Principal who) {
        Hash256 sha256 = Hash256.ofHex(FileMatchViews.sha256(file));
        Provenance from = Provenance.file(who.getName(), desk.clock().instant(), file.name(), sha256);
        EntryContent entry =
                new EntryContent(file.known().media(), file.known().signals(), form.about(from), Availability.ENABLED);
        Taken taken = Taken.of(desk.add(bank, List.of(entry), who.getName()).getFirst());
        return new FileTaken(
                taken.outcome(),
                taken.id(),
                Json.word(file.known().media()),
                file.known().remark());
    }
}
