package dev.firebreak.app.bank;

import dev.firebreak.core.bank.EntryContent;
import dev.firebreak.core.bank.MediaKind;
import dev.firebreak.core.bank.Provenance;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.fingerprint.picture.PictureHash;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.core.fingerprint.video.VpdqVideo;
import dev.firebreak.core.fingerprint.vpdq.VpdqBytes;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.core.fingerprint.vpdq.VpdqSignal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists of others: a line {@code signal_type SIGNAL} each, as the command-line program of ThreatExchange reads and writes them, or bare hashes as
 * {@code md5sum}, {@code sha256sum} and the PDQ hasher print them, with the file's name after each.
 */
public final class SignalList {
    private static final int MD5_DIGITS = 32;
    private static final int LONG_DIGITS = 64;

    /** A hash, then perhaps a comma and a quality, then perhaps a name. */
    private static final Pattern BARE = Pattern.compile(
            "([0-9a-fA-F]{32}|[0-9a-fA-F]{64})(?:\\s*,\\s*([0-9]{1,3})(?![^,\\s]))?(?:[\\s,]+\\*?(.*))?");

    private SignalList() {}

    /** Lines without their ends, of what others know of these signals; a video of our own as vPDQ. */
    public static List<String> lines(Signals signals) {
        Stream<String> hashes = signals.hashes().all().stream().map(SignalList::line);
        return Stream.concat(hashes, vpdq(signals).stream().map(all -> "vpdq " + VpdqSignal.write(all)))
                .toList();
    }

    private static String line(Signal signal) {
        String type =
                signal.kind() == SignalKind.MD5 ? "video_md5" : signal.kind().label();
        return type + " " + signal.text();
    }

    /** A video's frames as others exchange them: as they came, or made of our own fingerprint. */
    public static Optional<List<VpdqFeature>> vpdq(Signals signals) {
        return signals.print(SignalKind.VPDQ)
                .map(print -> VpdqBytes.read(print.bytes()))
                .or(() -> signals.print(SignalKind.VIDEO)
                        .map(print -> VpdqVideo.features(FingerprintBytes.read(print.bytes()))))
                .filter(features -> !features.isEmpty());
    }

    /**
     * Reads a line. Throws {@link IllegalArgumentException} naming what is wrong.
     *
     * @param bare what hashes without a type are; where empty, 32 digits are an MD5, and 64 have to be told apart by a type
     */
    public static EntryContent read(String line, Optional<SignalKind> bare, String by, Instant now) {
        String stripped = line.strip();
        if (bare.equals(Optional.of(SignalKind.VPDQ))) {
            return entry(Signal.parse(SignalKind.VPDQ, stripped), "", by, now);
        }
        Matcher hash = BARE.matcher(stripped);
        if (hash.matches()) {
            return bare(hash, bare, by, now);
        }
        String[] words = stripped.split("\\s+", 2);
        if (words.length < 2) {
            throw new IllegalArgumentException("a line is 'signal_type SIGNAL', or a hash");
        }
        return entry(Signal.parse(EntryJson.kind(words[0]), words[1]), "", by, now);
    }

    private static EntryContent bare(Matcher line, Optional<SignalKind> bare, String by, Instant now) {
        String digits = line.group(1);
        SignalKind kind = bare.orElseGet(() -> {
            if (digits.length() == LONG_DIGITS) {
                throw new IllegalArgumentException("64 digits are a PDQ hash or a SHA-256; say which");
            }
            return SignalKind.MD5;
        });
        boolean fits = digits.length() == (kind == SignalKind.MD5 ? MD5_DIGITS : LONG_DIGITS);
        if (!fits) {
            throw new IllegalArgumentException("%d digits are no %s".formatted(digits.length(), kind.label()));
        }
        String quality = line.group(2);
        if (kind == SignalKind.PDQ && quality != null && Integer.parseInt(quality) < PictureHash.USABLE_QUALITY) {
            throw new IllegalArgumentException("a quality of %s; below %d pictures resemble each other"
                    .formatted(quality, PictureHash.USABLE_QUALITY));
        }
        String name = line.group(3);
        return entry(Signal.parse(kind, digits), name == null ? "" : name.strip(), by, now);
    }

    /** An entry of the one signal; of a name that is too long the beginning is cut. */
    static EntryContent entry(Signal signal, String fileName, String by, Instant now) {
        String clean = fileName.replaceAll("\\p{Cntrl}", "?");
        String kept = clean.substring(Math.max(0, clean.length() - Provenance.MAX_FILE_NAME));
        Signals signals = Signals.of(signal);
        MediaKind media = signal.kind() == SignalKind.PDQ ? MediaKind.PICTURE : EntryJson.media("", signals);
        Provenance from = new Provenance(Provenance.Origin.IMPORT, "", by, now, kept, Optional.empty());
        return EntryContent.of(media, signals, from);
    }
}
