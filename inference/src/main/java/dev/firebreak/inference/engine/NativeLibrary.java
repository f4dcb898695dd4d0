package dev.firebreak.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * ONNX Runtime's native library. Left alone it unpacks itself into the temporary folder at each start, which takes a tenth of
 * a second and leaves 24 MB behind; unpacked once into a folder that stays, it does not.
 */
public final class NativeLibrary {
    private static final String PATH_PROPERTY = "onnxruntime.native.path";
    private static final List<String> FILES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");

    private NativeLibrary() {}

    /**
     * Unpacks the library below {@code folder}, unless it is there, and makes ONNX Runtime load it from there. To be called
     * before the first engine is opened. Does nothing when the path is set already, or on a system that is not Linux.
     *
     * @param folder that only this program may write to: what lies there is loaded as code
     */
    public static void unpackInto(Path folder) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (System.getProperty(PATH_PROPERTY) != null || !system.startsWith("linux")) {
            return;
        }
        try {
            Path target =
                    folder.resolve("onnxruntime-" + resource(FILES.getFirst()).getContentLengthLong());
            Files.createDirectories(target);
            for (String file : FILES) {
                unpack(file, target);
            }
            System.setProperty(PATH_PROPERTY, target.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.MODEL_UNUSABLE,
                    "ONNX Runtime's library cannot be unpacked into " + folder + ": " + e.getMessage(),
                    e);
        }
    }

    private static void unpack(String file, Path target) throws IOException {
        URLConnection resource = resource(file);
        Path unpacked = target.resolve(file);
        if (Files.isRegularFile(unpacked) && Files.size(unpacked) == resource.getContentLengthLong()) {
            return;
        }
        Path partial = Files.createTempFile(target, file, ".partial");
        try (InputStream in = resource.getInputStream()) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(partial, unpacked, StandardCopyOption.ATOMIC_MOVE);
    }

    private static URLConnection resource(String file) throws IOException {
        String architecture = System.getProperty("os.arch", "").equals("aarch64") ? "linux-aarch64" : "linux-x64";
        URL url = OrtEnvironment.class.getResource("/ai/onnxruntime/native/" + architecture + "/" + file);
        if (url == null) {
            throw new IOException("ONNX Runtime has no " + file + " for this machine");
        }
        return url.openConnection();
    }
}
