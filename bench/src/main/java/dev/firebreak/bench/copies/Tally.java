package dev.firebreak.bench.copies;

import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.fingerprint.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one matcher found, of copies and of distractors. Thread-safe. */
final class Tally {
    private final Map<EditKind, List<Answer>> copies = new EnumMap<>(EditKind.class);
    private final List<Prediction> predictions = new ArrayList<>();
    private double wrong;
    private long nanos;
    private int queries;

    /** The best hit on the right reference: its score, below 0 where there is none, and how well its interval fits. */
    private record Answer(double score, double overlap) {}

    private record Prediction(double score, boolean right) {}

    /** Where in the query which reference is. */
    record Truth(EditKind kind, int reference, Interval query, Interval origin) {}

    synchronized void copy(Truth truth, List<Hit> hits, long took) {
        Answer best = new Answer(-1, 0);
        Map<Integer, Double> byReference = new HashMap<>();
        for (Hit hit : hits) {
            byReference.merge(hit.reference(), hit.score(), Math::max);
            if (hit.reference() == truth.reference() && hit.score() > best.score()) {
                best = new Answer(hit.score(), hit.overlap(truth.query(), truth.origin()));
            }
        }
        byReference.forEach(
                (reference, score) -> predictions.add(new Prediction(score, reference == truth.reference())));
        copies.computeIfAbsent(truth.kind(), kind -> new ArrayList<>()).add(best);
        nanos += took;
        queries++;
    }

    /** The hit that is nearer than those of all distractors before, if one is. */
    synchronized Optional<Hit> distractor(List<Hit> hits) {
        Optional<Hit> nearest = Optional.empty();
        for (Hit hit : hits) {
            if (hit.score() > wrong) {
                wrong = hit.score();
                nearest = Optional.of(hit);
            }
            predictions.add(new Prediction(hit.score(), false));
        }
        return nearest;
    }

    /** The highest score of a distractor: what a score must exceed. */
    synchronized double threshold() {
        return wrong;
    }

    /** Share of the copies of these kinds that are found without any false match. */
    synchronized double recall(List<EditKind> kinds) {
        long found = 0;
        long all = 0;
        for (EditKind kind : kinds) {
            List<Answer> answers = copies.getOrDefault(kind, List.of());
            found += answers.stream().filter(answer -> answer.score() > wrong).count();
            all += answers.size();
        }
        return all == 0 ? Double.NaN : found / (double) all;
    }

    /** Mean overlap of the intervals of those that are found. */
    synchronized double overlap() {
        return copies.values().stream()
                .flatMap(List::stream)
                .filter(answer -> answer.score() > wrong)
                .mapToDouble(Answer::overlap)
                .average()
                .orElse(0);
    }

    /** Area under precision over recall, all pairs of query and reference in one list by score. */
    synchronized double microAveragePrecision() {
        List<Prediction> sorted = new ArrayList<>(predictions);
        sorted.sort(Comparator.comparingDouble(Prediction::score).reversed());
        int copiesInAll = copies.values().stream().mapToInt(List::size).sum();
        double sum = 0;
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).right()) {
                right++;
                sum += right / (i + 1.0);
            }
        }
        return copiesInAll == 0 ? 0 : sum / copiesInAll;
    }

    synchronized double millisPerQuery() {
        return nanos / 1e6 / Math.max(1, queries);
    }
}
