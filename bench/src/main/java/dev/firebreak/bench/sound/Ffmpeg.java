package dev.firebreak.bench.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The ffmpeg command on sounds of 16 kHz mono, through files of raw floats in a folder of its own. */
final class Ffmpeg {
    static final int RATE = 16_000;

    private final Path work;

    Ffmpeg(Path work) {
        this.work = work;
    }

    /** The sound of a file, at most {@code seconds} of it; empty when it has none. */
    float[] decode(Path file, int seconds) throws IOException, InterruptedException {
        Path raw = work.resolve("decoded.f32");
        Files.deleteIfExists(raw);
        run(List.of(
                "-t",
                "" + seconds,
                "-i",
                file.toString(),
                "-vn",
                "-ac",
                "1",
                "-ar",
                "" + RATE,
                "-f",
                "f32le",
                raw.toString()));
        return Files.exists(raw) ? read(raw) : new float[0];
    }

    /** The sound through a filter. */
    float[] filter(float[] sound, String filter) throws IOException, InterruptedException {
        Path from = write(sound, "in.f32");
        Path to = work.resolve("filtered.f32");
        run(args(from, List.of("-af", filter, "-ac", "1", "-ar", "" + RATE, "-f", "f32le", to.toString())));
        return read(to);
    }

    /** The sound after encoding to a file with this ending and decoding. */
    float[] encode(float[] sound, String ending, String... options) throws IOException, InterruptedException {
        Path from = write(sound, "in.f32");
        Path coded = work.resolve("coded." + ending);
        List<String> rest = new ArrayList<>(List.of(options));
        rest.add(coded.toString());
        run(args(from, rest));
        return decode(coded, 3_600);
    }

    /** A file of 16-bit samples. */
    Path wav(float[] sound) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(44 + 2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * sound.length);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * sound.length);
        for (float sample : sound) {
            bytes.putShort((short) Math.clamp(Math.round(sample * 32_767), -32_768, 32_767));
        }
        return Files.write(work.resolve("sound.wav"), bytes.array());
    }

    private static List<String> args(Path from, List<String> rest) {
        List<String> args =
                new ArrayList<>(List.of("-f", "f32le", "-ar", "" + RATE, "-ac", "1", "-i", from.toString()));
        args.addAll(rest);
        return args;
    }

    private static void run(List<String> args) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "quiet", "-threads", "1", "-y"));
        command.addAll(args);
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Path write(float[] sound, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(sound);
        return Files.write(work.resolve(name), bytes.array());
    }

    private static float[] read(Path raw) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        float[] sound = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(sound);
        return sound;
    }
}
