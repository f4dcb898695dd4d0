package dev.firebreak.media.decode;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Where a session reads media by itself. */
public sealed interface MediaSource {
    /** A file. Only this file is opened: nothing that it refers to. */
    record LocalFile(Path path) implements MediaSource {}

    /**
     * A network source. Whether its address may be read at all is the caller's to decide; it never leads to local files.
     *
     * @param address one of the schemes in {@link #SCHEMES}
     */
    record Address(URI address) implements MediaSource {
        /** Throws {@link IllegalArgumentException} for any other scheme. */
        public Address {
            String scheme = address.getScheme();
            if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("An address starts with one of " + SCHEMES);
            }
        }

        /** Without user, password and query, for messages and logs. */
        @Override
        public String toString() {
            return address.getScheme() + "://" + address.getHost()
                    + (address.getPort() < 0 ? "" : ":" + address.getPort())
                    + (address.getPath() == null ? "" : address.getPath());
        }
    }

    /** The schemes that can be read. */
    Set<String> SCHEMES = Set.of("http", "https", "rtmp", "rtmps", "rtsp", "srt");
}
