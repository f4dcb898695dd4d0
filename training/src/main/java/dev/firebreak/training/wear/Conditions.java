package dev.firebreak.training.wear;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.evidence.Evidence;
import dev.firebreak.core.evidence.Motion;
import dev.firebreak.core.motion.MotionMeter;
import dev.firebreak.media.recode.Recoder;
import dev.firebreak.training.replay.ClipDecoder;
import dev.firebreak.training.replay.DecodedClip;
import dev.firebreak.training.sound.Filters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** What a live stream brings, each on its own. */
public final class Conditions {
    /** The clip itself, through the same path as the others. */
    public static final String PLAIN = "as it is";

    /** The names of the rows that are also the ablation. */
    public static final String NO_SOUND = "no sound";

    public static final String NO_PICTURE = "no picture";

    static final String NO_MOTION = "no motion";

    /** Stronger than most recoil: an eighth of the height, each half second. */
    private static final double SHAKEN = 0.125;

    private Conditions() {}

    /**
     * All of them.
     *
     * @param music laid over clips; without any, these rows are left out
     * @param speech the same
     */
    public static List<Condition> all(Recoder recoder, Optional<float[]> music, Optional<float[]> speech) {
        List<Condition> all = new ArrayList<>();
        all.add(Condition.decoded(PLAIN, "nothing is done to it", clip -> clip));
        all.addAll(ablation());
        for (int kilobits : List.of(128, 64, 32)) {
            all.add(new Condition(
                    "AAC %d kbit/s".formatted(kilobits),
                    "the sound encoded as AAC and decoded again",
                    (file, decoder) -> recoded(decoder, to -> recoder.sound(file, kilobits * 1_000, to))));
        }
        all.addAll(levels());
        music.ifPresent(bed -> all.addAll(beds("music", bed, List.of(10, 0, -10))));
        speech.ifPresent(bed -> all.addAll(beds("speech", bed, List.of(10, 0))));
        all.addAll(pictures());
        all.add(new Condition(
                "H.264 at 60 kbit/s",
                "the pictures encoded at so few bits that they fall into blocks",
                (file, decoder) -> recodedPictures(recoder, file, decoder)));
        return all;
    }

    /** Sound only, picture only, both without motion. */
    private static List<Condition> ablation() {
        return List.of(
                Condition.decoded(NO_PICTURE, "sound only", DecodedClip::withoutPictures),
                Condition.decoded(NO_SOUND, "picture only: no sound track", DecodedClip::withoutSound),
                Condition.decoded(
                        NO_MOTION, "sound and picture, no motion measured", clip -> clip.withMotion(List.of())));
    }

    private static DecodedClip shaken(DecodedClip clip) {
        long steps = clip.frames().isEmpty() ? 0 : clip.length().dividedBy(MotionMeter.STEP);
        return clip.withMotion(LongStream.rangeClosed(1, steps)
                .mapToObj(MotionMeter.STEP::multipliedBy)
                .map(end -> new Evidence.OfMotion(end, new Motion.Measured(SHAKEN, end)))
                .toList());
    }

    /** Edges covered. */
    public static Condition withoutEdges() {
        return Condition.decoded(
                "display masked",
                "the edges, where games draw their displays, covered with the mean colour of the rest",
                PictureWear.each(PictureWear::withoutEdges));
    }

    private static List<Condition> levels() {
        return List.of(
                Condition.decoded(
                        "clipping",
                        "raised to four times full scale and cut off",
                        SoundWear.each(samples -> SoundWear.clip(samples, 4))),
                Condition.decoded(
                        "automatic gain",
                        "down at once when it gets loud, back within half a second",
                        SoundWear.each(samples -> Filters.automaticGain(samples, 0.3, 0.5))),
                Condition.decoded(
                        "distance",
                        "nothing above 1.2 kHz, 20 dB less",
                        SoundWear.each(samples -> SoundWear.distance(samples, 1_200, 20))),
                Condition.decoded(
                        "reverberation",
                        "a hall of 1.8 s, as loud as the direct sound",
                        SoundWear.each(samples -> Filters.reverberate(samples, 1.8, 1))));
    }

    private static List<Condition> beds(String name, float[] bed, List<Integer> decibels) {
        return decibels.stream()
                .map(level -> Condition.decoded(
                        "%s over it, %+d dB".formatted(name, level),
                        "the clip's loudest 0.1 s is so far above the mean level of the " + name,
                        SoundWear.each(samples -> Filters.layUnder(samples, bed, level))))
                .toList();
    }

    private static List<Condition> pictures() {
        return List.of(
                Condition.decoded("vertical video", "the middle, 9:16", PictureWear.each(PictureWear::upright)),
                Condition.decoded(
                        "dark", "a fifth of the light", PictureWear.each(frame -> PictureWear.dark(frame, 0.2))),
                Condition.decoded(
                        "motion blur",
                        "the mean of 21 neighbouring pixels of 320",
                        PictureWear.each(frame -> PictureWear.blurred(frame, 21))),
                Condition.decoded(
                        "shaken", "synthetic kicks of an eighth of the height each half second", Conditions::shaken),
                withoutEdges());
    }

    private static DecodedClip recodedPictures(Recoder recoder, Path file, ClipDecoder decoder) {
        DecodedClip plain = decoder.clip(file);
        // Nothing to encode: the row then says of this clip what it would say anyway.
        return plain.frames().isEmpty() ? plain : recoded(decoder, to -> recoder.pictures(file, 60_000, to));
    }

    private static DecodedClip recoded(ClipDecoder decoder, java.util.function.Consumer<Path> encoding) {
        try {
            Path made = Files.createTempFile("firebreak-worn", ".mkv");
            try {
                encoding.accept(made);
                return decoder.clip(made);
            } finally {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "No temporary file can be written: " + e.getMessage(), e);
        }
    }
}
