package dev.firebreak.media.picture;

/** What came of reading a file as a picture. */
public sealed interface PictureOutcome {
    /** It is one. */
    record Read(DecodedPicture picture) implements PictureOutcome {}

    /** Its first bytes are those of something else: a video, a sound, a text. */
    record NotAPicture() implements PictureOutcome {}

    /** It begins like a picture and cannot be decoded, or breaks a limit of {@link PictureLimits}. */
    record Unusable(String why) implements PictureOutcome {}

    /** There is no such file, or it cannot be read. */
    record Missing(String why) implements PictureOutcome {}
}
