package dev.firebreak.edge.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a host as every parser reads it, or not at all. C libraries take {@code 0177.0.0.1}, {@code 2130706433} and {@code
 * 0x7f.1} for 127.0.0.1, Java does for some and asks DNS for others: a host whose last label is a number must be a plain
 * dotted quad.
 */
final class HostName {
    /** Longest host, in characters (RFC 1035). */
    static final int MAX_LENGTH = 253;

    private static final Pattern QUAD = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern NUMERIC_LABEL = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.(?!$)|$))+");
    private static final Pattern BRACKETED = Pattern.compile("\\[[0-9a-fA-F:.]{2,45}]");

    private HostName() {}

    /** The host in lower-case ASCII, IPv6 in brackets, without a final dot; empty when it is not plain. */
    static Optional<String> normal(String host) {
        if (host.startsWith("[")) {
            return BRACKETED.matcher(host).matches() ? Optional.of(host.toLowerCase(Locale.ROOT)) : Optional.empty();
        }
        return ascii(host).map(HostName::withoutFinalDot).filter(HostName::isPlain);
    }

    /** True for a plain dotted quad and for IPv6 with or without brackets. */
    static boolean isAddress(String host) {
        return QUAD.matcher(host).matches() || host.indexOf(':') >= 0;
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutFinalDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean isPlain(String host) {
        if (host.isEmpty() || host.length() > MAX_LENGTH) {
            return false;
        }
        if (NUMERIC_LABEL.matcher(host.substring(host.lastIndexOf('.') + 1)).matches()) {
            return QUAD.matcher(host).matches();
        }
        return NAME.matcher(host).matches();
    }
}
