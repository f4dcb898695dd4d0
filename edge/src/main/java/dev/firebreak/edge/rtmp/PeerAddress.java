package dev.firebreak.edge.rtmp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one address in a limit: an IPv4 address, or the /64 network that an IPv6 host can roam in. */
record PeerAddress(String value) {
    private static final int NETWORK_BYTES = 8;

    static PeerAddress of(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
            return new PeerAddress(HexFormat.of().formatHex(network) + "/64");
        }
        return new PeerAddress(address.getHostAddress());
    }
}
