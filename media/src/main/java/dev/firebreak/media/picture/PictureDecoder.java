package dev.firebreak.media.picture;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_WEBP;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Decodes one file and writes what it shows. Only for the child process: the bytes are a stranger's. */
final class PictureDecoder {
    private PictureDecoder() {}

    /** Decodes {@code file}, of which the caller found the format. Nothing is written before all of it is decoded. */
    static void decode(Path file, PictureFormat format, DataOutputStream out) throws PictureFault, IOException {
        switch (format) {
            case JPEG -> whole(file, format, AV_CODEC_ID_MJPEG, out);
            case PNG -> whole(file, format, AV_CODEC_ID_PNG, out);
            case WEBP -> whole(file, format, AV_CODEC_ID_WEBP, out);
            case GIF, HEIF -> {
                try (PictureContainer container = new PictureContainer(file, format)) {
                    container.decode(out);
                }
            }
        }
    }

    /** A file that a decoder takes as it is, with no container around it. */
    private static void whole(Path file, PictureFormat format, int codecId, DataOutputStream out)
            throws PictureFault, IOException {
        AVPacket packet = av_packet_alloc();
        try (StillDecoder decoder = new StillDecoder(codecId, null)) {
            ByteBuffer bytes = read(file, packet);
            AVFrame frame = decoder.decode(packet);
            Turn turn = format == PictureFormat.JPEG ? DisplayMatrix.of(frame) : ExifTurn.of(format, bytes);
            try (Canvas canvas = new Canvas(frame.width(), frame.height(), PixelConverter.grey(frame))) {
                canvas.place(frame, 0, 0);
                out.writeBoolean(true);
                canvas.write(out, turn);
            }
        } finally {
            av_packet_free(packet);
        }
    }

    private static ByteBuffer read(Path file, AVPacket packet) throws PictureFault, IOException {
        int size = Math.toIntExact(Files.size(file));
        PictureFault.check(av_new_packet(packet, size), "There is no memory for it");
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = buffer(packet);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new PictureFault("It became shorter while it was read");
                }
            }
            return bytes.flip();
        }
    }

    private static ByteBuffer buffer(AVPacket packet) {
        return new BytePointer(packet.data()).capacity(packet.size()).asByteBuffer();
    }
}
