package dev.firebreak.media.worker;

import java.net.URI;
import java.util.Locale;

/**
 * A source to open, with what it may lead to.
 *
 * @param location for FFmpeg
 * @param shown for messages: no credentials
 * @param protocols that may be used, also by playlists and redirects
 * @param formats that may be recognised
 */
record SourceAddress(String location, String shown, boolean network, String protocols, String formats) {
    /** Containers that refer to nothing outside themselves. */
    private static final String CONTAINERS =
            "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpeg,mpegvideo,avi,flv,live_flv,ogg,wav,w64,"
                    + "aiff,mp3,aac,ac3,eac3,flac,asf,h264,hevc,ivf,obu,av1,mxf,amr,caf,m4v,nut,gif";

    /** Single pictures, recognised by their bytes alone. */
    private static final String PICTURES = ",jpeg_pipe,png_pipe,webp_pipe";

    static SourceAddress file(String path) {
        return new SourceAddress("file:" + path, path, false, "file", CONTAINERS + PICTURES);
    }

    static SourceAddress network(String address) {
        URI uri = URI.create(address);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String shown = scheme + "://" + uri.getHost() + (uri.getPath() == null ? "" : uri.getPath());
        return switch (scheme) {
            case "http", "https" ->
                new SourceAddress(address, shown, true, "http,https,tcp,tls,crypto", CONTAINERS + ",hls");
            case "rtmp", "rtmps" -> new SourceAddress(address, shown, true, "rtmp,rtmps,tcp,tls", "flv,live_flv");
            case "rtsp" -> new SourceAddress(address, shown, true, "rtsp,rtp,tcp,udp", "rtsp,sdp,rtp,mpegts");
            case "srt" -> new SourceAddress(address, shown, true, "srt,udp", "mpegts");
            default -> throw new IllegalArgumentException("No source of scheme " + scheme);
        };
    }
}
