package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.AV_STREAM_GROUP_PARAMS_TILE_GRID;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set_int;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An open GIF, HEIC or AVIF file. Of several pictures the main one counts, of an animation the first. */
final class PictureContainer implements AutoCloseable {
    private final AVFormatContext format = new AVFormatContext(null);

    @MustBeClosed
    PictureContainer(Path file, PictureFormat kind) throws PictureFault {
        String name = kind == PictureFormat.GIF ? "gif" : "mov";
        AVDictionary options = new AVDictionary(null);
        try {
            av_dict_set(options, "protocol_whitelist", "file", 0);
            // A telephone's picture is made of dozens of tiles, each a stream to FFmpeg.
            av_dict_set_int(options, "max_streams", 2 * PictureLimits.MAX_TILES, 0);
            PictureFault.check(
                    avformat_open_input(format, "file:" + file, av_find_input_format(name), options),
                    "It cannot be read as " + kind);
        } finally {
            av_dict_free(options);
        }
    }

    /** Decodes the picture and writes it. */
    void decode(DataOutputStream out) throws PictureFault, IOException {
        AVStreamGroup grid = grid();
        if (grid != null) {
            new TileGrid(grid).decode(this, out);
            return;
        }
        int index = av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        AVStream stream = format.streams(PictureFault.check(index, "It holds no picture"));
        AVPacket packet = av_packet_alloc();
        try (StillDecoder decoder = new StillDecoder(stream.codecpar().codec_id(), stream.codecpar())) {
            while (next(packet) != index) {
                av_packet_unref(packet);
            }
            AVFrame frame = decoder.decode(packet);
            try (Canvas canvas = new Canvas(frame.width(), frame.height(), PixelConverter.grey(frame))) {
                canvas.place(frame, 0, 0);
                out.writeBoolean(true);
                canvas.write(out, DisplayMatrix.of(stream.codecpar()));
            }
        } finally {
            av_packet_free(packet);
        }
    }

    /** Reads the next packet and says of which stream it is. */
    int next(AVPacket packet) throws PictureFault {
        PictureFault.check(av_read_frame(format, packet), "It ends too early");
        return packet.stream_index();
    }

    /** The tiles that are the main picture; null where that is in one piece. */
    private @Nullable AVStreamGroup grid() {
        AVStreamGroup found = null;
        for (int i = 0; i < format.nb_stream_groups(); i++) {
            AVStreamGroup group = format.stream_groups(i);
            if (group.type() != AV_STREAM_GROUP_PARAMS_TILE_GRID) {
                continue;
            }
            if ((group.disposition() & AV_DISPOSITION_DEFAULT) != 0) {
                return group;
            }
            found = found == null ? group : found;
        }
        return found;
    }

    @Override
    public void close() {
        avformat_close_input(format);
    }
}
