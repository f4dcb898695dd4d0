package dev.firebreak.media.decode;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The command line of child processes: the same Java, and no more of the class path than they need. */
public final class ChildCommand {
    private static final String HEAP = "-Xmx256m";

    private ChildCommand() {}

    /** {@code java}, options and class path; the main class and its arguments are still to be added. */
    public static List<String> java(Optional<Path> nativesFolder, Optional<String> classPath, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisplayVMOutputToStderr", // standard output carries reports
                "--enable-native-access=ALL-UNNAMED",
                // FFmpeg's memory is not Java's: the main process watches all of it together.
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dorg.bytedeco.javacpp.maxBytes=0"));
        nativesFolder.ifPresent(folder -> command.add("-Dorg.bytedeco.javacpp.cachedir=" + folder));
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.orElseGet(ChildCommand::classPath));
        return command;
    }

    private static String classPath() {
        String platform = platform();
        Set<String> entries = new LinkedHashSet<>();
        for (String resource : List.of(
                "dev/firebreak/core/evidence/Frame.class",
                "dev/firebreak/media/decode/ChildCommand.class",
                "org/bytedeco/javacpp/Loader.class",
                "org/bytedeco/javacpp/" + platform + "/libjnijavacpp.so",
                "org/bytedeco/ffmpeg/global/avutil.class",
                "org/bytedeco/ffmpeg/" + platform + "/libjniavutil.so")) {
            entries.add(location(resource));
        }
        return String.join(System.getProperty("path.separator"), entries);
    }

    private static String platform() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return architecture.contains("aarch64") ? "linux-arm64" : "linux-x86_64";
    }

    /** The jar or folder that holds a resource. */
    private static String location(String resource) {
        URL url = ChildCommand.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("Not on the class path: " + resource);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return file(jar.getJarFileURL().toURI());
            }
            String folder = url.toString();
            return file(new URI(folder.substring(0, folder.length() - resource.length())));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot tell where " + resource + " is: " + url, e);
        }
    }

    private static String file(URI uri) {
        if (!"file".equals(uri.getScheme())) {
            throw new IllegalStateException(
                    uri + " is inside another archive; name the class path of decoder processes in the settings");
        }
        return Path.of(uri).toString();
    }
}
