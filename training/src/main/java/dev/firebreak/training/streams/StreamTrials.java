package dev.firebreak.training.streams;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.verdict.OperatingPoints;
import dev.firebreak.inference.engine.Scorer;
import dev.firebreak.training.measure.Rounded;
import dev.firebreak.training.measure.ScoreCurve;
import dev.firebreak.training.replay.RememberedPictures;
import dev.firebreak.training.replay.Replay;
import dev.firebreak.training.replay.ReplayMedia;
import dev.firebreak.training.wear.PictureWear;
import dev.firebreak.training.work.Steps;
import dev.firebreak.training.work.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes streams from a seed and plays them. Three quarters of the hours are harmless, a fifth games, the rest films; where there is
 * no material of a kind there is no stream of it.
 */
public final class StreamTrials {
    /** Shortest and longest that can be asked for, in hours. */
    public static final double LEAST_HOURS = 0.02;

    public static final double MOST_HOURS = 1_000;

    private static final Map<StreamKind, Double> SHARES =
            new LinkedHashMap<>(Map.of(StreamKind.HARMLESS, 0.75, StreamKind.GAME, 0.2, StreamKind.FILM, 0.05));
    private static final Duration STREAM = Duration.ofMinutes(20);
    private static final Duration GAME_STREAM = Duration.ofSeconds(40);
    private static final int FEWEST_EVENTS = 8;

    /** Events of a kind, at most. */
    public static final int MOST_EVENTS = 120;

    private static final double EVENTS_PER_HOUR = 4;

    private final StreamMaterial material;
    private final OperatingPoints points;
    private final Scorer scorer;
    private final Scorer remembering;
    private final Steps steps;
    private final long seed;

    public StreamTrials(StreamMaterial material, OperatingPoints points, Scorer scorer, long seed, Steps steps) {
        this.material = material;
        this.points = points;
        this.scorer = scorer;
        this.remembering = new RememberedPictures(scorer);
        this.seed = seed;
        this.steps = steps;
    }

    /**
     * Plays {@code hours} of streams, and events beside them.
     *
     * @param events of each kind; by default four for each hour, 8 to {@value #MOST_EVENTS}
     */
    public StreamFigures run(double hours, OptionalInt events) {
        if (!(hours >= LEAST_HOURS && hours <= MOST_HOURS)) {
            throw new IllegalArgumentException(
                    "Hours of streams are %s to %s, not %s".formatted(LEAST_HOURS, MOST_HOURS, hours));
        }
        int each = events.orElse(Math.clamp(Math.round(hours * EVENTS_PER_HOUR), FEWEST_EVENTS, MOST_EVENTS));
        if (each < 1 || each > MOST_EVENTS) {
            throw new IllegalArgumentException("Events are 1 to %d of each kind, not %d".formatted(MOST_EVENTS, each));
        }
        Map<StreamKind, List<LongTrial>> trials = new LinkedHashMap<>();
        for (StreamKind kind : StreamKind.values()) {
            if (!material.of(kind).isEmpty()) {
                trials.put(kind, streams(kind, hours * SHARES.getOrDefault(kind, 0.0)));
            }
        }
        List<EventTrial> staged = events(each);
        Map<String, StreamFigures.OfKind> kinds = new LinkedHashMap<>();
        trials.forEach((kind, part) -> kinds.put(kind.word(), LongTrial.figures(part)));
        return new StreamFigures(
                seed,
                Rounded.number(
                        trials.values().stream().mapToDouble(LongTrial::hours).sum()),
                kinds,
                EventTrial.figures(staged),
                curves(staged, trials.getOrDefault(StreamKind.HARMLESS, List.of())),
                gameOrLife(staged, each),
                material.leftOut());
    }

    private List<LongTrial> streams(StreamKind kind, double hours) {
        List<Integer> numbers = new ArrayList<>();
        long slots = Math.max(1, Math.round(hours * 3_600_000 / Source.SLOT.toMillis()));
        long whole = STREAM.toMillis() / Source.SLOT.toMillis();
        for (int i = 0; i * whole < slots; i++) {
            numbers.add(i);
        }
        return Workers.each(kind.word() + " streams", numbers, steps, number -> {
            long length = Math.min(whole, slots - number * whole);
            return stream(kind, length, random(kind.word(), number));
        });
    }

    private LongTrial stream(StreamKind kind, long slots, Random random) {
        Set<Source> used = new HashSet<>();
        StreamMedia media = new StreamMedia(new SceneChoice(material.of(kind), random, used), slots);
        StreamWatch watch = new StreamWatch(media::heard);
        Duration length = Replay.play(media, remembering, points, watch);
        return LongTrial.of(kind, length, used, watch);
    }

