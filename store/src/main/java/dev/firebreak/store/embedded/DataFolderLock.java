package dev.firebreak.store.embedded;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sees to it that one Firebreak uses a data folder at a time. The operating system lets go of the lock when the process
 * dies, however it dies, so that nothing stale is left behind.
 */
final class DataFolderLock implements AutoCloseable {
    static final String FILE_NAME = "firebreak.lock";

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static DataFolderLock take(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(FILE_NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new FirebreakException(ErrorCode.CONFLICT, taken(dataFolder, file));
            }
            channel.truncate(0);
            String holder = Long.toString(ProcessHandle.current().pid());
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return new DataFolderLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new FirebreakException(ErrorCode.CONFLICT, taken(dataFolder, file), e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String taken(Path dataFolder, Path file) throws IOException {
        return "Another Firebreak (process %s) is using the data folder %s: stop it, or name another data folder"
                .formatted(Files.readString(file), dataFolder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
