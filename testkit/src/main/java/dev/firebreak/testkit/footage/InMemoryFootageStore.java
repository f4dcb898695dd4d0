package dev.firebreak.testkit.footage;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.FootageStore;
import dev.firebreak.core.segment.Hash256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Bytes of clips in memory, under the same contract as the real ones. Thread-safe. */
public final class InMemoryFootageStore implements FootageStore {
    private final Map<Hash256, byte[]> kept = new ConcurrentHashMap<>();

    @Override
    public void put(Hash256 sha256, Path file) {
        try {
            kept.putIfAbsent(sha256, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.STORE_DOWN, file + " cannot be read", e);
        }
    }

    @Override
    public boolean has(Hash256 sha256) {
        return kept.containsKey(sha256);
    }

    @Override
    public InputStream open(Hash256 sha256) {
        return new ByteArrayInputStream(bytes(sha256));
    }

    @Override
    public InputStream open(Hash256 sha256, long offset, long length) {
        byte[] all = bytes(sha256);
        Objects.checkFromIndexSize(offset, length, (long) all.length);
        return new ByteArrayInputStream(all, (int) offset, (int) length);
    }

    private byte[] bytes(Hash256 sha256) {
        byte[] bytes = kept.get(sha256);
        if (bytes == null) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There are no bytes of " + sha256);
        }
        return bytes;
    }

    @Override
    public Optional<Path> file(Hash256 sha256) {
        return Optional.empty();
    }

    @Override
    public void delete(Hash256 sha256) {
        kept.remove(sha256);
    }
}
