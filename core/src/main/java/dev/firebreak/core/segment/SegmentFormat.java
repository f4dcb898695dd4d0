package dev.firebreak.core.segment;

/** The container of a segment's bytes. Each segment can be decoded on its own. */
public enum SegmentFormat {
    /** MPEG transport stream: H.264, HEVC, AAC, MP3 and the like. */
    MPEG_TS("ts", "video/mp2t"),
    /** Matroska, for codecs that a transport stream cannot carry (VP8, VP9, AV1, Opus, raw sound …). Not served to viewers. */
    MATROSKA("mkv", "video/x-matroska");

    private final String extension;
    private final String mediaType;

    SegmentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
