package dev.firebreak.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A media server beside which Firebreak stands (sidecar): nginx with its RTMP module.
 *
 * @param name the operator's word for it, also in the callback's address
 * @param app the server's RTMP application
 * @param controlUrl the server's control interface, for example {@code http://127.0.0.1:8088/control}
 * @param statUrl the server's statistics page, for example {@code http://127.0.0.1:8088/stat}
 * @param pullUrl where a stream is fetched; {@code {stream}} stands for its name
 * @param hlsFolder where the server writes its HLS files, to be withdrawn; empty: it writes none
 * @param callbackSecret what the callback's {@code secret} parameter must say; empty: not asked for
 * @param allowedCallers addresses or networks from which callbacks are taken
 */
public record MediaServerSettings(
        String name,
        String app,
        URI controlUrl,
        URI statUrl,
        String pullUrl,
        Optional<Path> hlsFolder,
        Secret callbackSecret,
        List<String> allowedCallers) {
    static List<MediaServerSettings> read(KeyReader keys) {
        List<MediaServerSettings> servers = new ArrayList<>();
        for (String name : keys.namesUnder("servers")) {
            keys.refuseIf(
                    !name.matches("[a-z0-9][a-z0-9-]{0,31}"),
                    "servers.%s: a server's name has 1 to 32 small letters, digits or '-'".formatted(name));
            servers.add(read(keys, name));
        }
        return List.copyOf(servers);
    }

    private static MediaServerSettings read(KeyReader keys, String name) {
        String prefix = "servers." + name + ".";
        String pullUrl = keys.text(prefix + "pullUrl", "");
        keys.refuseIf(
                !pullUrl.contains("{stream}"), prefix + "pullUrl must contain {stream}, which stands for its name");
        List<String> callers = keys.list(prefix + "allowedCallers");
        for (String caller : callers) {
            keys.refuseIf(
                    !Cidr.valid(caller),
                    "%sallowedCallers: '%s' is neither an address nor a network".formatted(prefix, caller));
        }
        return new MediaServerSettings(
                name,
                keys.text(prefix + "app", "live"),
                address(keys, prefix + "controlUrl"),
                address(keys, prefix + "statUrl"),
                pullUrl,
                keys.value(
                        prefix + "hlsFolder",
                        "",
                        text -> text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text))),
                keys.secret(prefix + "callbackSecret"),
                callers.isEmpty() ? List.of("127.0.0.1", "::1") : callers);
    }

    private static URI address(KeyReader keys, String key) {
        URI address = keys.value(key, "http:/", text -> {
            URI uri = URI.create(text);
            if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
                throw new IllegalArgumentException("is not an http(s) address");
            }
            return uri;
        });
        keys.refuseIf(address.getHost() == null, key + " must be set to an http(s) address");
        return address;
    }
}
