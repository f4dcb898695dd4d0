package dev.firebreak.media.fingerprint;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.PdqHash;
import dev.firebreak.core.fingerprint.tmk.TmkFile;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.media.wire.DetailCodec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes and reads {@link HashReport}s: a kind, then the fields. What is read may come from a process that the media took over: every
 * record checks its fields, and nothing is as long as it says.
 */
public final class HashReportCodec {
    private HashReportCodec() {}

    /** Writes one report; the caller flushes. */
    public static void write(HashReport report, DataOutputStream out) throws IOException {
        switch (report) {
            case HashReport.Opened opened -> {
                out.writeByte(1);
                out.writeUTF(opened.facts().codec());
                out.writeInt(opened.facts().width());
                out.writeInt(opened.facts().height());
                out.writeDouble(opened.facts().framesPerSecond());
                out.writeLong(opened.facts().duration().map(Duration::toMillis).orElse(-1L));
            }
            case HashReport.Hashed hashed -> {
                out.writeByte(2);
                out.writeLong(hashed.frame().at().toNanos());
                out.writeByte(hashed.frame().quality());
                hash(hashed.frame().pdq(), out);
                out.writeBoolean(hashed.frame().whole().isPresent());
                if (hashed.frame().whole().isPresent()) {
                    hash(hashed.frame().whole().get(), out);
                }
            }
            case HashReport.Feature feature -> {
                out.writeByte(3);
                out.writeInt(feature.feature().frame());
                out.writeByte(feature.feature().quality());
                hash(feature.feature().pdq(), out);
                out.writeDouble(feature.feature().seconds());
            }
            case HashReport.Reached reached -> {
                out.writeByte(4);
                out.writeLong(reached.at().toNanos());
            }
            case HashReport.Signature signature -> {
                out.writeByte(5);
                out.write(TmkFile.write(signature.signature()));
            }
            case HashReport.Shown shown -> {
                Frame picture = shown.picture();
                out.writeByte(7);
                out.writeLong(picture.at().toNanos());
                out.writeShort(picture.width());
                out.writeShort(picture.height());
                out.write(picture.rgb());
            }
            case HashReport.Over over -> {
                out.writeByte(6);
                DetailCodec.writeEnd(over.end(), out);
            }
        }
    }

    /** Reads the next report. Throws {@link EOFException} where it breaks off, {@link IOException} for what is no report. */
    public static HashReport read(DataInputStream in) throws IOException {
        int kind = in.readByte();
        try {
            return switch (kind) {
                case 1 -> new HashReport.Opened(facts(in));
                case 2 -> new HashReport.Hashed(frame(in));
                case 3 -> {
                    int frame = in.readInt();
                    int quality = in.readByte();
                    yield new HashReport.Feature(new VpdqFeature(frame, quality, hash(in), in.readDouble()));
                }
                case 4 -> new HashReport.Reached(Duration.ofNanos(in.readLong()));
                case 5 -> new HashReport.Signature(TmkFile.read(bytes(in)));
                case 6 -> new HashReport.Over(DetailCodec.readEnd(in));
                case 7 -> new HashReport.Shown(picture(in));
                default -> throw new IOException("No report of kind " + kind);
            };
        } catch (IllegalArgumentException e) {
            throw new IOException("A hashing process sent a report that cannot be: " + e.getMessage(), e);
        }
    }

    private static HashReport.VideoFacts facts(DataInputStream in) throws IOException {
        String codec = in.readUTF();
        int width = in.readInt();
        int height = in.readInt();
        double rate = in.readDouble();
        long millis = in.readLong();
        return new HashReport.VideoFacts(
                codec, width, height, rate, millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)));
    }

    private static SampledFrame frame(DataInputStream in) throws IOException {
        Duration at = Duration.ofNanos(in.readLong());
        int quality = in.readByte();
        PdqHash pdq = hash(in);
        return new SampledFrame(at, pdq, in.readBoolean() ? Optional.of(hash(in)) : Optional.empty(), quality);
    }

    private static Frame picture(DataInputStream in) throws IOException {
        Duration at = Duration.ofNanos(in.readLong());
        int width = in.readShort();
        int height = in.readShort();
        if (width < 1 || height < 1 || width > Frame.MAX_SIDE || height > Frame.MAX_SIDE) {
            throw new IOException("A hashing process sent a picture of %d x %d".formatted(width, height));
        }
        byte[] rgb = new byte[width * height * 3];
        in.readFully(rgb);
        return new Frame(at, width, height, rgb, false);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = in.readNBytes(TmkFile.BYTES);
        if (bytes.length < TmkFile.BYTES) {
            throw new EOFException("A hashing process broke off within a signature");
        }
        return bytes;
    }

    private static void hash(PdqHash hash, DataOutputStream out) throws IOException {
        out.writeLong(hash.word0());
        out.writeLong(hash.word1());
        out.writeLong(hash.word2());
        out.writeLong(hash.word3());
    }

    private static PdqHash hash(DataInputStream in) throws IOException {
        return new PdqHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
