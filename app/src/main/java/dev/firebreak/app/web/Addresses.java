package dev.firebreak.app.web;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Network addresses as the configuration writes them. */
final class Addresses {
    private Addresses() {}

    static InetAddress bind(String key, String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "%s: there is no address %s here".formatted(key, address), e);
        }
    }

    /** True when {@code peer}, a literal address, is one of {@code networks} or within one. */
    static boolean within(String peer, List<String> networks) {
        return networks.stream().anyMatch(network -> within(literal(peer), network));
    }

    private static boolean within(byte[] peer, String network) {
        String[] parts = network.split("/", 2);
        byte[] base = literal(parts[0]);
        if (base.length != peer.length) {
            return false;
        }
        int bits = parts.length == 1 ? base.length * 8 : Integer.parseInt(parts[1]);
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((base[bit / 8] & mask) != (peer[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] literal(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not a literal address: " + address, e);
        }
    }
}
