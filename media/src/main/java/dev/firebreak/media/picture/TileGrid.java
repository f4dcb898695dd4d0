package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avformat.AVStreamGroup;
import org.bytedeco.ffmpeg.avformat.AVStreamGroupTileGrid;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** A picture in equal tiles, row by row from the top left, as telephones write HEIC. */
final class TileGrid {
    private final AVStreamGroup group;
    private final AVStreamGroupTileGrid grid;
    private final Map<Integer, Integer> tileOfStream = new HashMap<>();

    TileGrid(AVStreamGroup group) throws PictureFault {
        this.group = group;
        grid = group.params_tile_grid();
        if (group.nb_streams() > PictureLimits.MAX_TILES) {
            throw new PictureFault("It is made of more than %d tiles".formatted(PictureLimits.MAX_TILES));
        }
        if (group.nb_streams() != grid.nb_tiles() || grid.nb_tiles() < 1) {
            throw new PictureFault("Its tiles are not each a picture of their own");
        }
        for (int tile = 0; tile < grid.nb_tiles(); tile++) {
            tileOfStream.put(group.streams(tile).index(), tile);
        }
    }

    void decode(PictureContainer container, DataOutputStream out) throws PictureFault, IOException {
        AVPacket packet = av_packet_alloc();
        Canvas canvas = null;
        try {
            for (int placed = 0; placed < tileOfStream.size(); ) {
                Integer tile = tileOfStream.get(container.next(packet));
                if (tile != null) {
                    canvas = place(packet, tile, canvas);
                    placed++;
                }
                av_packet_unref(packet);
            }
            if (canvas != null) {
                out.writeBoolean(true);
                canvas.write(out, DisplayMatrix.of(grid.coded_side_data(), grid.nb_coded_side_data()));
            }
        } finally {
            av_packet_free(packet);
            if (canvas != null) {
                canvas.close();
            }
        }
    }

    private Canvas place(AVPacket packet, int tile, @Nullable Canvas begun) throws PictureFault {
        AVStream stream = group.streams(tile);
        try (StillDecoder decoder = new StillDecoder(stream.codecpar().codec_id(), stream.codecpar())) {
            AVFrame frame = decoder.decode(packet);
            int columns = grid.coded_width() / frame.width();
            int rows = grid.coded_height() / frame.height();
            if (columns * frame.width() != grid.coded_width()
                    || rows * frame.height() != grid.coded_height()
                    || (long) columns * rows != grid.nb_tiles()) {
                throw new PictureFault("Its tiles are not of one size");
            }
            Canvas canvas = begun != null ? begun : new Canvas(grid.width(), grid.height(), PixelConverter.grey(frame));
            canvas.place(frame, tile % columns * frame.width(), tile / columns * frame.height());
            return canvas;
        }
    }
}
