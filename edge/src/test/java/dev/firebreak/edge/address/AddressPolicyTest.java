package dev.firebreak.edge.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which URLs pass, and which tricks do not. */
class AddressPolicyTest {
    private static final Map<String, List<String>> NAMES = Map.of(
            "media.example", List.of("93.184.216.34", "2606:2800:220:1::1"),
            "xn--bcher-kva.example", List.of("93.184.216.34"),
            "mixed.example", List.of("93.184.216.34", "127.0.0.1"),
            "inside.example", List.of("10.1.2.3"),
            "empty.example", List.of(),
            "crowd.example", Collections.nCopies(33, "93.184.216.34"),
            "full.example", Collections.nCopies(32, "93.184.216.34"),
            "localhost", List.of("127.0.0.1"));

    private final AddressPolicy policy = policy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://media.example/live.m3u8",
                "HTTPS://Media.Example:8443/live.m3u8?token=a%20b#t",
                "rtmp://media.example/live/key",
                "rtmps://media.example/live",
                "srt://media.example:9000?mode=caller&latency=200",
                "rtsp://user:secret@media.example/cam",
                "rtsps://media.example",
                "http://media.example./x",
                "http://bücher.example/x",
                "http://8.8.8.8/x",
                "http://[2606:2800:220:1::1]:80/x",
                "http://[64:ff9b::8.8.8.8]/",
                "http://[2002:808:808::1]/"
            })
    void allowsPublicAddresses(String url) {
        assertThat(policy.check(url, AddressPurpose.PULL)).isInstanceOf(AddressAnswer.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.255.255.254/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://192.0.0.8/",
                "http://198.19.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://localhost/",
                "http://LOCALHOST./",
                "http://inside.example/",
                "http://mixed.example/",
                "http://１２７.０.０.１/",
                "http://127。0。0。1/",
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b:1::8.8.8.8]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:1::1]/",
                "http://[2001:db8::1]/",
                "http://[2606:2800::5efe:10.0.0.1]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/"
            })
    void refusesAddressesThatAreNotPublic(String url) {
        assertThat(refusal(url)).isEqualTo(AddressRefusal.NOT_PUBLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "http://2130706433/, HOST",
        "http://0177.0.0.1/, HOST",
        "http://0x7f.0.0.1/, HOST",
        "http://0x7f000001/, HOST",
        "http://127.1/, HOST",
        "http://127.0.0.01/, HOST",
        "http://1.2.3.256/, HOST",
        "http://1.2.3.4.5/, HOST",
        "http://media.example.0x1/, HOST",
        "http://127.0.0.1../, HOST",
        "http://media..example/, HOST",
        "http://-media.example/, HOST",
        "http://me_dia.example/, HOST",
        "http://media%2eexample/, HOST",
        "http://[fe80::1%25eth0]/, HOST",
        "http://[]/, HOST",
        "http:///etc/passwd, HOST",
        "http://[1:2/, MALFORMED",
        "http://[::1::2]/, MALFORMED",
        "http://media.example@127.0.0.1@media.example/, MALFORMED",
        "http://media.example\\@127.0.0.1/, MALFORMED",
        "http:media.example, MALFORMED",
        "//media.example/x, MALFORMED",
        "media.example/x, MALFORMED",
        "'', MALFORMED",
        "http://media.example/a b, MALFORMED",
        "http://media.example/\u0000x, MALFORMED",
        "http://media.example/\u200b, MALFORMED",
        "http://media.example/%zz, MALFORMED",
        "http://media.example:1:2/, PORT",
        "http://media.example:0/, PORT",
        "http://media.example:65536/, PORT",
        "http://media.example:/, PORT",
        "http://media.example:+80/, PORT",
        "file:///etc/passwd, SCHEME",
        "file://media.example/etc/passwd, SCHEME",
        "ftp://media.example/, SCHEME",
        "tcp://media.example:1?listen, SCHEME",
        "udp://media.example:1, SCHEME",
        "gopher://media.example/, SCHEME",
        "hls+http://media.example/, SCHEME",
        "concat:http://media.example/, MALFORMED",
        "srt://media.example:9000?mode=listener, SRT_MODE",
        "srt://media.example:9000?latency=1&MODE=rendezvous, SRT_MODE",
        "srt://media.example:9000?mod%65=listener, SRT_MODE",
        "http://nowhere.example/, UNRESOLVED",
        "http://empty.example/, UNRESOLVED",
        "http://crowd.example/, TOO_MANY_ADDRESSES"
    })
    void refusesWhatIsNotPlain(String url, AddressRefusal refusal) {
        assertThat(refusal(url)).isEqualTo(refusal);
    }

    @Test
    void theUserPartDoesNotHideTheHost() {
        assertThat(refusal("http://media.example@127.0.0.1/")).isEqualTo(AddressRefusal.NOT_PUBLIC);
        assertThat(refusal("http://media.example:80@127.0.0.1/")).isEqualTo(AddressRefusal.NOT_PUBLIC);
    }

    @Test
    void limitsLengthsAtTheirBounds() {
        String base = "http://media.example/";
        String longest = base + "a".repeat(UrlParts.MAX_LENGTH - base.length());
        assertThat(policy.check(longest, AddressPurpose.PULL)).isInstanceOf(AddressAnswer.Allowed.class);
        assertThat(refusal(longest + "a")).isEqualTo(AddressRefusal.TOO_LONG);

        String user = "u".repeat(UrlParts.MAX_USER_LENGTH);
        assertThat(policy.check("rtsp://" + user + "@media.example/", AddressPurpose.PULL))
                .isInstanceOf(AddressAnswer.Allowed.class);
        assertThat(refusal("rtsp://u" + user + "@media.example/")).isEqualTo(AddressRefusal.TOO_LONG);

        assertThat(policy.check("http://full.example/", AddressPurpose.PULL)).isInstanceOf(AddressAnswer.Allowed.class);

        String name = ("a".repeat(61) + ".").repeat(4);
        assertThat(refusal("http://" + name + "aaaaa/")).as("253 characters").isEqualTo(AddressRefusal.UNRESOLVED);
        assertThat(refusal("http://" + name + "aaaaaa/")).as("254 characters").isEqualTo(AddressRefusal.HOST);
    }

    @Test
    void callsAreHttpOnly() {
        assertThat(policy.check("rtmp://media.example/", AddressPurpose.CALL))
                .isInstanceOf(AddressAnswer.Refused.class);
        assertThat(policy.check("https://media.example/", AddressPurpose.CALL))
                .isInstanceOf(AddressAnswer.Allowed.class);
    }

    @Test
    void theOperatorMayAllowHostsAddressesAndBlocks() {
        AddressPolicy open = policy("inside.example", "127.0.0.1", "fd00::/8", "192.168.0.0/16");

        for (String url : List.of(
                "http://inside.example/",
                "http://127.0.0.1:8080/",
                "http://[fd00::5]/",
                "http://192.168.7.7/",
                "http://localhost/")) {
            assertThat(open.check(url, AddressPurpose.PULL)).as(url).isInstanceOf(AddressAnswer.Allowed.class);
        }
        for (String url :
                List.of("http://10.1.2.3/", "http://127.0.0.2/", "http://[fc00::5]/", "http://192.169.0.1/")) {
            boolean isPublic = url.contains("192.169");
            assertThat(open.check(url, AddressPurpose.PULL) instanceof AddressAnswer.Allowed)
                    .as(url)
                    .isEqualTo(isPublic);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/33", "fd00::/129", "10.0.0.0/x", "a b", "*.example", "10.0.0/8", "1:2::3::/16"})
    void refusesAllowListEntriesThatAreNeither(String entry) {
        assertThatThrownBy(() -> AllowList.of(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pinsTheAddressThatWasChecked() {
        CheckedAddress checked = policy.check("rtsp://u:p@Media.Example:554/cam?a=1", AddressPurpose.PULL)
                .orElseThrow();

        assertThat(checked.pinned()).hasToString("rtsp://u:p@93.184.216.34:554/cam?a=1");
        assertThat(checked.host()).isEqualTo("media.example");
        assertThat(checked.addresses()).hasSize(2);
        CheckedAddress six = policy.check("http://[2606:2800:220:1::1]/x", AddressPurpose.PULL)
                .orElseThrow();
        assertThat(six.pinned()).hasToString("http://[2606:2800:220:1:0:0:0:1]/x");
    }

    @Test
    void neverShowsPasswordsQueriesOrKeys() {
        CheckedAddress camera = policy.check("rtsp://u:hush@media.example/cam?p=hush", AddressPurpose.PULL)
                .orElseThrow();
        CheckedAddress stream = policy.check("rtmp://media.example/live/hush", AddressPurpose.PULL)
                .orElseThrow();

        assertThat(camera.toString()).contains("rtsp://media.example/cam").doesNotContain("hush");
        assertThat(stream.toString()).contains("rtmp://media.example/live/").doesNotContain("hush");
        assertThat(policy.check("http://u:hush@inside.example/?hush", AddressPurpose.PULL)
                        .toString())
                .doesNotContain("hush");
    }

    @Test
    void checksEveryRedirectAnew() {
        CheckedAddress from = policy.check("https://media.example/a/live.m3u8", AddressPurpose.PULL)
                .orElseThrow();

        assertThat(policy.redirect(from, "../b/x.ts").orElseThrow().uri()).hasToString("https://media.example/b/x.ts");
        assertThat(redirectRefusal(from, "http://127.0.0.1/")).isEqualTo(AddressRefusal.DOWNGRADE);
        assertThat(redirectRefusal(from, "https://127.0.0.1/")).isEqualTo(AddressRefusal.NOT_PUBLIC);
        assertThat(redirectRefusal(from, "//127.0.0.1/")).isEqualTo(AddressRefusal.NOT_PUBLIC);
        assertThat(redirectRefusal(from, "file:///etc/passwd")).isEqualTo(AddressRefusal.SCHEME);
        assertThat(redirectRefusal(from, "%zz")).isEqualTo(AddressRefusal.MALFORMED);
    }

    @Test
    void followsFiveRedirectsAndNoMore() {
        CheckedAddress at =
                policy.check("http://media.example/0", AddressPurpose.PULL).orElseThrow();
        for (int i = 1; i <= AddressPolicy.MAX_REDIRECTS; i++) {
            at = policy.redirect(at, "/" + i).orElseThrow();
        }

        assertThat(redirectRefusal(at, "/6")).isEqualTo(AddressRefusal.TOO_MANY_REDIRECTS);
    }

    @Test
    void throwsWithTheCodeThatFits() {
        assertThatThrownBy(() ->
                        policy.check("http://127.0.0.1/", AddressPurpose.PULL).orElseThrow())
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ADDRESS_REFUSED));
        assertThatThrownBy(() -> policy.check("http://nowhere.example/", AddressPurpose.PULL)
                        .orElseThrow())
                .isInstanceOfSatisfying(
                        FirebreakException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_GONE));
    }

    private AddressRefusal refusal(String url) {
        return refusal(policy.check(url, AddressPurpose.PULL));
    }

    private AddressRefusal redirectRefusal(CheckedAddress from, String location) {
        return refusal(policy.redirect(from, location));
    }

    private static AddressRefusal refusal(AddressAnswer answer) {
        return switch (answer) {
            case AddressAnswer.Refused(AddressRefusal refusal, String message) -> refusal;
            case AddressAnswer.Allowed allowed -> throw new AssertionError("Allowed: " + allowed);
        };
    }

    private static AddressPolicy policy(String... allowed) {
        return new AddressPolicy(AllowList.of(List.of(allowed)), AddressPolicyTest::lookUp);
    }

    private static List<InetAddress> lookUp(String host) throws UnknownHostException {
        List<String> literals = NAMES.get(host);
        if (literals == null) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : literals) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }
}
