package dev.firebreak.bench.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** For each question how alike its best right answer is, and how alike the best wrong one. */
final class Scores {
    private final List<Edit> edits;
    private final List<Double> right = new ArrayList<>();
    private final List<Double> wrong = new ArrayList<>();

    private Scores(List<Edit> edits) {
        this.edits = edits;
    }

    /** Each frame is a question; right is the same video, a second before or after at most. */
    static Scores ofFrames(Method method, List<Film> questions, List<Film> references) {
        List<Edit> edits = new ArrayList<>();
        Scores scores = new Scores(edits);
        for (Film question : questions) {
            for (int i = 0; i < question.length(); i++) {
                double right = Double.NEGATIVE_INFINITY;
                double wrong = Double.NEGATIVE_INFINITY;
                for (Film reference : references) {
                    boolean same = reference.name().equals(question.name());
                    for (int j = 0; j < reference.length() && (same || !related(question, reference)); j++) {
                        if (!same) {
                            wrong = Math.max(wrong, method.frames(question, i, reference, j));
                        } else if (Math.abs(i - j) <= 1) {
                            right = Math.max(right, method.frames(question, i, reference, j));
                        }
                    }
                }
                scores.add(question.edit(), right, wrong);
            }
        }
        return scores;
    }

    /** Each video is a question. */
    static Scores ofVideos(Method method, List<Film> questions, List<Film> references) {
        Scores scores = new Scores(new ArrayList<>());
        for (Film question : questions) {
            double right = Double.NEGATIVE_INFINITY;
            double wrong = Double.NEGATIVE_INFINITY;
            for (Film reference : references) {
                if (reference.name().equals(question.name())) {
                    right = method.videos(question, reference);
                } else if (!related(question, reference)) {
                    wrong = Math.max(wrong, method.videos(question, reference));
                }
            }
            scores.add(question.edit(), right, wrong);
        }
        return scores;
    }

    private static boolean related(Film one, Film other) {
        return one.group().equals(other.group());
    }

    private void add(Edit edit, double bestRight, double bestWrong) {
        edits.add(edit);
        right.add(bestRight);
        wrong.add(bestWrong);
    }

    /** The highest score of a wrong answer: above it there are none. */
    double highestWrong() {
        return wrong.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Whether a question's right answer is above {@code threshold}. */
    IntPredicate found(double threshold) {
        return question -> right.get(question) > threshold;
    }

    /** Share of the questions of an edit that are found; those about nothing in the references have no right answer. */
    double recall(Edit edit, IntPredicate found) {
        int asked = 0;
        int hits = 0;
        for (int i = 0; i < edits.size(); i++) {
            if (edits.get(i) == edit && right.get(i) != Double.NEGATIVE_INFINITY) {
                asked++;
                hits += found.test(i) ? 1 : 0;
            }
        }
        return (double) hits / asked;
    }
}
