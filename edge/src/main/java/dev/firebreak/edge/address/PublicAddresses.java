package dev.firebreak.edge.address;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells public unicast addresses from all others, after IANA's special-purpose registries (RFC 6890 and its updates). IPv6
 * is closed but for 2000::/3; an IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is judged as what it is.
 */
final class PublicAddresses {
    private static final List<Cidr> SPECIAL_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3");
    /** Protocol assignments with Teredo (2001::/23), documentation, and 6to4, which is unwrapped first. */
    private static final List<Cidr> SPECIAL_V6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Cidr SIX_TO_FOUR = Cidr.of("2002::/16");
    private static final Cidr NAT64 = Cidr.of("64:ff9b::/96");
    /** ::ffff:0:0/96, spelt out because Java turns the text form into IPv4. */
    private static final Cidr MAPPED =
            new Cidr(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0}, 96);

    private PublicAddresses() {}

    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return SPECIAL_V4.stream().noneMatch(block -> block.contains(address));
        }
        if (MAPPED.contains(address) || NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL_V6.contains(address)
                && SPECIAL_V6.stream().noneMatch(block -> block.contains(address))
                && !isIsatapToPrivate(address);
    }

    /** RFC 5214: an interface id of 0:5efe or 200:5efe is followed by the IPv4 address that the packet goes to. */
    private static boolean isIsatapToPrivate(byte[] address) {
        boolean isatap =
                (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && (address[11] & 0xff) == 0xfe;
        return isatap && !isPublic(Arrays.copyOfRange(address, 12, 16));
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::of).toList();
    }
}
