package dev.firebreak.edge.gate;

/** Header values for the controllers that serve the gate's answers. */
public final class HlsHeaders {
    /** Content-Type of a playlist (RFC 8216, 4). */
    public static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";

    /** Cache-Control of a playlist: may be kept, but every use asks the gate first (304 by ETag). */
    public static final String PLAYLIST_CACHE = "no-cache";

    /**
     * Cache-Control of a segment and of every refusal. A segment can be withdrawn a second after it was listed; any cache
     * between gate and viewer would go on serving it, so none may keep it.
     */
    public static final String SEGMENT_CACHE = "no-store";

    /** Access-Control-Allow-Origin: players on other sites may read. The gate takes no cookies. */
    public static final String ALLOW_ORIGIN = "*";

    /** Access-Control-Allow-Methods. */
    public static final String ALLOW_METHODS = "GET, HEAD, OPTIONS";

    private HlsHeaders() {}
}
