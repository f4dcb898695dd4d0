package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.inference.model.ModelPackage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak evaluate} on a small made dataset: real media, real decoder processes, the shipped models. */
class EvaluateCommandIT {
    private static final String HEADER = "set,split,label,class,path,source_group,use\n";

    @TempDir
    private static Path folder;

    private static Path dataset;

    private record Run(int code, String err) {}

    @BeforeAll
    static void makeDataset() throws IOException {
        dataset = Files.createDirectory(folder.resolve("dataset"));
        Clips.gunfire(dataset.resolve("shots.mp4"));
        Clips.make(dataset.resolve("walk.mp4"), Clips.PICTURE + Clips.SOUND + "-t 6 " + Clips.H264 + "-c:a aac");
        Clips.make(dataset.resolve("game.mp4"), Clips.PICTURE + Clips.SOUND + "-t 6 " + Clips.H264 + "-c:a aac");
        Clips.make(dataset.resolve("song_music.wav"), "-f lavfi -i sine=frequency=330:sample_rate=16000 -t 5");
        Clips.make(dataset.resolve("still.png"), "-f lavfi -i testsrc2=size=320x180 -frames:v 1");
        Files.writeString(dataset.resolve("broken.wav"), "no sound");
        Files.writeString(
                dataset.resolve("made_index.csv"),
                HEADER
                        + "near,test,gunshot,gunshot,shots.mp4,one,evaluate\n"
                        + "life,test,harmless,walk,walk.mp4,two,evaluate\n"
                        + "life,test,negative,music,song_music.wav,three,evaluate\n"
                        + "life,test,negative,noise,broken.wav,four,evaluate\n"
                        + "play,test,game,shooter,game.mp4,five,evaluate\n"
                        + "shown,test,game_fps,shooter,still.png,six,evaluate\n"
                        + "life,train,negative,walk,missing.wav,seven,train\n");
    }

    @Test
    void measuresEverythingAndWritesItIntoThePackage() throws IOException {
        Path out = folder.resolve("report");
        Path recorded = folder.resolve("recorded");
        Run run = evaluate(
                "default",
                dataset.toString(),
                "--robustness",
                "--streams",
                "0.1",
                "--events",
                "9",
                "--record",
                recorded.toString(),
                "--out",
                out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(out.resolve("evaluation.json")));
        assertThat(report.at("/skipped/life/clips").asInt()).isEqualTo(1);
        assertThat(report.at("/clips/clips").asInt()).isEqualTo(4);
        assertThat(report.at("/clips/recall/all/watch/of").asInt()).isEqualTo(1);
        assertThat(report.at("/clips/recall/all/watch/hits").asInt()).isEqualTo(1);
        assertThat(report.at("/clips/harmless/clips").asInt()).isEqualTo(2);
        assertThat(report.at("/stills/shown/means/of").asInt()).isEqualTo(1);
        assertThat(report.at("/robustness").size()).isGreaterThan(12);
        assertThat(report.at("/robustness").toString())
                .contains("AAC 32 kbit/s", "H.264 at 60 kbit/s", "music over it, -10 dB");
        assertThat(report.at("/streams/kinds/harmless/hours").asDouble()).isEqualTo(0.075);
        assertThat(report.at("/streams/kinds/harmless/uniqueHours").asDouble()).isLessThan(0.004);
        assertThat(report.at("/streams/events/synthetic/events").asInt()).isEqualTo(9);
        assertThat(report.at("/bounds").size()).isEqualTo(3);
        String page = Files.readString(out.resolve("evaluation.html"));
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains("<svg", "not shown")
                .doesNotContain("<script", "http");

        ModelPackage measured = ModelPackage.open(recorded);
        assertThat(measured.judge()).isEqualTo(ModelPackage.standard().judge());
        assertThat(measured.description().bounds()).isPresent();
        assertThat(measured.description().measured()).containsKeys("lineage", "evaluation");
        assertThat(measured.card()).contains("## Measured on sources it was not trained on", "dataset");
    }

    @Test
    void drawsALearningCurveOfEvaluations() throws IOException {
        Path first = folder.resolve("first");
        assertThat(evaluate("default", dataset.toString(), "--sets", "near,life", "--out", first.toString())
                        .code())
                .isZero();
        Path second = folder.resolve("second");
        String json = first.resolve("evaluation.json").toString();
        Run run = evaluate(
                "default",
                dataset.toString(),
                "--sets",
                "near,life",
                "--learning-curve",
                json,
                "--out",
                second.toString());
        assertThat(run.code()).isZero();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(second.resolve("evaluation.json")));
        assertThat(report.at("/learningCurve").size()).isEqualTo(2);
        assertThat(Files.readString(second.resolve("evaluation.html"))).contains("Learning curve");
    }

    @Test
    void refusesADatasetThatThePackageWasTrainedOn() throws IOException {
        Path seen = Files.createDirectory(folder.resolve("seen"));
        Files.writeString(
                seen.resolve("index.csv"),
                HEADER
                        + "video-film,test,film,film,a.mp4,bbb,evaluate\naudio-esc10,test,negative,x,b.wav,esc-100032,evaluate\n");
        Run run = evaluate(
                "default", seen.toString(), "--out", folder.resolve("none").toString());
        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("2 source groups", "audio-esc10/esc-100032, video-film/bbb");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void refusesHoursAndEventsOutOfRangeAndBoundsWithoutStreams() {
        assertThat(evaluate("default", dataset.toString(), "--streams", "0.001").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(evaluate("default", dataset.toString(), "--streams", "1000.1")
                        .code())
                .isEqualTo(ExitCode.USAGE);
        for (String events : List.of("0", "121")) {
            assertThat(evaluate("default", dataset.toString(), "--streams", "1", "--events", events)
                            .code())
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(evaluate("default", dataset.toString(), "--events", "8").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(evaluate("default", dataset.toString(), "--record", "x").code())
                .isEqualTo(ExitCode.USAGE);
    }

    private static Run evaluate(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine command = Firebreak.commandLine()
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "evaluate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int code = command.execute(Arrays.copyOf(all, all.length));
        return new Run(code, err.toString());
    }
}
