package dev.firebreak.app.hma;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankEntry;
import dev.firebreak.core.bank.ContentMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An entry as HMA shows it. */
final class ContentView {
    private ContentView() {}

    static Map<String, @Nullable Object> of(Bank bank, BankEntry entry, boolean signals, boolean metadata) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", entry.id().value());
        view.put("disable_until_ts", DisableUntil.of(entry.availability()));
        view.put("original_media_uri", null);
        view.put("bank", VisibleBanks.view(bank));
        if (signals) {
            view.put("signals", signals(entry));
        }
        if (metadata) {
            view.put("metadata", metadata(entry.about().metadata()));
        }
        if (!entry.about().note().isEmpty()) {
            view.put("note", entry.about().note());
        }
        return view;
    }

    /** Only what this interface has a name for: a picture's MD5 is none. */
    private static Map<String, String> signals(BankEntry entry) {
        Map<String, String> signals = new LinkedHashMap<>();
        for (SignalType type : SignalType.values()) {
            if (type == SignalType.PDQ || entry.media() == type.medium().kind()) {
                entry.hashes().get(type.kind()).ifPresent(signal -> signals.put(type.label(), signal.text()));
            }
        }
        return signals;
    }

    private static Map<String, Object> metadata(ContentMetadata metadata) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (!metadata.contentId().isEmpty()) {
            view.put("content_id", metadata.contentId());
        }
        if (!metadata.contentUri().isEmpty()) {
            view.put("content_uri", metadata.contentUri());
        }
        if (!metadata.json().isEmpty()) {
            view.put("json", JsonMapper.shared().readTree(metadata.json()));
        }
        return view;
    }
}
