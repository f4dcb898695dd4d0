package dev.firebreak.edge.rtmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the real ffmpeg as a publisher. */
final class Ffmpeg {
    /** What ffmpeg ended with. */
    record Result(int exitCode, String log) {}

    private Ffmpeg() {}

    /** H.264 with a key frame a second and two B-frames, AAC, of a test picture. */
    static List<String> h264(int seconds, String address) {
        return publish(seconds, List.of("-c:v", "libx264", "-bf", "2", "-g", "25", "-preset", "ultrafast"), address);
    }

    static List<String> publish(int seconds, List<String> video, String address) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "info"));
        command.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=25"));
        command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100"));
        command.addAll(List.of("-t", Integer.toString(seconds), "-pix_fmt", "yuv420p"));
        command.addAll(video);
        command.addAll(List.of("-c:a", "aac", "-b:a", "64k", "-f", "flv", address));
        return command;
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static Result run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        try {
            String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("ffmpeg did not end: " + log);
            }
            return new Result(process.exitValue(), log);
        } finally {
            process.destroyForcibly();
        }
    }
}
