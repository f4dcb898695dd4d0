package dev.firebreak.edge.address;

import java.util.Set;

/** What a URL is for, and with that the schemes it may have. A file is never named by URL. */
public enum AddressPurpose {
    /** Media that Firebreak reads. */
    PULL,
    /** HTTP requests that Firebreak makes: a media server's control interface, a webhook. */
    CALL;

    public Set<String> schemes() {
        return switch (this) {
            case PULL -> Set.of("http", "https", "rtmp", "rtmps", "srt", "rtsp", "rtsps");
            case CALL -> Set.of("http", "https");
        };
    }
}
