package dev.firebreak.app.config;

import java.util.List;

/**
 * Which addresses people may make the server read.
 *
 * @param allowedNetworks private networks, as CIDR, that may be read all the same
 */
public record AddressSettings(List<String> allowedNetworks) {
    static AddressSettings read(KeyReader keys) {
        List<String> networks = keys.list("addresses.allowedNetworks");
        for (String network : networks) {
            keys.refuseIf(
                    !Cidr.valid(network),
                    "addresses.allowedNetworks: '%s' is not a network such as 10.1.0.0/16".formatted(network));
        }
        return new AddressSettings(networks);
    }
}
