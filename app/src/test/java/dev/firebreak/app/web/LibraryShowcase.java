package dev.firebreak.app.web;

import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.testkit.footage.FootageSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Fills a fixture's library with clips worth looking at. All of it is made up and drawn. */
final class LibraryShowcase {
    static final int CLIPS = 8;

    private final WebFixture server;

    LibraryShowcase(WebFixture server) {
        this.server = server;
    }

    /** Returns the clip with the shots that the model hears at 2, 3, 5, 6 and 7.5 s. */
    Footage fill() {
        IntStream.of(2_000, 3_000, 5_000, 6_000, 7_500).forEach(at -> server.library.heard.add(Duration.ofMillis(at)));
        server.library.models.register(new ModelLineage(
                "first",
                "1.0",
                "shipped",
                new TreeSet<>(List.of("dock-2026/exercise-1")),
                new TreeSet<>(),
                server.clock.instant(),
                "ada"));
        add("patrol-0312.mp4", "patrol-7", 3, "class:harmless", "light:day", "scenario:patrol", "camera-mount:chest");
        add("patrol-0313.mp4", "patrol-8", 4, "class:harmless", "light:night", "scenario:patrol", "camera-mount:chest");
        add("range-pistol.mp4", "range-2", 5, rifle("pistol", "day", "range", "head"));
        add("range-rifle.mp4", "range-3", 6, rifle("rifle", "day", "range", "weapon"));
        add("range-shotgun.mp4", "range-4", 7, rifle("shotgun", "dusk", "range", "head"));
        add("tram-exercise.mp4", "exercise-2", 8, "class:harmless", "light:day", "place:public-transport");
        add("exercise-helmet.mp4", "exercise-1", 9, rifle("pistol", "night", "exercise", "chest"));
        String[] labels = rifle("rifle", "night", "exercise", "head");
        return add("exercise-head-cam.mp4", "exercise-1", 10, playable(), labels);
    }

    private static String[] rifle(String weapon, String light, String scenario, String mount) {
        return new String[] {
            "class:real-first-person-firearm",
            "weapon-type:" + weapon,
            "light:" + light,
            "scenario:" + scenario,
            "camera-mount:" + mount,
            "place:land"
        };
    }

    /** Ten seconds of a moving test picture with a tone, as a browser plays it. */
    private static byte[] playable() {
        try {
            Path file = Files.createTempFile("showcase", ".mp4");
            String command =
                    "ffmpeg -v error -nostdin -y -f lavfi -i testsrc2=size=640x360:rate=15 -f lavfi -i sine=frequency=220 "
                            + "-t 10 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart "
                            + file;
            Process ffmpeg = new ProcessBuilder(command.split(" ")).inheritIO().start();
            if (ffmpeg.waitFor() != 0) {
                throw new AssertionError("ffmpeg failed; on Debian: apt-get install ffmpeg");
            }
            byte[] media = Files.readAllBytes(file);
            Files.delete(file);
            return media;
        } catch (IOException e) {
            throw new AssertionError("ffmpeg is not there; on Debian: apt-get install ffmpeg", e);
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }

    private Footage add(String name, String group, int seed, String... labels) {
        return add(name, group, seed, UploadIT.media(2_000, seed), labels);
    }

    private Footage add(String name, String group, int seed, byte[] media, String... labels) {
        server.clock.advance(Duration.ofMinutes(3));
        List<Thumbnail> stills = IntStream.range(0, 4)
                .mapToObj(i -> new Thumbnail(Duration.ofMillis(1_250 + i * 2_500L), Showcase.drawn(seed * 10 + i)))
                .toList();
        return server.library.add(name, FootageSamples.description("dock-2026", group, labels), stills, media);
    }
}
