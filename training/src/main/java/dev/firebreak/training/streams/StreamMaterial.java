package dev.firebreak.training.streams;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.data.Clip;
import dev.firebreak.training.data.Kind;
import dev.firebreak.training.data.SetGroups;
import dev.firebreak.training.replay.ClipDecoder;
import dev.firebreak.training.replay.DecodedClip;
import dev.firebreak.training.work.Steps;
import dev.firebreak.training.work.Workers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * What streams are made of, decoded once and kept in memory.
 *
 * @param harmless pictures, sounds, or both
 * @param leftOut clips that could not be decoded, or for which there was no room
 */
public record StreamMaterial(
        List<Source> harmless, List<Source> games, List<Source> films, List<Source> gunfire, int leftOut) {
    /** Most samples kept: a third of the memory there is; 2 GB hold three hours of recordings. */
    private static final long MOST_SAMPLES = Runtime.getRuntime().maxMemory() / 3 / Float.BYTES;

    public StreamMaterial {
        harmless = List.copyOf(harmless);
        games = List.copyOf(games);
        films = List.copyOf(films);
        gunfire = List.copyOf(gunfire);
    }

    /** Decodes {@code clips}; stills and clips of no use in a stream are passed over. */
    public static StreamMaterial of(List<Clip> clips, ClipDecoder decoder, Steps steps) {
        LongAdder samples = new LongAdder();
        LongAdder leftOut = new LongAdder();
        List<Source> sources = Workers.each("decoding for streams", clips, steps, clip -> {
                    if (samples.sum() > MOST_SAMPLES) {
                        leftOut.increment();
                        return Optional.<Source>empty();
                    }
                    try {
                        DecodedClip decoded = decoder.clip(clip.file());
                        samples.add(decoded.samples().length);
                        return Optional.of(new Source(clip, decoded));
                    } catch (FirebreakException e) {
                        leftOut.increment();
                        return Optional.<Source>empty();
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return new StreamMaterial(
                of(sources, Kind.HARMLESS),
                of(sources, Kind.GAME),
                of(sources, Kind.FILM),
                of(sources, Kind.GUNFIRE),
                leftOut.intValue());
    }

    List<Source> near() {
        return gunfire.stream()
                .filter(source -> source.sounding() && !SetGroups.distant(source.clip()))
                .toList();
    }

    List<Source> distant() {
        return gunfire.stream()
                .filter(source -> source.sounding() && SetGroups.distant(source.clip()))
                .toList();
    }

    /** Sources of a kind of stream. */
    List<Source> of(StreamKind kind) {
        return switch (kind) {
            case HARMLESS -> harmless;
            case GAME -> games;
            case FILM -> films;
        };
    }

    /** Whether a clip's class names music. */
    public static boolean isMusic(Clip clip) {
        String category = clip.category().toLowerCase(Locale.ROOT);
        return List.of("music", "guitar", "piano", "concert").stream().anyMatch(category::contains);
    }

    /** Whether a clip's class names speech. */
    public static boolean isSpeech(Clip clip) {
        String category = clip.category().toLowerCase(Locale.ROOT);
        return List.of("speech", "talking", "voice").stream().anyMatch(category::contains);
    }

    private static List<Source> of(List<Source> sources, Kind kind) {
        return sources.stream()
                .filter(source -> Kind.of(source.clip().label()).orElseThrow() == kind)
                .filter(source -> source.sounding() || source.pictured())
                .toList();
    }
}
