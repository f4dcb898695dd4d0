package dev.firebreak.bench.descriptor;

import dev.firebreak.training.data.Pictures;
import dev.firebreak.training.descriptor.Edits;
import java.awt.image.BufferedImage;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Videos and pictures from folders, as ffmpeg reads them, with the longer side that the live decoder gives. */
final class Videos {
    static final int WIDTH = 320;
    static final int HEIGHT = 180;

    private Videos() {}

    /** A video's frames, or a picture as one. {@code group}: what shares it may show the same places. */
    record Shown(String group, List<BufferedImage> frames) {}

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(mp4|jpe?g|png)"))
                    .sorted()
                    .toList();
        }
    }

    static boolean isVideo(Path file) {
        return file.toString().endsWith(".mp4");
    }

    /** Names of files begin with the name of their source and an underscore. */
    static String group(Path file) {
        return file.getFileName().toString().replaceFirst("[_.].*", "");
    }

    /** {@code rate} frames a second of a video, brought to 16:9 by cutting off what is above and below or left and right. */
    static Shown read(Path file, int rate) {
        try {
            List<BufferedImage> frames =
                    isVideo(file) ? frames(file, rate) : List.of(cut(Pictures.read(file, 2 * WIDTH)));
            return new Shown(group(file), frames);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage cut(BufferedImage picture) {
        int width = Math.max(1, Math.min(picture.getWidth(), picture.getHeight() * WIDTH / HEIGHT));
        int height = Math.max(1, Math.min(picture.getHeight(), picture.getWidth() * HEIGHT / WIDTH));
        int x = (picture.getWidth() - width) / 2;
        int y = (picture.getHeight() - height) / 2;
        return Edits.scaled(picture.getSubimage(x, y, width, height), WIDTH, HEIGHT);
    }

    private static List<BufferedImage> frames(Path file, int rate) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "quiet", "-threads", "1"));
        command.addAll(List.of("-i", file.toString(), "-an", "-vf"));
        command.add("fps=%d,scale=%d:%d:force_original_aspect_ratio=increase,crop=%d:%d"
                .formatted(rate, WIDTH, HEIGHT, WIDTH, HEIGHT));
        command.addAll(List.of("-f", "rawvideo", "-pix_fmt", "rgb24", "-"));
        Process ffmpeg = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<BufferedImage> frames = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(ffmpeg.getInputStream())) {
            byte[] rgb = in.readNBytes(WIDTH * HEIGHT * 3);
            while (rgb.length == WIDTH * HEIGHT * 3) {
                frames.add(picture(rgb));
                rgb = in.readNBytes(rgb.length);
            }
        }
        ffmpeg.waitFor();
        return frames;
    }

    private static BufferedImage picture(byte[] rgb) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | (rgb[3 * i + 2] & 255);
        }
        picture.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
        return picture;
    }
}
