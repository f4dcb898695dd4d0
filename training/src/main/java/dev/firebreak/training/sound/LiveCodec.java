package dev.firebreak.training.sound;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Sound;
import dev.firebreak.media.recode.Recoder;
import dev.firebreak.training.data.SoundDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a live encoder leaves of sound: AAC of FFmpeg at 48 kHz, decoded again. Many windows go through as one file, with
 * silence between them. The same windows in the same order come back the same.
 */
public final class LiveCodec {
    /** Kilobits a second of one channel that live streams have. */
    static final List<Integer> KILOBITS = List.of(32, 48, 64, 96, 128);

    /** Between windows: longer than the codec's own frames, so that none is heard in the next. */
    private static final int GAP = Sound.SAMPLE_RATE / 4;

    /** What the encoder puts before the first sample, 1024 of 48,000 a second, and a Matroska file's decoder leaves there. */
    private static final int DELAY = 1024 * Sound.SAMPLE_RATE / 48_000;

    private static final int HEADER = 44;

    private final Recoder recoder;
    private final SoundDecoder decoder;

    public LiveCodec(Recoder recoder, SoundDecoder decoder) {
        this.recoder = recoder;
        this.decoder = decoder;
    }

    /** The windows in their order, each as long as it was. */
    List<float[]> pass(List<float[]> windows, int kilobits) {
        try {
            Path plain = Files.createTempFile("firebreak-plain", ".wav");
            Path made = Files.createTempFile("firebreak-live", ".mkv");
            try {
                Files.write(plain, wav(windows));
                recoder.liveSound(plain, kilobits * 1_000, made);
                return cut(decoder.decode(made), windows);
            } finally {
                Files.delete(plain);
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "No temporary file can be written: " + e.getMessage(), e);
        }
    }

    private static List<float[]> cut(float[] all, List<float[]> windows) {
        List<float[]> parts = new ArrayList<>(windows.size());
        int at = GAP + DELAY;
        for (float[] window : windows) {
            if (at + window.length > all.length) {
                throw new FirebreakException(
                        ErrorCode.BAD_MEDIA,
                        "Of %d windows %d came back from the encoder".formatted(windows.size(), parts.size()));
            }
            parts.add(java.util.Arrays.copyOfRange(all, at, at + window.length));
            at += window.length + GAP;
        }
        return parts;
    }

    /** 16-bit mono with silence before, between and after. */
    private static byte[] wav(List<float[]> windows) {
        int samples =
                GAP + windows.stream().mapToInt(window -> window.length + GAP).sum();
        int bytes = 2 * samples;
        ByteBuffer out = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(Sound.SAMPLE_RATE).putInt(2 * Sound.SAMPLE_RATE);
        out.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        int at = HEADER + 2 * GAP;
        for (float[] window : windows) {
            out.position(at);
            for (float sample : window) {
                out.putShort((short) Math.round(Math.clamp(sample, -1f, 1f) * 32767));
            }
            at += 2 * (window.length + GAP);
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
