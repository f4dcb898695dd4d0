package dev.firebreak.media.wire;

import dev.firebreak.media.decode.DecodeEnd;
import dev.firebreak.media.decode.Interruption;
import dev.firebreak.media.decode.MediaInfo;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The longer fields of reports. Texts are cut to length. */
public final class DetailCodec {
    /** Texts in reports come from media, and are cut to this length. */
    private static final int MAX_TEXT = 2000;

    private DetailCodec() {}

    static void writeInfo(MediaInfo info, DataOutputStream out) throws IOException {
        text(info.container(), out);
        out.writeBoolean(info.picture().isPresent());
        if (info.picture().isPresent()) {
            MediaInfo.Picture picture = info.picture().get();
            text(picture.codec(), out);
            out.writeInt(picture.width());
            out.writeInt(picture.height());
            out.writeInt(picture.rotationDegrees());
        }
        out.writeBoolean(info.sound().isPresent());
        if (info.sound().isPresent()) {
            MediaInfo.Track sound = info.sound().get();
            text(sound.codec(), out);
            out.writeInt(sound.sampleRate());
            out.writeInt(sound.channels());
        }
        out.writeLong(info.duration().map(Duration::toNanos).orElse(-1L));
    }

    static MediaInfo readInfo(DataInputStream in) throws IOException {
        String container = in.readUTF();
        Optional<MediaInfo.Picture> picture = in.readBoolean()
                ? Optional.of(new MediaInfo.Picture(in.readUTF(), in.readInt(), in.readInt(), in.readInt()))
                : Optional.empty();
        Optional<MediaInfo.Track> sound = in.readBoolean()
                ? Optional.of(new MediaInfo.Track(in.readUTF(), in.readInt(), in.readInt()))
                : Optional.empty();
        long duration = in.readLong();
        return new MediaInfo(
                container, picture, sound, duration < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(duration)));
    }

    /** Writes how a stream ended. */
    public static void writeEnd(DecodeEnd end, DataOutputStream out) throws IOException {
        switch (end) {
            case DecodeEnd.Finished finished -> {
                out.writeByte(1);
                out.writeLong(finished.duration().toNanos());
                out.writeLong(finished.damaged());
                out.writeBoolean(finished.truncated());
            }
            case DecodeEnd.BadMedia bad -> {
                out.writeByte(2);
                text(bad.what(), out);
                text(bad.where(), out);
                text(bad.why(), out);
            }
            case DecodeEnd.SourceGone gone -> {
                out.writeByte(3);
                text(gone.why(), out);
            }
            case DecodeEnd.Quarantined quarantined -> {
                out.writeByte(4);
                out.writeInt(quarantined.strikes());
                text(quarantined.last().name(), out);
            }
            case DecodeEnd.Closed ignored -> out.writeByte(5);
        }
    }

    /** Reads {@link #writeEnd}. Throws {@link IOException} for what is no end. */
    public static DecodeEnd readEnd(DataInputStream in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case 1 -> new DecodeEnd.Finished(Duration.ofNanos(in.readLong()), in.readLong(), in.readBoolean());
            case 2 -> new DecodeEnd.BadMedia(in.readUTF(), in.readUTF(), in.readUTF());
            case 3 -> new DecodeEnd.SourceGone(in.readUTF());
            case 4 -> new DecodeEnd.Quarantined(in.readInt(), Interruption.Cause.valueOf(in.readUTF()));
            case 5 -> new DecodeEnd.Closed();
            default -> throw new IOException("No end of kind " + kind);
        };
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        out.writeUTF(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    }
}
