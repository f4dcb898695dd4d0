package dev.firebreak.core.bank;

import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.vpdq.VpdqBytes;
import dev.firebreak.core.fingerprint.vpdq.VpdqSignal;
import dev.firebreak.core.segment.Hash256;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** A fingerprint of one kind, as a bank keeps it. */
public sealed interface Signal {
    SignalKind kind();

    /** The text form: hexadecimal in small letters for hashes, the exchanged string for vPDQ, Base64 for our own prints. {@link #parse} reads it. */
    String text();

    record Pdq(PdqHash hash) implements Signal {
        @Override
        public SignalKind kind() {
            return SignalKind.PDQ;
        }

        @Override
        public String text() {
            return hash.hex();
        }
    }

    /** 128 bits, most significant word first. */
    record Md5(long high, long low) implements Signal {
        @Override
        public SignalKind kind() {
            return SignalKind.MD5;
        }

        @Override
        public String text() {
            return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
        }
    }

    record Sha256(Hash256 hash) implements Signal {
        @Override
        public SignalKind kind() {
            return SignalKind.SHA256;
        }

        @Override
        public String text() {
            return hash.hex();
        }
    }

    /** A fingerprint in the form of whoever makes it: the bank does not look inside. Values are equal when their bytes are. */
    final class Print implements Signal {
        /** Some hours of video; whatever is larger is no fingerprint. */
        public static final int MAX_BYTES = 16 << 20;

        private final SignalKind kind;
        private final byte[] bytes;

        /** Throws {@link IllegalArgumentException} when the kind is not bulky, or there are no or too many bytes. */
        public Print(SignalKind kind, byte[] bytes) {
            if (!kind.bulky()) {
                throw new IllegalArgumentException(
                        "A fingerprint of kind %s is no run of bytes".formatted(kind.label()));
            }
            if (bytes.length == 0 || bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("A fingerprint of kind %s has 1 to %d bytes, not %d"
                        .formatted(kind.label(), MAX_BYTES, bytes.length));
            }
            this.kind = kind;
            this.bytes = bytes.clone();
        }

        @Override
        public SignalKind kind() {
            return kind;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int length() {
            return bytes.length;
        }

        @Override
        public String text() {
            return kind == SignalKind.VPDQ
                    ? VpdqSignal.write(VpdqBytes.read(bytes))
                    : Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Print print && print.kind == kind && Arrays.equals(print.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Print[%s, %d bytes]".formatted(kind.label(), bytes.length);
        }
    }

    /** Reads {@link #text()}, hashes in either case. Throws {@link IllegalArgumentException} naming what is wrong. */
    static Signal parse(SignalKind kind, String text) {
        String stripped = text.strip();
        return switch (kind) {
            case PDQ -> new Pdq(PdqHash.parse(stripped));
            case MD5 -> {
                String digits = hex("An MD5", stripped, 32);
                yield new Md5(
                        HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, 32));
            }
            case SHA256 -> new Sha256(Hash256.ofHex(hex("A SHA-256", stripped, 64)));
            case VIDEO, SOUND -> new Print(kind, base64(kind, stripped));
            case VPDQ -> new Print(kind, VpdqBytes.write(VpdqSignal.read(stripped)));
        };
    }

    private static byte[] base64(SignalKind kind, String text) {
        // Base64 makes four characters of three bytes; what is longer is not even decoded.
        if (text.length() > (Print.MAX_BYTES / 3 + 1) * 4) {
            throw new IllegalArgumentException(
                    "A fingerprint of kind %s has at most %d bytes".formatted(kind.label(), Print.MAX_BYTES));
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A fingerprint of kind %s is written in Base64".formatted(kind.label()), e);
        }
    }

    private static String hex(String what, String text, int digits) {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.length() != digits || !small.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("%s has %d hexadecimal digits".formatted(what, digits));
        }
        return small;
    }
}
