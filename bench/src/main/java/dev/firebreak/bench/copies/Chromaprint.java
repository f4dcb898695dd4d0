package dev.firebreak.bench.copies;

import dev.firebreak.core.edit.Take;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Chromaprint's raw sub-fingerprints, 32 bits each 0.124 s, by Debian's {@code fpcalc}. Thread-safe. */
final class Chromaprint {
    private static final int HEADER = 44;

    /** Of less it makes no word. */
    private static final int LEAST_SAMPLES = 2 * Take.SOUND_RATE;

    int[] print(float[] sound) {
        if (sound.length < LEAST_SAMPLES) {
            return new int[0];
        }
        try {
            Path wav = Files.createTempFile("copies", ".wav");
            try {
                Files.write(wav, wav(sound));
                Process process = new ProcessBuilder("fpcalc", "-raw", "-plain", "-length", "0", wav.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                return out.isEmpty()
                        ? new int[0]
                        : Arrays.stream(out.split(",", -1))
                                .mapToInt(word -> (int) Long.parseLong(word))
                                .toArray();
            } finally {
                Files.delete(wav);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("fpcalc is missing (Debian: libchromaprint-tools), or failed", e);
        }
    }

    private static byte[] wav(float[] sound) {
        int bytes = Short.BYTES * sound.length;
        ByteBuffer wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + bytes);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(Take.SOUND_RATE).putInt(Short.BYTES * Take.SOUND_RATE);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        for (float sample : sound) {
            wav.putShort((short) Math.clamp(Math.round(sample * Short.MAX_VALUE), Short.MIN_VALUE, Short.MAX_VALUE));
        }
        return wav.array();
    }
}
