package dev.firebreak.app.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Networks and hosts in the form {@code 10.1.0.0/16}, {@code fd00::/8} or {@code 127.0.0.1}. */
final class Cidr {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Cidr() {}

    /** Never asks a name server: only literal addresses are valid. */
    static boolean valid(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2 || !LITERAL.matcher(parts[0]).matches()) {
            return false;
        }
        try {
            int bits = InetAddress.getByName(parts[0]).getAddress().length * 8;
            return parts.length == 1 || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
