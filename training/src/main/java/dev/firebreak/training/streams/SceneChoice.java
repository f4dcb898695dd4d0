package dev.firebreak.training.streams;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the scenes of a stream: one source for half a minute to four minutes, then a cut to the next. Of scenes, six in ten are a
 * video with its own sound (where there is any), the rest recordings of one class over the pictures of another video; one in
 * ten is silent, one in four has music over it. Each has its own level, 12 dB down to 6 dB up. One thread.
 */
final class SceneChoice {
    private static final int SHORTEST_SLOTS = 60;
    private static final int LONGEST_SLOTS = 480;
    private static final double OWN_SOUND = 0.6;
    private static final double SILENT = 0.1;
    private static final double WITH_MUSIC = 0.25;

    private final List<Source> videos;
    private final List<Source> talking;
    private final List<List<Source>> classes;
    private final List<Source> music;
    private final RandomGenerator random;
    private final Set<Source> used;

    /** {@code used} is given every source that is taken. */
    SceneChoice(List<Source> sources, RandomGenerator random, Set<Source> used) {
        this.random = random;
        this.used = used;
        videos = sources.stream().filter(Source::pictured).toList();
        talking = videos.stream().filter(Source::sounding).toList();
        Map<String, List<Source>> byClass = new LinkedHashMap<>();
        sources.stream()
                .filter(source -> source.sounding() && !source.pictured())
                .forEach(source -> byClass.computeIfAbsent(
                                source.clip().set() + " " + source.clip().category(), name -> new ArrayList<>())
                        .add(source));
        classes = List.copyOf(byClass.values());
        music = sources.stream()
                .filter(source -> source.sounding() && StreamMaterial.isMusic(source.clip()))
                .toList();
    }

    /** The scene that begins at {@code slot} and ends at {@code end} at the latest. */
    Scene next(long slot, long end) {
        long length = random.nextInt(SHORTEST_SLOTS, LONGEST_SLOTS);
        boolean own = !talking.isEmpty() && (classes.isEmpty() || random.nextDouble() < OWN_SOUND);
        Source picture = one(own ? talking : videos);
        List<Source> heard = own && picture != null ? List.of(picture) : classOfSounds();
        boolean silent = heard.isEmpty() || random.nextDouble() < SILENT;
        boolean withMusic = !music.isEmpty() && random.nextDouble() < WITH_MUSIC;
        Source song = withMusic ? one(music) : null;
        if (!silent) {
            used.addAll(heard);
        }
        return new Scene(
                slot,
                Math.min(end, slot + length),
                picture,
                picture == null ? 0 : random.nextInt(picture.slots()),
                silent ? Optional.empty() : Optional.of(new SceneSound(heard, !own, new Random(random.nextLong()))),
                decibels(-12, 6),
                song == null
                        ? Optional.empty()
                        : Optional.of(new SceneSound(List.of(song), false, new Random(random.nextLong()))),
                decibels(-18, -6));
    }

    private List<Source> classOfSounds() {
        return classes.isEmpty() ? List.of() : classes.get(random.nextInt(classes.size()));
    }

    private @Nullable Source one(List<Source> sources) {
        if (sources.isEmpty()) {
            return null;
        }
        Source source = sources.get(random.nextInt(sources.size()));
        used.add(source);
        return source;
    }

    private double decibels(double from, double to) {
        return Math.pow(10, random.nextDouble(from, to) / 20);
    }
}
