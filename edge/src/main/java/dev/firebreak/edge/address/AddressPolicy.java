package dev.firebreak.edge.address;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Keeps URLs that users give from reaching loopback, private networks, cloud metadata and files (server-side request
 * forgery). A URL passes when its scheme suits the purpose and every address that its host resolves to is public or allowed
 * by the operator. Thread-safe. Blocks while resolving.
 */
public final class AddressPolicy {
    /** Most redirects that are followed. */
    public static final int MAX_REDIRECTS = 5;

    /** Most addresses that a host may resolve to. */
    public static final int MAX_ADDRESSES = 32;

    private final AllowList allowList;
    private final HostResolver resolver;

    public AddressPolicy(AllowList allowList, HostResolver resolver) {
        this.allowList = allowList;
        this.resolver = resolver;
    }

    /** Checks a URL that a user gave. */
    public AddressAnswer check(String url, AddressPurpose purpose) {
        return check(url, purpose, 0);
    }

    /**
     * Checks where a redirect, or an entry of a playlist, leads, before it is followed.
     *
     * @param location absolute, or relative to {@code from}
     */
    public AddressAnswer redirect(CheckedAddress from, String location) {
        if (from.redirects() >= MAX_REDIRECTS) {
            return refused(AddressRefusal.TOO_MANY_REDIRECTS, "More than " + MAX_REDIRECTS + " redirects");
        }
        String target;
        try {
            target = location.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")
                    ? location
                    : from.uri().resolve(URI.create(location)).toString();
        } catch (IllegalArgumentException e) {
            return refused(AddressRefusal.MALFORMED, "The redirect leads to something that is not a URL");
        }
        if (isEncrypted(from.uri().getScheme())
                && target.toLowerCase(Locale.ROOT).startsWith("http:")) {
            return refused(AddressRefusal.DOWNGRADE, "The redirect leads from https to http");
        }
        return check(target, from.purpose(), from.redirects() + 1);
    }

    private AddressAnswer check(String url, AddressPurpose purpose, int redirects) {
        return switch (UrlParts.parse(url, purpose)) {
            case UrlParts.Parsed.Unusable(AddressRefusal refusal, String message) -> refused(refusal, message);
            case UrlParts.Parsed.Url(URI uri, String host) -> resolve(uri, host, purpose, redirects);
        };
    }

    private AddressAnswer resolve(URI uri, String host, AddressPurpose purpose, int redirects) {
        List<InetAddress> addresses;
        try {
            addresses = HostName.isAddress(host) ? List.of(InetAddress.getByName(host)) : resolver.resolve(host);
        } catch (UnknownHostException e) {
            return refused(AddressRefusal.UNRESOLVED, "Host " + host + " is not known");
        }
        if (addresses.isEmpty()) {
            return refused(AddressRefusal.UNRESOLVED, "Host " + host + " has no address");
        }
        if (addresses.size() > MAX_ADDRESSES) {
            return refused(
                    AddressRefusal.TOO_MANY_ADDRESSES,
                    "Host " + host + " has more than " + MAX_ADDRESSES + " addresses");
        }
        if (!allowList.allowsHost(host) && !addresses.stream().allMatch(this::isAllowed)) {
            return refused(
                    AddressRefusal.NOT_PUBLIC,
                    "Host " + host + " has an address that is not public; the operator can allow it");
        }
        return new AddressAnswer.Allowed(new CheckedAddress(uri, host, purpose, addresses, redirects));
    }

    private boolean isAllowed(InetAddress address) {
        return PublicAddresses.isPublic(address.getAddress()) || allowList.allowsAddress(address);
    }

    private static boolean isEncrypted(String scheme) {
        return scheme.equals("https");
    }

    private static AddressAnswer refused(AddressRefusal refusal, String message) {
        return new AddressAnswer.Refused(refusal, message);
    }
}
