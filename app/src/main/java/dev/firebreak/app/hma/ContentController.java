package dev.firebreak.app.hma;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.core.bank.Availability;
import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.EntryAbout;
import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.EntryOutcome;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in a bank. */
@RestController
@RequestMapping("/c/bank/{bank}")
final class ContentController {
    private final BankDesk desk;
    private final VisibleBanks banks;
    private final MediaDesk media;
    private final JsonBody bodies;

    ContentController(BankDesk desk, VisibleBanks banks, MediaDesk media, JsonBody bodies) {
        this.desk = desk;
        this.banks = banks;
        this.media = media;
        this.bodies = bodies;
    }

    @PostMapping("/content")
    Map<String, Object> addFile(@PathVariable String bank, HttpServletRequest request) {
        Bank found = banks.require(request, bank);
        ObjectNode body = bodies.ifAny(request);
        Description.of(body, Map.of(), request, bodies); // a mistake is told before a file is fetched for nothing
        HashedMedia hashed = media.hash(request, true);
        for (SignalType type : hashed.types()) {
            if (hashed.signal(type).isEmpty()) {
                throw RefusedException.bad(
                        "Invalid %s signal: the picture is %s".formatted(type.label(), hashed.remark()));
            }
        }
        Description description = Description.of(body, hashed.fields(), request, bodies);
        Provenance from =
                Provenance.file(VisibleBanks.who(request), desk.clock().instant(), hashed.name(), hashed.sha256());
        return add(request, found, hashed.medium().kind(), hashed.signals(), description.about(from), hashed.texts());
    }

    @PostMapping("/signal")
    Map<String, Object> addSignals(@PathVariable String bank, HttpServletRequest request) {
        Bank found = banks.require(request, bank);
        ObjectNode body = bodies.of(request);
        Map<SignalType, Signal> given = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!field.getKey().equals("note")) {
                SignalType type = SignalType.parse(field.getKey());
                given.put(type, signal(type, field.getValue()));
            }
        }
        if (given.isEmpty()) {
            throw RefusedException.bad("No signals given");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        given.forEach((type, signal) -> texts.put(type.label(), signal.text()));
        MediaKind kind = given.keySet().iterator().next().medium().kind();
        EntryAbout about = EntryAbout.of(
                        Provenance.hash(VisibleBanks.who(request), desk.clock().instant()))
                .withNote(Description.note(body));
        return add(request, found, kind, Signals.of(given.values()), about, texts);
    }

    private static Signal signal(SignalType type, JsonNode value) {
        return type.signal(JsonBody.text(type.label(), value))
                .orElseThrow(() -> RefusedException.bad("Invalid %s signal: it is empty".formatted(type.label())));
    }

    private Map<String, Object> add(
            HttpServletRequest request,
            Bank bank,
            MediaKind kind,
            Signals signals,
            EntryAbout about,
            Map<String, String> texts) {
        EntryContent content = new EntryContent(kind, signals, about, Availability.ENABLED);
        long id = switch (desk.add(bank, List.of(content), VisibleBanks.who(request))
                .getFirst()) {
            case EntryOutcome.Added added -> added.id().value();
            case EntryOutcome.Duplicate known -> known.of().value();
            case EntryOutcome.NoSuchBank none ->
                throw new RefusedException(HttpStatus.NOT_FOUND, "bank '%s' not found".formatted(bank.name()));
        };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", id);
        answer.put("signals", texts);
        return answer;
    }

    @GetMapping("/content/{content}")
    Map<String, @Nullable Object> one(
            @PathVariable String bank, @PathVariable String content, HttpServletRequest request) {
        Bank found = banks.require(request, bank);
        return ContentView.of(
                found,
                entry(found, content),
                flag(request, "include_signals", false),
                flag(request, "include_metadata", true));
    }

    private static boolean flag(HttpServletRequest request, String name, boolean otherwise) {
        @Nullable String value = request.getParameter(name);
        return value == null ? otherwise : JsonBody.flag(name, value);
    }

    @PutMapping("/content/{content}")
    Map<String, @Nullable Object> change(
            @PathVariable String bank, @PathVariable String content, HttpServletRequest request) {
        Bank found = banks.require(request, bank);
        BankEntry before = entry(found, content);
        ObjectNode body = bodies.of(request);
        Instant now = desk.clock().instant();
        Availability availability = JsonBody.has(body, "disable_until_ts")
                ? DisableUntil.parse(body.path("disable_until_ts"), now)
                : before.availability();
        String note = body.has("note") ? Description.note(body) : before.about().note();
        BankEntry after = desk.change(found, before.id(), note, availability, VisibleBanks.who(request));
        return ContentView.of(found, after, false, true);
    }

    /** Of this bank: an id of another bank's entry is not there. */
    @DeleteMapping("/content/{content}")
    Map<String, Integer> remove(@PathVariable String bank, @PathVariable String content, HttpServletRequest request) {
        Bank found = banks.require(request, bank);
        Optional<BankEntry> entry = find(found, content);
        entry.ifPresent(there -> desk.remove(found, there.id(), VisibleBanks.who(request)));
        return Map.of("deleted", entry.isPresent() ? 1 : 0);
    }

    private BankEntry entry(Bank bank, String id) {
        return find(bank, id)
                .orElseThrow(() -> new RefusedException(
                        HttpStatus.NOT_FOUND, "content '%s' not found in bank '%s'".formatted(id, bank.name())));
    }

    private Optional<BankEntry> find(Bank bank, String id) {
        if (!id.matches("[1-9][0-9]{0,17}") || Long.parseLong(id) > EntryId.MAX) {
            return Optional.empty();
        }
        return desk.store()
                .entry(new EntryId(Long.parseLong(id)))
                .filter(entry -> entry.bank().equals(bank.id()));
    }
}