    private List<EventTrial> events(int each) {
        if (material.harmless().isEmpty()) {
            return List.of();
        }
        List<EventTrial> all = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            boolean possible = switch (kind) {
                case NEAR, SINGLE -> !material.near().isEmpty();
                case DISTANT -> !material.distant().isEmpty();
                case DRILL -> true;
            };
            if (possible) {
                all.addAll(events(kind, each, false));
            }
        }
        return all;
    }

    private List<EventTrial> events(EventKind kind, int each, boolean masked) {
        List<Integer> numbers = numbers(each);
        return Workers.each(kind.word() + " events", numbers, steps, number -> {
            Random random = random(kind.word(), number);
            EventStream event = EventStream.of(kind, material, random, change(masked));
            StreamWatch watch = new StreamWatch(event::source);
            GameImpression impression = new GameImpression();
            play(ReplayMedia.of(event.clip()), masked ? scorer : remembering, watch, impression);
            return EventTrial.of(event, watch, impression.isGame());
        });
    }

    private List<StreamFigures.GameOrLife> gameOrLife(List<EventTrial> events, int each) {
        List<EventTrial> near =
                events.stream().filter(trial -> trial.kind() == EventKind.NEAR).toList();
        if (near.isEmpty() || material.games().isEmpty()) {
            return List.of();
        }
        List<GameTrial> plain = games(each, "streams of games' gunfire", false);
        List<GameTrial> masked = games(each, "the same, display masked", true);
        List<EventTrial> maskedNear = events(EventKind.NEAR, each, true);
        return List.of(
                GameTrial.figures(
                        "held or cut: taken for real; what happens in use",
                        near,
                        EventTrial::held,
                        plain,
                        GameTrial::held),
                GameTrial.figures(
                        "impression of pictures and sound: game or film",
                        near,
                        it -> !it.game(),
                        plain,
                        it -> !it.game()),
                GameTrial.figures(
                        "the same impression, the edges of all pictures masked",
                        maskedNear,
                        it -> !it.game(),
                        masked,
                        it -> !it.game()));
    }

    private List<GameTrial> games(int each, String what, boolean masked) {
        return Workers.each(what, numbers(each), steps, number -> {
            Random random = random("gunfire of games", number);
            // In turn, so that each recording has its part.
            Source source = material.games().get(number % material.games().size());
            SceneChoice choice = new SceneChoice(List.of(source), random, new HashSet<>());
            StreamMedia media = new StreamMedia(choice, GAME_STREAM.toMillis() / Source.SLOT.toMillis());
            StreamWatch watch = new StreamWatch(media::heard);
            GameImpression impression = new GameImpression();
            play(new ChangedPictures(media, change(masked)), masked ? scorer : remembering, watch, impression);
            return GameTrial.of(source, watch, impression);
        });
    }

    private void play(ReplayMedia media, Scorer by, StreamWatch watch, GameImpression impression) {
        Replay.play(media, by, points, (evidence, verdict) -> {
            impression.add(evidence);
            return watch.test(evidence, verdict);
        });
    }

    private List<ScoreCurve> curves(List<EventTrial> events, List<LongTrial> harmless) {
        Map<String, double[]> judge = new LinkedHashMap<>();
        Map<String, double[]> sound = new LinkedHashMap<>();
        for (EventKind kind : EventKind.values()) {
            List<EventTrial> part =
                    events.stream().filter(trial -> trial.kind() == kind).toList();
            if (!part.isEmpty()) {
                judge.put(
                        kind.word(),
                        part.stream().mapToDouble(EventTrial::score).toArray());
                sound.put(
                        kind.word(),
                        part.stream().mapToDouble(EventTrial::gunfire).toArray());
            }
        }
        double hours = LongTrial.hours(harmless);
        return List.of(
                ScoreCurve.of("judge", "the judge's score", judge, LongTrial.all(harmless, LongTrial::scores), hours),
                ScoreCurve.of(
                        "sound model",
                        "the probability of gunfire in a window",
                        sound,
                        LongTrial.all(harmless, LongTrial::gunfire),
                        hours));
    }

    /** The same for the same seed, kind and number, whatever else is played. */
    private Random random(String what, int number) {
        // Scrambled (SplitMix64, Steele et al. 2014): generators of neighbouring seeds begin alike.
        long z = (seed * 1_000_003 + what.hashCode()) * 1_000_003 + number;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return new Random(z ^ (z >>> 31));
    }

    /** Masked pictures are made anew for each stream: to remember them would only fill the memory. */
    private static UnaryOperator<Frame> change(boolean masked) {
        return masked ? PictureWear::withoutEdges : frame -> frame;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
