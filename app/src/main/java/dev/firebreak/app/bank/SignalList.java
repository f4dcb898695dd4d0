package dev.firebreak.app.bank;

import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import java.time.Instant;
import java.util.Optional;

/** Lists with a line {@code signal_type SIGNAL} each, as the command-line program of ThreatExchange reads and writes them. */
public final class SignalList {
    private SignalList() {}

    /** One line without its end; empty for kinds that others do not know. */
    public static Optional<String> line(Signal signal) {
        return switch (signal.kind()) {
            case PDQ -> Optional.of("pdq " + signal.text());
            case MD5 -> Optional.of("video_md5 " + signal.text());
            case SHA256 -> Optional.of("sha256 " + signal.text());
            case VIDEO, SOUND -> Optional.empty();
        };
    }

    /** Reads a line. Throws {@link IllegalArgumentException} naming what is wrong. */
    public static EntryContent read(String line, String by, Instant now) {
        String[] words = line.strip().split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("a line is 'signal_type SIGNAL'");
        }
        Signal signal = Signal.parse(EntryJson.kind(words[0]), words[1]);
        MediaKind media = signal.kind() == SignalKind.PDQ ? MediaKind.PICTURE : EntryJson.media("", Signals.of(signal));
        Provenance from = new Provenance(Provenance.Origin.IMPORT, "", by, now, "", Optional.empty());
        return EntryContent.of(media, Signals.of(signal), from);
    }
}
