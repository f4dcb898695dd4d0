package dev.firebreak.core.bank;

/**
 * What the platform calls the content that an entry was made from.
 *
 * @param contentId the platform's own id; may be empty
 * @param contentUri where it was; may be empty; never fetched
 * @param json whatever else, as the text of a JSON object; may be empty. Whoever takes it in checks that it is one
 */
public record ContentMetadata(String contentId, String contentUri, String json) {
    public static final int MAX_CONTENT_ID = 500;
    public static final int MAX_CONTENT_URI = 2_000;
    public static final int MAX_JSON = 16_384;

    public static final ContentMetadata NONE = new ContentMetadata("", "", "");

    /** Throws {@link IllegalArgumentException} when a text is too long. */
    public ContentMetadata {
        Texts.line("A content id", contentId, MAX_CONTENT_ID);
        Texts.line("A content URI", contentUri, MAX_CONTENT_URI);
        Texts.atMost("An entry's JSON", json, MAX_JSON);
    }
}
