package dev.firebreak.training.fit;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.graph.TrainableGraph;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a training that was stopped goes on: after each epoch the weights and what the optimiser remembers are kept in one
 * file a network. A file of another recipe, seed or start is not used.
 */
public final class Checkpoints {
    private static final int FORMAT = 0x46424b31;

    private final Path folder;

    private Checkpoints(Path folder) {
        this.folder = folder;
    }

    /** Keeps them in a folder, which is made when the first epoch is over. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder);
    }

    /** Removes what was kept: the training is over. */
    public void clear() {
        try (var files = Files.newDirectoryStream(folder, "*.checkpoint")) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (java.nio.file.NoSuchFileException e) {
            // Nothing was kept.
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Puts a network back to where it was, and says how many epochs that took; 0 when there is nothing to go on from. */
    int resume(String model, String identity, TrainableGraph network) {
        Path file = file(model);
        if (!Files.exists(file)) {
            return 0;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != FORMAT || !in.readUTF().equals(identity)) {
                return 0;
            }
            int epochs = in.readInt();
            network.restore(in);
            return epochs;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    void keep(String model, String identity, int epochs, TrainableGraph network) {
        Path file = file(model);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Path half = file.resolveSibling(file.getFileName() + ".half");
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
                out.writeInt(FORMAT);
                out.writeUTF(identity);
                out.writeInt(epochs);
                network.save(out);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private Path file(String model) {
        return folder.resolve(model + ".checkpoint");
    }

    private static FirebreakException unusable(Path file, IOException cause) {
        return new FirebreakException(
                ErrorCode.BAD_CONFIGURATION,
                "The checkpoint %s cannot be used: %s; remove it to start anew".formatted(file, cause.getMessage()),
                cause);
    }
}
