package dev.firebreak.training.data;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Decodes each file once and keeps its samples, 16 bits each, in a folder. The name of an entry is the hash of path, size
 * and time of change, so a changed file is decoded anew. Safe for several threads.
 */
public final class SoundCache implements SoundDecoder {
    private final SoundDecoder decoder;
    private final Path folder;

    public SoundCache(SoundDecoder decoder, Path folder) {
        this.decoder = decoder;
        this.folder = folder;
    }

    @Override
    public float[] decode(Path file) {
        try {
            Path entry = folder.resolve(key(file) + ".s16");
            if (!Files.exists(entry)) {
                Files.createDirectories(folder);
                Path half = Files.createTempFile(folder, "half", ".tmp");
                Files.write(half, bytes(decoder.decode(file)));
                Files.move(half, entry, StandardCopyOption.ATOMIC_MOVE);
            }
            return samples(Files.readAllBytes(entry));
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.SOURCE_GONE, "Sound of %s cannot be cached: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static String key(Path file) {
        try {
            String what = file.toRealPath() + "|" + Files.size(file) + "|"
                    + Files.getLastModifiedTime(file).toMillis();
            return Hash256.sha256(what.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 32);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putShort((short) Math.round(Math.clamp(sample, -1f, 1f) * 32767));
        }
        return bytes.array();
    }

    private static float[] samples(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = buffer.getShort() / 32767f;
        }
        return samples;
    }
}
