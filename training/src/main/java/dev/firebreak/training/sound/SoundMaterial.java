package dev.firebreak.training.sound;

import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.SoundDecoder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decoded clips of one side of the division (training or validation), by what they are good for. */
final class SoundMaterial {
    private static final Logger log = LoggerFactory.getLogger(SoundMaterial.class);

    /** Of a clip no more than this is kept, from its start: ten minutes. */
    private static final int LONGEST = 600 * 16_000;

    /** Categories of what people say and play over a stream. */
    private static final List<String> BEDS = List.of("/speech", "/voice", "/music");

    private final TreeMap<String, List<SoundClip>> kinds;
    private final List<List<SoundClip>> negatives;
    private final List<List<SoundClip>> beds;
    private final List<SoundClip> gameWeapons;
    private final List<SoundClip> gamePlay;
    private final List<SoundClip> films;
    private final List<RecordedShots> recordings;

    private SoundMaterial(Map<String, List<SoundClip>> byLabel) {
        this.gameWeapons = byLabel.getOrDefault("game-gunfire", List.of());
        this.gamePlay = byLabel.getOrDefault("game", List.of());
        this.films = byLabel.getOrDefault("film", List.of());
        this.recordings = byLabel.getOrDefault(SoundTraining.RECORDED_GUNFIRE, List.of()).stream()
                .flatMap(clip -> RecordedShots.of(clip.clip(), clip.samples()).stream())
                .toList();
        TreeMap<String, List<SoundClip>> categories = new TreeMap<>();
        for (SoundClip clip : byLabel.getOrDefault("negative", List.of())) {
            categories
                    .computeIfAbsent(clip.clip().set() + "/" + clip.clip().category(), key -> new ArrayList<>())
                    .add(clip);
        }
        this.kinds = categories;
        this.negatives = List.copyOf(categories.values());
        this.beds = categories.entrySet().stream()
                .filter(kind -> BEDS.stream().anyMatch(kind.getKey()::endsWith))
                .map(Map.Entry::getValue)
                .toList();
    }

    static SoundMaterial decode(Collection<Clip> clips, SoundDecoder decoder) {
        Map<String, List<SoundClip>> byLabel = new TreeMap<>();
        int silent = 0;
        for (Clip clip : clips) {
            float[] samples = clip.sounding() ? decoder.decode(clip.file()) : new float[0];
            if (samples.length > LONGEST) {
                samples = java.util.Arrays.copyOf(samples, LONGEST);
            }
            if (Filters.peak(samples) < 1e-3) {
                silent++;
                continue;
            }
            byLabel.computeIfAbsent(clip.label(), key -> new ArrayList<>()).add(new SoundClip(clip, samples));
        }
        log.info("sound material decoded clips={} silent={}", clips.size(), silent);
        return new SoundMaterial(byLabel);
    }

    /** A harmless clip: each category as often as another, however many clips it has. */
    float[] negative(RandomGenerator random) {
        return pick(negatives.get(random.nextInt(negatives.size())), random);
    }

    /** Voices or music. */
    float[] bed(RandomGenerator random) {
        return pick(beds.get(random.nextInt(beds.size())), random);
    }

    boolean hasBeds() {
        return !beds.isEmpty();
    }

    /** The kinds of harmless clips there are, {@code set/category}, sorted. */
    List<String> negativeKinds() {
        return List.copyOf(kinds.keySet());
    }

    /** A harmless clip of one of the {@link #negativeKinds}. */
    float[] negative(String kind, RandomGenerator random) {
        return pick(kinds.getOrDefault(kind, List.of()), random);
    }

    RecordedShots recording(RandomGenerator random) {
        return recordings.get(random.nextInt(recordings.size()));
    }

    float[] gameWeapon(RandomGenerator random) {
        return pick(gameWeapons, random);
    }

    float[] gamePlay(RandomGenerator random) {
        return pick(gamePlay, random);
    }

    float[] film(RandomGenerator random) {
        return pick(films, random);
    }

    /** All game play there is. */
    List<float[]> gamePlays() {
        return gamePlay.stream().map(SoundClip::samples).toList();
    }

    /** All weapons of games there are. */
    List<float[]> gameWeaponSounds() {
        return gameWeapons.stream().map(SoundClip::samples).toList();
    }

    /** All films there are. */
    List<float[]> filmSounds() {
        return films.stream().map(SoundClip::samples).toList();
    }

    boolean hasRecordings() {
        return !recordings.isEmpty();
    }

    boolean hasNegatives() {
        return !negatives.isEmpty();
    }

    boolean hasGameWeapons() {
        return !gameWeapons.isEmpty();
    }

    boolean hasGamePlay() {
        return !gamePlay.isEmpty();
    }

    boolean hasFilms() {
        return !films.isEmpty();
    }

    private static float[] pick(List<SoundClip> clips, RandomGenerator random) {
        return clips.get(random.nextInt(clips.size())).samples();
    }
}
