package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import dev.firebreak.testkit.bank.BankSamples;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak bank} as a person uses it, on a real database. One story. */
class BankCommandIT {
    @TempDir
    private static Path folder;

    private record Run(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    private static Run bank(Object... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("bank"));
        Arrays.stream(arguments).map(String::valueOf).forEach(words::add);
        words.add("--config");
        words.add(Files.writeString(
                        folder.resolve("firebreak.yaml"), "dataFolder: %s\n".formatted(folder.resolve("data")))
                .toString());
        int code = Firebreak.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Run(code, out.toString(), err.toString());
    }

    @Test
    void ofAPictureItKeepsThePdqHashUnlessItIsFlatAndOfAVideoItsFingerprint() throws IOException {
        BufferedImage picture = new BufferedImage(200, 160, BufferedImage.TYPE_INT_RGB);
        Path flat = folder.resolve("flat.png");
        ImageIO.write(picture, "png", flat.toFile());
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            var brush = picture.createGraphics();
            brush.setColor(new Color(random.nextInt(1 << 24)));
            brush.fillRect(random.nextInt(200), random.nextInt(160), 40, 30);
            brush.dispose();
        }
        Path drawn = folder.resolve("drawn.png");
        ImageIO.write(picture, "png", drawn.toFile());
        assertThat(bank("create", "PICTURES").code()).isZero();

        Run run = bank("add", "PICTURES", drawn, flat);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("flat.png: too flat to be told from others (quality 0");
        List<JsonNode> entries = bank("show", "PICTURES", "--json").lines();
        assertThat(entries.get(2).path("signals").path("pdq").asString()).hasSize(64);
        assertThat(entries.get(1).path("media").asString()).isEqualTo("picture");
        assertThat(entries.get(1).path("signals").has("pdq")).isFalse();
        Path video = folder.resolve("video.mp4");
        Clips.make(video, Clips.PICTURE + "-t 3 " + Clips.H264);
        assertThat(bank("add", "PICTURES", video).err()).isEmpty();
        JsonNode kept = bank("export", "PICTURES").lines().getFirst();
        assertThat(kept.path("media").asString()).isEqualTo("video");
        assertThat(FingerprintBytes.read(Base64.getDecoder()
                                .decode(kept.path("signals").path("video").asString()))
                        .frames())
                .isNotEmpty();
        assertThat(bank("remove", "PICTURES", "--whole").code()).isZero();
    }

    @Test
    void aBankIsMadeFilledPassedOnAndRemoved() throws IOException {
        assertThat(bank("create", "attacks").code()).isEqualTo(2);
        assertThat(bank("create", "ATTACKS", "--action", "cut", "--distance", 65)
                        .code())
                .isEqualTo(2);
        Run made = bank("create", "ATTACKS", "--action", "cut", "--label", "Known attacks");
        assertThat(made.out()).contains("ATTACKS", "cut, distance 31", "Known attacks");
        assertThat(bank("create", "ATTACKS").code()).isEqualTo(1);

        Path file = Files.write(folder.resolve("notes.bin"), new byte[] {1, 2, 3});
        String pdq = BankSamples.pdq(1).hex();
        JsonNode added = bank("add", "ATTACKS", file, "--note", "from the harbour", "--json")
                .lines()
                .getFirst();
        assertThat(added.path("outcome").asString()).isEqualTo("added");
        assertThat(bank("add", "ATTACKS", file).out())
                .contains("in the bank already as entry " + added.path("id").asLong());
        assertThat(bank("add", "ATTACKS", "--hash", "pdq:" + pdq).code()).isZero();
        assertThat(bank("add", "ATTACKS", "--hash", "pdq:00").code()).isEqualTo(2);
        assertThat(bank("add", "ATTACKS", folder.resolve("none")).code()).isEqualTo(69);
        assertThat(bank("add", "NO_SUCH_BANK", file).code()).isEqualTo(69);

        Run shown = bank("show", "ATTACKS", "harbour", "--json");
        assertThat(shown.lines()).hasSize(2);
        assertThat(shown.lines().getFirst().path("entries").asLong()).isEqualTo(2);
        assertThat(shown.lines().getLast().path("fileName").asString()).isEqualTo("notes.bin");
        assertThat(shown.lines().getLast().path("signals").path("md5").asString())
                .isEqualTo("5289df737df57326fcdd22597afb1fac");

        long id = added.path("id").asLong();
        assertThat(bank("disable", "ATTACKS", id, "--until", "2030-01-01T00:00:00Z")
                        .out())
                .contains("disabled 2030-01-01T00:00:00Z");
        assertThat(bank("export", "ATTACKS", "--signals").out()).isEqualTo("pdq " + pdq + System.lineSeparator());
        assertThat(bank("enable", "ATTACKS", id).out()).doesNotContain("disabled");
        assertThat(bank("disable", "ATTACKS").out()).contains("disabled");
        assertThat(bank("enable", "ATTACKS").out()).doesNotContain("disabled");
        assertThat(bank("quarantine", "ATTACKS", "--reason", "too much").out()).contains("QUARANTINE");
        assertThat(bank("quarantine", "ATTACKS", "--lift").out()).doesNotContain("QUARANTINE");

        Path list = Files.writeString(
                folder.resolve("list.jsonl"), bank("export", "ATTACKS").out());
        assertThat(bank("create", "COPY", "--negative").out()).contains("negative");
        assertThat(bank("import", "COPY", list).out()).startsWith("2 added, 0 in the bank already, 0 lines wrong");
        assertThat(bank("import", "COPY", list).out()).startsWith("0 added, 2 in the bank already");
        assertThat(bank("import", "COPY", Files.writeString(folder.resolve("wrong.txt"), "pdq 00\n"))
                        .code())
                .isEqualTo(65);
        assertThat(bank("change", "COPY", "--name", "COPY_2", "--no-negative", "--action", "hold")
                        .out())
                .contains("COPY_2", "hold");

        assertThat(bank("remove", "COPY_2").code()).isEqualTo(2);
        assertThat(bank("remove", "ATTACKS", id).code()).isZero();
        assertThat(bank("remove", "COPY_2", "--whole").code()).isZero();
        Run left = bank("list", "--json");
        assertThat(left.lines())
                .extracting(each -> each.path("name").asString())
                .containsExactly("ATTACKS");
        assertThat(left.lines().getFirst().path("entries").asLong()).isEqualTo(1);
    }
}
