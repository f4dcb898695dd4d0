package dev.firebreak.media.worker;

import dev.firebreak.core.evidence.Frame;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** Turns pictures upright: phones film as they are held and say so in a display matrix. */
final class Rotation {
    private static final int MATRIX_BYTES = 36;

    private Rotation() {}

    /** Clockwise degrees, 0, 90, 180 or 270, that a track's pictures are to be turned by. */
    static int of(AVCodecParameters parameters) {
        for (int i = 0; i < parameters.nb_coded_side_data(); i++) {
            AVPacketSideData data = parameters.coded_side_data().getPointer(i);
            if (data.type() == avcodec.AV_PKT_DATA_DISPLAYMATRIX && data.size() >= MATRIX_BYTES) {
                return quarters(data.data());
            }
        }
        return 0;
    }

    /** The same from a single picture, or {@code otherwise} where it says nothing. */
    static int of(AVFrame frame, int otherwise) {
        AVFrameSideData data = avutil.av_frame_get_side_data(frame, avutil.AV_FRAME_DATA_DISPLAYMATRIX);
        return data == null || data.size() < MATRIX_BYTES ? otherwise : quarters(data.data());
    }

    private static int quarters(BytePointer matrix) {
        double counterClockwise = avutil.av_display_rotation_get(new IntPointer(matrix));
        return Double.isNaN(counterClockwise) ? 0 : Math.floorMod(Math.round(-counterClockwise / 90) * 90, 360);
    }

    /** Returns {@code frame} turned clockwise by 0, 90, 180 or 270 degrees. */
    static Frame apply(Frame frame, int degrees) {
        if (degrees == 0) {
            return frame;
        }
        int width = frame.width();
        int height = frame.height();
        boolean swap = degrees != 180;
        int targetWidth = swap ? height : width;
        byte[] from = frame.rgb();
        byte[] to = new byte[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int toX = degrees == 90 ? height - 1 - y : degrees == 180 ? width - 1 - x : y;
                int toY = degrees == 90 ? x : degrees == 180 ? height - 1 - y : width - 1 - x;
                System.arraycopy(from, (y * width + x) * 3, to, (toY * targetWidth + toX) * 3, 3);
            }
        }
        return new Frame(frame.at(), targetWidth, swap ? width : height, to, frame.keyFrame());
    }
}
