package dev.firebreak.app.cli;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.evidence.SoundScores;
import dev.firebreak.core.verdict.TimelineSecond;
import dev.firebreak.core.verdict.Verdict;
import dev.firebreak.core.verdict.VerdictLevel;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON object a line on standard output, each with a {@code type}: opened, second, verdict, note; then finished or failed, once for
 * each source; and summary as the last. All times are media time. {@code timesRealTime} alone depends on the machine.
 */
final class JsonLinesOutput implements WatchOutput {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PrintWriter out;
    private String source = "";

    JsonLinesOutput(PrintWriter out) {
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
        if (second.motion() != null) {
            line.put("motion", second.motion());
        }
        line.put("score", second.score());
        line.put("level", name(second.level()));
        print(line);
    }

    @Override
    public void verdict(Verdict verdict) {
        Map<String, Object> line = line("verdict");
        line.putAll(fields(verdict));
        print(line);
    }

    @Override
    public void progress(Duration position, Optional<Duration> duration, double timesRealTime) {}

    @Override
    public void noted(String source, Duration at, String what) {
        this.source = source;
        Map<String, Object> line = line("note");
        line.put("atMillis", at.toMillis());
        line.put("what", what);
        print(line);
    }

    @Override
    public void ended(SourceResult result) {
        source = result.source();
        Map<String, Object> line = line(result.outcome().finished() ? "finished" : "failed");
        line.putAll(fields(result));
        line.put(
                "verdicts",
                result.verdicts().stream().map(JsonLinesOutput::fields).toList());
        line.put("timesRealTime", Math.round(result.timesRealTime() * 10) / 10.0);
        print(line);
    }

    @Override
    public void summary(List<SourceResult> results, int exitCode) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("type", "summary");
        line.put(
                "highest",
                name(results.stream()
                        .map(SourceResult::highest)
                        .max(VerdictLevel::compareTo)
                        .orElse(VerdictLevel.CLEAR)));
        line.put("exitCode", exitCode);
        line.put(
                "sources",
                results.stream()
                        .map(result -> {
                            Map<String, Object> each = new LinkedHashMap<>();
                            each.put("source", result.source());
                            each.putAll(fields(result));
                            return each;
                        })
                        .toList());
        print(line);
    }

    @Override
    public boolean broken() {
        return out.checkError();
    }

    private static Map<String, Object> fields(SourceResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outcome", result.outcome().label());
        result.why().ifPresent(why -> fields.put("why", why));
        fields.put("watchedMillis", result.watched().toMillis());
        fields.put("highest", name(result.highest()));
        Map<String, Object> reached = new LinkedHashMap<>();
        result.reached().forEach((level, at) -> reached.put(name(level), at.toMillis()));
        fields.put("reachedMillis", reached);
        return fields;
    }

    private static Map<String, Object> fields(Verdict verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("atMillis", verdict.at().toMillis());
        fields.put("level", name(verdict.level()));
        fields.put("score", verdict.score());
        verdict.suspectedSince().ifPresent(since -> fields.put("suspectedSinceMillis", since.toMillis()));
        fields.put("reason", verdict.reason());
        return fields;
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
