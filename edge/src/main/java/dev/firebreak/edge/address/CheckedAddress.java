package dev.firebreak.edge.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * A URL that may be opened, with the addresses that its host had when it was checked. Connect to one of these, not to what
 * the name says later: whoever owns the name can change it in between (DNS rebinding).
 *
 * @param uri with the host in lower-case ASCII; may carry a user name and a password, so log {@link #redacted()} instead
 * @param addresses at least one; all allowed
 * @param redirects how many redirects led here
 */
public record CheckedAddress(URI uri, String host, AddressPurpose purpose, List<InetAddress> addresses, int redirects) {

    public CheckedAddress {
        addresses = List.copyOf(addresses);
    }

    /**
     * The same URL with the first address in place of the name. Right for rtmp, srt and rtsp. A TLS server is checked against its
     * name and an HTTP server may need it in the Host header: give these the name besides.
     */
    public URI pinned() {
        InetAddress address = addresses.getFirst();
        String literal =
                address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        String authority = uri.getRawAuthority();
        int user = authority.lastIndexOf('@') + 1;
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String rest = uri.toString().substring(uri.getScheme().length() + 3 + authority.length());
        return URI.create(uri.getScheme() + "://" + authority.substring(0, user) + literal + port + rest);
    }

    /** Scheme, host, port and path: what may stand in a log. Stream keys in the last part of an RTMP path do not. */
    public String redacted() {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.getRawPath();
        boolean keyInPath = uri.getScheme().startsWith("rtmp");
        String shown = keyInPath ? path.substring(0, path.lastIndexOf('/') + 1) + "…" : path;
        return uri.getScheme() + "://" + host + port + shown;
    }

    @Override
    public String toString() {
        return "CheckedAddress[" + redacted() + "]";
    }
}
