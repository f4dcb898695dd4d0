package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "10.1.2.3, 10.1.0.0/16, true",
        "10.2.2.3, 10.1.0.0/16, false",
        "10.1.0.129, 10.1.0.128/25, true",
        "10.1.0.127, 10.1.0.128/25, false",
        "203.0.113.9, 0.0.0.0/0, true",
        "fd00::1, fd00::/8, true",
        "fd00::1, 10.0.0.0/8, false",
        "::1, ::1, true"
    })
    void tellsWhoIsWithin(String peer, String network, boolean within) {
        assertThat(Addresses.within(peer, List.of(network))).isEqualTo(within);
    }
}
