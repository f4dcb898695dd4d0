package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;

/** Finds out which way up a picture is to be shown. */
final class DisplayMatrix {
    private static final int BYTES = 36;

    private DisplayMatrix() {}

    /** As the picture's own notes have it (EXIF). */
    static Turn of(AVFrame frame) {
        AVFrameSideData data = av_frame_get_side_data(frame, AV_FRAME_DATA_DISPLAYMATRIX);
        return data == null || data.size() < BYTES ? Turn.NONE : turn(data.data());
    }

    /** As the container has it. */
    static Turn of(AVCodecParameters parameters) {
        return of(parameters.coded_side_data(), parameters.nb_coded_side_data());
    }

    static Turn of(AVPacketSideData all, int count) {
        for (int i = 0; i < count; i++) {
            AVPacketSideData data = all.getPointer(i);
            if (data.type() == AV_PKT_DATA_DISPLAYMATRIX && data.size() >= BYTES) {
                return turn(data.data());
            }
        }
        return Turn.NONE;
    }

    private static Turn turn(BytePointer bytes) {
        IntPointer matrix = new IntPointer(bytes);
        return Turn.of(matrix.get(0), matrix.get(1), matrix.get(3), matrix.get(4));
    }
}
