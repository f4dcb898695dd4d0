package dev.firebreak.media.recode;

import dev.firebreak.core.edit.Coding;
import dev.firebreak.core.edit.Copy;
import dev.firebreak.core.edit.Picture;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Encodes a take to H.264 and AAC, and decodes it again: what platforms do with everything. Thread-safe. */
public final class TakeCoder {
    private static final int KEY_FRAMES = 2 * TakeReader.PICTURES_A_SECOND;
    private static final String EVEN_SIDES = "pad=ceil(iw/2)*2:ceil(ih/2)*2,format=yuv420p";

    private final FfmpegProgram program = new FfmpegProgram();
    private final TakeReader reader = new TakeReader();

    /**
     * The copy after encoding and decoding.
     *
     * @throws FirebreakException BAD_MEDIA, DECODER_DOWN as {@link TakeReader#read}
     */
    public Copy coded(Copy copy, Coding coding) {
        try (ScratchFolder scratch = new ScratchFolder()) {
            Path file = scratch.file("copy.mkv");
            encode(copy.take(), coding, scratch, file);
            Take coded = reader.read(file, Duration.ZERO, TakeReader.LONGEST)
                    .orElseThrow(() -> new FirebreakException(ErrorCode.BAD_MEDIA, "Encoding left no pictures"));
            float[] sound = Arrays.copyOf(
                    coded.sound(), Math.min(coded.sound().length, copy.take().sound().length));
            // What an encoder leaves out at the end is not shown less long: the last picture stays.
            Take shown = new Take(copy.take().seconds(), coded.film(), sound);
            return new Copy(shown, copy.from(), copy.to(), copy.originalFrom(), copy.originalTo());
        } catch (IOException e) {
            throw new FirebreakException(ErrorCode.DECODER_DOWN, "No room to encode: " + e.getMessage(), e);
        }
    }

    private void encode(Take take, Coding coding, ScratchFolder scratch, Path to) throws IOException {
        Path raw = scratch.file("pictures.rgb");
        Picture first = take.film().at(0);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
            int pictures = (int) Math.max(1, Math.floor(take.seconds() * TakeReader.PICTURES_A_SECOND));
            for (int i = 0; i < pictures; i++) {
                out.write(take.film()
                        .at((double) i / TakeReader.PICTURES_A_SECOND)
                        .rgb());
            }
        }
        List<String> arguments = new ArrayList<>(List.of("-f", "rawvideo", "-pix_fmt", "rgb24"));
        arguments.addAll(List.of("-s", first.width() + "x" + first.height()));
        arguments.addAll(List.of("-r", Integer.toString(TakeReader.PICTURES_A_SECOND)));
        arguments.addAll(FfmpegProgram.input(raw));
        if (take.sound().length > 0) {
            Path sound = scratch.file("sound.f32");
            ByteBuffer bytes =
                    ByteBuffer.allocate(Float.BYTES * take.sound().length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(take.sound());
            Files.write(sound, bytes.array());
            arguments.addAll(List.of("-f", "f32le", "-ar", Integer.toString(Take.SOUND_RATE), "-ac", "1"));
            arguments.addAll(FfmpegProgram.input(sound));
            arguments.addAll(List.of("-map", "1:a", "-c:a", "aac", "-ar", "44100", "-b:a"));
            arguments.add(Integer.toString(coding.soundBits()));
        }
        String bits = Integer.toString(coding.videoBits());
        arguments.addAll(
                List.of("-map", "0:v", "-vf", EVEN_SIDES, "-c:v", "libopenh264", "-b:v", bits, "-maxrate", bits));
        arguments.addAll(List.of("-allow_skip_frames", "1", "-g", Integer.toString(KEY_FRAMES), "-f", "matroska"));
        arguments.add("file:" + to);
        program.run("Encoding a copy", TakeReader.LIMIT, arguments);
    }
}
