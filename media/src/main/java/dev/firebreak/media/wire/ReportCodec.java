package dev.firebreak.media.wire;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.core.segment.SegmentFormat;
import dev.firebreak.media.decode.DecodeLimits;
import dev.firebreak.media.decode.DropReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Writes and reads {@link Report}s. What comes from a decoder process is not trusted: it may have been taken over by the media that it
 * decoded, so every length is checked and every record checks its own fields.
 */
public final class ReportCodec {
    private ReportCodec() {}

    /** Writes one report; the caller flushes. */
    public static void write(Report report, DataOutputStream out) throws IOException {
        switch (report) {
            case Report.Ready ready -> head(out, 1, ready.stream());
            case Report.Opened opened -> {
                head(out, 2, opened.stream());
                DetailCodec.writeInfo(opened.info(), out);
            }
            case Report.Picture picture -> writePicture(picture, out);
            case Report.Heard heard -> writeSound(heard, out);
            case Report.Moved moved -> {
                head(out, 9, moved.stream());
                MotionCodec.write(moved.step(), out);
            }
            case Report.Cut cut -> {
                head(out, 5, cut.stream());
                out.writeLong(cut.offsetNanos());
                out.writeLong(cut.durationNanos());
                out.writeByte(cut.format() == SegmentFormat.MPEG_TS ? 0 : 1);
                out.writeBoolean(cut.discontinuity());
                out.writeInt(cut.bytes().length);
                out.write(cut.bytes());
            }
            case Report.Taken taken -> {
                head(out, 6, taken.stream());
                out.writeInt(taken.bytes());
            }
            case Report.Dropped dropped -> {
                head(out, 7, dropped.stream());
                out.writeUTF(dropped.reason().name());
                out.writeLong(dropped.count());
            }
            case Report.Ended ended -> {
                head(out, 8, ended.stream());
                DetailCodec.writeEnd(ended.end(), out);
            }
        }
    }

    /** Reads the next report. Throws {@link EOFException} at the end, {@link IOException} for what is no report. */
    public static Report read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        int stream = in.readInt();
        try {
            return switch (kind) {
                case 1 -> new Report.Ready(stream);
                case 2 -> new Report.Opened(stream, DetailCodec.readInfo(in));
                case 3 ->
                    new Report.Picture(
                            stream,
                            new Frame(
                                    Duration.ofNanos(in.readLong()),
                                    in.readInt(),
                                    in.readInt(),
                                    bytes(in, Frame.MAX_SIDE * Frame.MAX_SIDE * 3),
                                    in.readBoolean()));
                case 4 -> readSound(stream, in);
                case 5 ->
                    new Report.Cut(
                            stream,
                            in.readLong(),
                            in.readLong(),
                            in.readByte() == 0 ? SegmentFormat.MPEG_TS : SegmentFormat.MATROSKA,
                            in.readBoolean(),
                            bytes(in, DecodeLimits.MAX_MESSAGE_BYTES));
                case 6 -> new Report.Taken(stream, in.readInt());
                case 7 -> new Report.Dropped(stream, DropReason.valueOf(in.readUTF()), in.readLong());
                case 8 -> new Report.Ended(stream, DetailCodec.readEnd(in));
                case 9 -> new Report.Moved(stream, MotionCodec.read(in));
                default -> throw new IOException("No report of kind " + kind);
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("A decoder process sent a report that cannot be: " + e.getMessage(), e);
        }
    }

    private static void writePicture(Report.Picture picture, DataOutputStream out) throws IOException {
        Frame frame = picture.frame();
        head(out, 3, picture.stream());
        out.writeLong(frame.at().toNanos());
        out.writeInt(frame.width());
        out.writeInt(frame.height());
        out.writeInt(frame.rgb().length);
        out.write(frame.rgb());
        out.writeBoolean(frame.keyFrame());
    }

    private static void writeSound(Report.Heard heard, DataOutputStream out) throws IOException {
        float[] samples = heard.sound().samples();
        head(out, 4, heard.stream());
        out.writeLong(heard.sound().at().toNanos());
        ByteBuffer buffer = ByteBuffer.allocate(samples.length * Float.BYTES);
        buffer.asFloatBuffer().put(samples);
        out.writeInt(buffer.capacity());
        out.write(buffer.array());
    }

    private static Report readSound(int stream, DataInputStream in) throws IOException {
        Duration at = Duration.ofNanos(in.readLong());
        byte[] bytes = bytes(in, Sound.SAMPLE_RATE * Float.BYTES);
        float[] samples = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(samples);
        return new Report.Heard(stream, new Sound(at, samples));
    }

    private static void head(DataOutputStream out, int kind, int stream) throws IOException {
        out.writeByte(kind);
        out.writeInt(stream);
    }

    private static byte[] bytes(DataInputStream in, int limit) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > limit) {
            throw new IOException("A decoder process announced " + length + " bytes where at most " + limit + " fit");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("A decoder process broke off within a report");
        }
        return bytes;
    }
}
