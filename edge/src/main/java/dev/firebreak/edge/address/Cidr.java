package dev.firebreak.edge.address;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of addresses, IPv4 or IPv6. */
@SuppressWarnings("ArrayRecordComponent") // private to the package and never compared
record Cidr(byte[] prefix, int bits) {

    /** Parses {@code address/bits}, or one address. Throws {@link IllegalArgumentException} when it is neither. */
    static Cidr of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!HostName.isAddress(address)) {
            throw new IllegalArgumentException("Not an address or a block of addresses: " + text);
        }
        byte[] prefix = bytes(address);
        int bits = slash < 0 ? prefix.length * 8 : bits(text, text.substring(slash + 1), prefix.length * 8);
        return new Cidr(prefix, bits);
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + address, e);
        }
    }

    private static int bits(String text, String number, int most) {
        if (!number.matches("\\d{1,3}") || Integer.parseInt(number) > most) {
            throw new IllegalArgumentException("A block of addresses ends in /0 to /" + most + ": " + text);
        }
        return Integer.parseInt(number);
    }
}
