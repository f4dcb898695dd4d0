package dev.firebreak.app.cli;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line on standard output, each with a {@code type}: opened, second, verdict, failed, finished. */
final class JsonLinesOutput implements WatchOutput {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintStream out;
    private String source = "";

    JsonLinesOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void opened(String source, String media, Optional<Duration> duration) {
        this.source = source;
        Map<String, Object> line = line("opened");
        line.put("media", media);
        duration.ifPresent(d -> line.put("durationMillis", d.toMillis()));
        print(line);
    }

    @Override
    public void second(TimelineSecond second) {
        Map<String, Object> line = line("second");
        line.put("second", second.second());
        SoundScores sound = second.sound();
        if (sound != null) {
            line.put("gunfire", sound.gunfire());
            line.put("soundGame", sound.game());
            line.put("soundFilm", sound.film());
        }
        PictureScores picture = second.picture();
        if (picture != null) {
            line.put("firearmFirstPerson", picture.firearmFirstPerson());
            line.put("pictureGame", picture.game());
            line.put("pictureFilm", picture.film());
        }
        line.put("score", second.score());
        line.put("level", name(second.level()));
        print(line);
    }

    @Override
    public void verdict(Verdict verdict) {
        Map<String, Object> line = line("verdict");
        line.put("atMillis", verdict.at().toMillis());
        line.put("level", name(verdict.level()));
        line.put("score", verdict.score());
        verdict.suspectedSince().ifPresent(since -> line.put("suspectedSinceMillis", since.toMillis()));
        line.put("reason", verdict.reason());
        print(line);
    }

    @Override
    public void progress(Duration position, Optional<Duration> duration, double timesRealTime) {}

    @Override
    public void failed(String source, String why) {
        this.source = source;
        Map<String, Object> line = line("failed");
        line.put("why", why);
        print(line);
    }

    @Override
    public void finished(String source, Duration watched, VerdictLevel highest, double timesRealTime) {
        Map<String, Object> line = line("finished");
        line.put("watchedMillis", watched.toMillis());
        line.put("highest", name(highest));
        line.put("timesRealTime", Math.round(timesRealTime * 10) / 10.0);
        print(line);
    }

    private Map<String, Object> line(String type) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", type);
        line.put("source", source);
        return line;
    }

    private void print(Map<String, Object> line) {
        out.println(JSON.writeValueAsString(line));
    }

    private static String name(VerdictLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
