package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Edited copies of a clip come into the library: real media, real decoders, a real database. One story, told in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NearDuplicateCommandIT {
    private static final int RATE = 16_000;
    private static final int SECONDS = 24;
    private static final String FILM = "mandelbrot=s=320x180:r=10:end_scale=0.0001:end_pts=240";
    private static final String OTHER_FILM =
            "mandelbrot=s=320x180:r=10:start_x=-1.7487:start_y=0.0002:end_scale=0.00002:end_pts=240";
    private static final String H264 = " -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -b:a 96k";

    @TempDir
    private static Path folder;

    private record Run(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }

        /** What became of a file. */
        JsonNode clip(String name) {
            return lines().stream()
                    .filter(each -> each.path("file").asString().endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not in " + out + err));
        }
    }

    private static Run footage(Object... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("footage"));
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        Path config = Files.writeString(
                folder.resolve("firebreak.yaml"), "dataFolder: %s\n".formatted(folder.resolve("data")));
        words.addAll(List.of("--config", config.toString(), "--json"));
        int code = Firebreak.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    private static Path manifest() throws IOException {
        return Files.writeString(folder.resolve("manifest.yaml"), """
                defaults:
                  set: dock
                  source-group: "{name}"
                  use: train
                  class: harmless
                  contributor: Police of Somewhere
                  lawful-basis: public task
                  purpose: training of detection
                  licence: agreement 12
                  tactics-sensitive: no
                """);
    }

    private static Path clip(String name, String ffmpeg) throws IOException {
        return Clips.make(Files.createDirectories(folder.resolve("dock")).resolve(name), ffmpeg);
    }

    private static Run add(Path file) throws IOException {
        return footage("add", file, "--manifest", manifest());
    }

    /** Random notes, one tune for each seed. */
    private static Path tune(long seed) throws IOException {
        Random random = new Random(seed);
        ByteBuffer pcm = ByteBuffer.allocate(2 * RATE * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
        double[] notes = new double[3];
        for (int i = 0; i < RATE * SECONDS; i++) {
            if (i % (RATE / 5) == 0) {
                Arrays.setAll(notes, unused -> 300 * Math.pow(2, 3.2 * random.nextDouble()));
            }
            double value = 0.01 * random.nextGaussian();
            for (double note : notes) {
                value += 0.2 * Math.sin(2 * Math.PI * note * i / RATE);
            }
            pcm.putShort((short) (Math.clamp(value, -1, 1) * Short.MAX_VALUE));
        }
        return Files.write(folder.resolve("tune" + seed + ".raw"), pcm.array());
    }

    private static String film(String picture, long seed) throws IOException {
        return "-f lavfi -i " + picture + " -f s16le -ar 16000 -ac 1 -i " + tune(seed) + " -t " + SECONDS;
    }

    private static JsonNode resembling(Run run, String name) {
        JsonNode added = run.clip(name);
        assertThat(added.path("outcome").asString()).isEqualTo("added");
        assertThat(added.path("nearDuplicates")).as(name).isNotEmpty();
        for (JsonNode each : added.path("nearDuplicates")) {
            if (each.path("name").asString().equals("original.mp4")) {
                return each;
            }
        }
        throw new AssertionError(name + " does not resemble the original: " + added);
    }

    @Test
    @Order(1)
    void editedCopiesAreTakenInAndToldWithTheStretchOfEach() throws IOException {
        Path original = clip("original.mp4", film(FILM, 7) + H264 + " -g 20");
        clip("scaled.mkv", "-i " + original + " -vf scale=240:134 -crf 34" + H264 + " -g 10");
        clip("trimmed.mp4", "-i " + original + " -vf crop=iw*0.96:ih*0.96" + H264 + " -g 10 -an");
        clip("cropped.mp4", "-i " + original + " -vf crop=iw*0.7:ih*0.7" + H264 + " -g 10");
        clip("mirrored.mp4", "-i " + original + " -vf hflip" + H264 + " -g 10 -an");
        clip("part.mp4", "-ss 9 -t 12 -i " + original + H264 + " -g 10");
        clip("sound.m4a", "-i " + original + " -vn -c:a aac -b:a 64k");
        clip("still.png", "-ss 12 -i " + original + " -frames:v 1");
        clip("unrelated.mp4", film(OTHER_FILM, 8) + H264 + " -g 20");

        assertThat(add(original).clip("original.mp4").path("nearDuplicates")).isEmpty();
        Run run = add(folder.resolve("dock"));

        assertThat(run.code()).isZero();
        assertThat(run.clip("unrelated.mp4").path("nearDuplicates")).isEmpty();
        assertThat(resembling(run, "scaled.mkv").path("by").toString()).isEqualTo("[\"picture\",\"sound\"]");
        assertThat(resembling(run, "trimmed.mp4").path("by").toString()).isEqualTo("[\"picture\"]");
        assertThat(resembling(run, "cropped.mp4").path("by").toString()).contains("sound");
        assertThat(resembling(run, "mirrored.mp4").path("by").toString()).isEqualTo("[\"picture\"]");
        assertThat(resembling(run, "sound.m4a").path("by").toString()).isEqualTo("[\"sound\"]");
        assertThat(resembling(run, "still.png").path("by").toString()).isEqualTo("[\"picture\"]");
        JsonNode part = resembling(run, "part.mp4");
        assertThat(part.path("otherFrom").asDouble() - part.path("from").asDouble())
                .isBetween(8.5, 9.5);
        assertThat(part.path("to").asDouble() - part.path("from").asDouble()).isGreaterThan(9);
        assertThat(run.lines().getLast().path("nearDuplicates").asInt()).isEqualTo(7);
        assertThat(run.lines().getLast().path("held").asInt()).isZero();
        JsonNode shown = footage("show", run.clip("part.mp4").path("id").asString())
                .lines()
                .getFirst();
        assertThat(shown.path("nearDuplicates")).isNotEmpty();
        assertThat(shown.path("history").toString()).contains("find-near-duplicate");
    }

    @Test
    @Order(2)
    void aDatasetDividesNoneOfThem() throws IOException {
        JsonNode made = footage("dataset", "create", "first", "--query", "", "--split", "train=0.5,val=0.2,seed=4")
                .lines()
                .getFirst();
        assertThat(made.path("joinedGroups"))
                .singleElement()
                .satisfies(part -> assertThat(part).hasSize(8));
        Path out = folder.resolve("export");
        assertThat(footage("dataset", "export", "first", out).code()).isZero();
        assertThat(Files.readString(out.resolve("near_duplicates.csv"))).contains("dock/original,dock/scaled");
        assertThat(Files.readString(out.resolve("dataset.json"))).contains("join 8 of its source groups to 1");
    }

    @Test
    @Order(3)
    void aPersonMaySayThatItIsNotTheSame() throws IOException {
        String one = id("original.mp4");
        String other = id("sound.m4a");
        JsonNode ruled = footage("rule", one, other, "not-the-same").lines().getFirst();
        assertThat(ruled.path("other").path("ruling").asString()).isEqualTo("not-the-same");
        assertThat(footage("near-duplicates", other).lines())
                .anySatisfy(each -> assertThat(each.toString()).contains("not-the-same"));
        assertThat(footage("rule", one, id("unrelated.mp4"), "may-stay").err())
                .contains("not known as near-duplicates");
        assertThat(footage("rule", one, other, "perhaps").code()).isEqualTo(78);
        assertThat(footage("rule", one, other, "nothing").code()).isZero();
    }

    @Test
    @Order(4)
    void aWithdrawnClipThatComesBackUnderAnotherNameIsHeld() throws IOException {
        Run withdrawn = footage("withdraw", id("unrelated.mp4"), "--reason", "the force asked for it", "--erase");
        assertThat(withdrawn.lines().getFirst().path("nearDuplicates")).isEmpty();

        Path back = clip("holiday.mp4", film(OTHER_FILM, 8) + " -vf scale=256:144" + H264 + " -g 12");
        JsonNode added = add(back).clip("holiday.mp4");

        assertThat(added.path("held").asBoolean()).isTrue();
        assertThat(added.path("nearDuplicates").get(0).path("withdrawn").asBoolean())
                .isTrue();
        JsonNode made = footage("dataset", "create", "second", "--query", "", "--split", "train=0.5,val=0.2,seed=4")
                .lines()
                .getFirst();
        assertThat(made.path("heldClips").asInt()).isEqualTo(1);
        footage(
                "rule",
                id("holiday.mp4"),
                added.path("nearDuplicates").get(0).path("id").asString(),
                "may-stay");
        assertThat(footage("dataset", "create", "third", "--query", "", "--split", "train=0.5,val=0.2,seed=4")
                        .lines()
                        .getFirst()
                        .path("heldClips")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(5)
    void clipsWithKeyFramesFarApartGetASecondLook() throws IOException {
        Path sparse = clip("sparse.mp4", film(FILM, 7) + " -ss 3" + H264 + " -g 500 -sc_threshold 0 -an");
        add(sparse);

        JsonNode done = footage("fingerprint").lines().getFirst();

        assertThat(done.path("done").asInt()).isEqualTo(1);
        assertThat(done.path("unfinished").asInt()).isZero();
        assertThat(footage("near-duplicates", id("sparse.mp4")).lines())
                .anySatisfy(each -> assertThat(each.toString()).contains("original.mp4"));
        assertThat(footage("fingerprint").lines().getFirst().path("done").asInt())
                .isZero();
    }

    private static String id(String name) throws IOException {
        for (JsonNode clip : footage("list", "--limit", 100).lines()) {
            if (clip.path("name").asString().equals(name)) {
                return clip.path("id").asString();
            }
        }
        throw new AssertionError("There is no clip " + name);
    }
}
