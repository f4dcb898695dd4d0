package dev.firebreak.training.train;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.rehearsal.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Gives rehearsed streams of sound the pictures they could have: scores of validation pictures of a fitting class. */
final class PicturedRehearsals {
    /** Different pictures of one stream: a scene does not change much. */
    private static final int SHOWN = 3;

    private static final int GAME = 1;
    private static final int OTHER = 3;

    private PicturedRehearsals() {}

    static List<Rehearsal> of(List<Rehearsal> streams, PictureTraining.Trained picture, long seed) {
        Random random = new Random(seed);
        List<PictureScores> games = scores(picture, GAME);
        List<PictureScores> others = scores(picture, OTHER);
        return streams.stream()
                .map(stream -> stream.withPictures(some(stream.kind() == Rehearsal.Kind.GAME ? games : others, random)))
                .toList();
    }

    private static List<PictureScores> scores(PictureTraining.Trained picture, int label) {
        List<PictureScores> scores = new ArrayList<>();
        for (int i = 0; i < picture.logits().length; i++) {
            if (picture.validation().get(i).label() == label) {
                scores.add(picture.calibration().scores(picture.logits()[i], 0));
            }
        }
        return scores;
    }

    private static List<PictureScores> some(List<PictureScores> from, Random random) {
        List<PictureScores> shown = new ArrayList<>();
        for (int i = 0; i < SHOWN && !from.isEmpty(); i++) {
            shown.add(from.get(random.nextInt(from.size())));
        }
        return shown;
    }
}
