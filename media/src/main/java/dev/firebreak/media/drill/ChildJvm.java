package dev.firebreak.media.drill;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Loader;

/** Starts a class of this package in a JVM of its own, with no more on its class path than it needs. */
final class ChildJvm {
    private ChildJvm() {}

    /** Standard error goes nowhere. Throws {@link FirebreakException} when no process can be started. */
    static Process start(Class<?> main, int heapMegabytes) {
        try {
            return new ProcessBuilder(command(main, heapMegabytes))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.DECODER_DOWN, "Cannot start a process for " + main.getName(), e);
        }
    }

    static List<String> command(Class<?> main, int heapMegabytes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-Xshare:auto"));
        // A crash in native code must not leave files behind, nor mix its report into the answers.
        command.addAll(
                List.of("-XX:ErrorFile=/dev/null", "-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
        String cache = System.getProperty("org.bytedeco.javacpp.cachedir");
        if (cache != null) {
            command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
        }
        command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, classPath()), main.getName()));
        return command;
    }

    private static Set<String> classPath() {
        String platform = Loader.getPlatform();
        Set<String> path = new LinkedHashSet<>();
        for (String resource : List.of(
                "dev/firebreak/media/drill/ChildJvm.class",
                "dev/firebreak/core/drill/Shot.class",
                "org/bytedeco/javacpp/Loader.class",
                "org/bytedeco/ffmpeg/global/avutil.class",
                "org/bytedeco/javacpp/" + platform + "/libjnijavacpp.so",
                "org/bytedeco/ffmpeg/" + platform + "/libjniavutil.so")) {
            path.add(root(resource));
        }
        return path;
    }

    /** The folder or jar that a resource of our own class loader comes from. */
    private static String root(String resource) {
        URL url = ChildJvm.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("Not on the class path: " + resource);
        }
        String address = url.toString();
        if (address.startsWith("jar:file:")) {
            return Path.of(URI.create(address.substring("jar:".length(), address.indexOf("!/"))))
                    .toString();
        }
        if (address.startsWith("file:")) {
            return Path.of(URI.create(address.substring(0, address.length() - resource.length())))
                    .toString();
        }
        throw new IllegalStateException("A child process needs jars or folders on disk, not " + address);
    }
}
