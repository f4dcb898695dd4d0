package dev.firebreak.media.worker;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Takes decoded pictures for one kind of fingerprint. */
interface PictureSink extends AutoCloseable {
    /** The next picture: its media time in µs, which rises, and its number in the order in which pictures leave the decoder. */
    void picture(AVFrame frame, long micros, int number) throws IOException;

    /** Nothing follows. */
    void finish() throws IOException;

    @Override
    void close();
}
