package dev.firebreak.app.cli;

import dev.firebreak.core.drill.GunfireSynthesis;
import dev.firebreak.core.drill.Room;
import dev.firebreak.core.drill.Shot;
import dev.firebreak.core.drill.Weapon;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Small media made by the ffmpeg command, which must be installed. */
public final class Clips {
    static final String PICTURE = "-f lavfi -i testsrc2=size=320x180:rate=15 ";
    static final String SOUND = "-f lavfi -i sine=frequency=440:sample_rate=16000 ";
    static final String H264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 15 ";

    private static final int RATE = 16_000;

    private Clips() {}

    /** Runs {@code ffmpeg} with the arguments given as one line, cut at blanks, and the file to write. */
    public static Path make(Path target, String arguments) {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments.strip().split(" +")));
        command.add(target.toString());
        try {
            Path said = Files.createTempFile("ffmpeg", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly();
            String words = Files.readString(said);
            Files.delete(said);
            if (!ended || process.waitFor() != 0) {
                throw new AssertionError(command + ": " + (ended ? words : "took over 60 s"));
            }
            return target;
        } catch (IOException e) {
            throw new AssertionError("Install ffmpeg (Debian: apt-get install ffmpeg): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Fourteen seconds; bursts of rifle fire in a hall from the fifth on, about one a second, with a test picture. */
    public static Path gunfire(Path target) throws IOException {
        float[] samples = new float[RATE * 14];
        Random hiss = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.01 * hiss.nextGaussian());
        }
        GunfireSynthesis synthesis = new GunfireSynthesis(RATE);
        Shot shot = Shot.byShooter(Weapon.CARBINE, Room.HALL);
        for (int second : new int[] {5, 7, 9, 10, 11}) {
            GunfireSynthesis.mix(synthesis.burst(shot, 4, second), samples, second * RATE, 1);
        }
        ByteBuffer pcm = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            pcm.putShort((short) (sample * Short.MAX_VALUE));
        }
        Path raw = target.resolveSibling(target.getFileName() + ".raw");
        Files.write(raw, pcm.array());
        make(target, PICTURE + "-f s16le -ar 16000 -ac 1 -i " + raw + " -t 14 " + H264 + "-c:a aac");
        Files.delete(raw);
        return target;
    }
}
