package dev.firebreak.edge.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a URL apart in the one way that all parsers agree on; anything else is refused. */
final class UrlParts {
    /** Longest URL, in characters. */
    static final int MAX_LENGTH = 2048;

    /** Longest user name and password together, in characters. */
    static final int MAX_USER_LENGTH = 256;

    private static final Pattern FORM = Pattern.compile(
            "([A-Za-z][A-Za-z0-9+.-]{0,19})://(?:([^@/?#\\[\\]]*)@)?(\\[[^]@/?#]*]|[^:@/?#\\[\\]]*)(?::([^@/?#]*))?([/?#].*)?");
    private static final Pattern UNPLAIN = Pattern.compile("[\\p{Cntrl}\\p{Z}\\p{Cf}\\\\]");

    private UrlParts() {}

    /** Either a URL with a plain host, or why not. */
    sealed interface Parsed {
        record Url(URI uri, String host) implements Parsed {}

        record Unusable(AddressRefusal refusal, String message) implements Parsed {}
    }

    static Parsed parse(String url, AddressPurpose purpose) {
        if (url.length() > MAX_LENGTH) {
            return unusable(AddressRefusal.TOO_LONG, "The URL has more than " + MAX_LENGTH + " characters");
        }
        Matcher form = FORM.matcher(url);
        if (UNPLAIN.matcher(url).find() || !form.matches()) {
            return unusable(AddressRefusal.MALFORMED, "Not a plain URL of the form scheme://host/path");
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        if (!purpose.schemes().contains(scheme)) {
            return unusable(
                    AddressRefusal.SCHEME,
                    "Scheme " + scheme + " may not be read; use one of "
                            + purpose.schemes().stream().sorted().toList());
        }
        Optional<String> host = HostName.normal(form.group(3));
        if (host.isEmpty()) {
            return unusable(AddressRefusal.HOST, "The host is neither a plain name nor a plain address");
        }
        String port = form.group(4);
        if (port != null && !isPort(port)) {
            return unusable(AddressRefusal.PORT, "The port is not a number from 1 to 65535");
        }
        return assemble(form, scheme, host.get());
    }

    private static Parsed assemble(Matcher form, String scheme, String host) {
        String user = form.group(2) == null ? "" : form.group(2) + "@";
        String port = form.group(4) == null ? "" : ":" + form.group(4);
        String rest = form.group(5) == null ? "" : form.group(5);
        if (user.length() > MAX_USER_LENGTH + 1) {
            return unusable(
                    AddressRefusal.TOO_LONG,
                    "User name and password have more than " + MAX_USER_LENGTH + " characters");
        }
        try {
            URI uri = new URI(scheme + "://" + user + host + port + rest);
            if (!host.equals(uri.getHost())) {
                return unusable(AddressRefusal.HOST, "The host cannot be told from the rest of the URL");
            }
            if (scheme.equals("srt") && !callsOut(uri)) {
                return unusable(AddressRefusal.SRT_MODE, "An SRT address must call: mode=caller, or no mode");
            }
            return new Parsed.Url(uri, host);
        } catch (URISyntaxException e) {
            return unusable(AddressRefusal.MALFORMED, "Not a URL: " + e.getReason());
        }
    }

    private static boolean isPort(String port) {
        return port.matches("\\d{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535;
    }

    private static boolean callsOut(URI uri) {
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return Arrays.stream(query.split("&", -1))
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("mode="))
                .allMatch(field -> field.equalsIgnoreCase("mode=caller"));
    }

    private static Parsed unusable(AddressRefusal refusal, String message) {
        return new Parsed.Unusable(refusal, message);
    }
}
