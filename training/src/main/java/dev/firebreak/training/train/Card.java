package dev.firebreak.training.train;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.firebreak.training.picture.PictureTraining;
import dev.firebreak.training.sound.SoundExample;
import dev.firebreak.training.sound.SoundTraining;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a package's card: what it is made of, how, and what is not known about it. */
final class Card {
    /** Heading of the section on the judge. */
    private static final String JUDGE = "## The judge's constants";

    private final StringBuilder out = new StringBuilder();

    private Card() {}

    static String of(
            Recipe recipe,
            Division division,
            SoundTraining.Trained sound,
            PictureTraining.Trained picture,
            JudgeFitting.Fitted judge,
            Parity exact,
            Parity stored,
            long bytes) {
        Card card = new Card();
        card.head(recipe);
        card.line("## How it was made");
        card.line("- Recipe `%s`, seed %d.", recipe.file().getFileName(), recipe.seed());
        card.line("- Sound: %s", recipe.sound());
        card.line("- Picture: %s", recipe.picture());
        card.line("- Initial weights: %s.", recipe.origin());
        card.line(
                "- %,d weights for sound, %,d for pictures; stored (16-bit floats, 8-bit codes where no loss was seen): %,d bytes.",
                sound.graph().parameters(), picture.graph().parameters(), bytes);
        card.line("- Calibration: %s; %s.", sound.calibration(), picture.calibration());
        card.line("- ONNX Runtime against PyTorch, largest difference of a calibrated score on validation examples:");
        card.line(
                "  32-bit weights sound %.2e, picture %.2e; as stored sound %.2e, picture %.2e.",
                exact.sound(), exact.picture(), stored.sound(), stored.picture());
        card.windows(sound);
        card.confusion(picture);
        card.line("");
        card.line("%s", judge(judge));
        card.lineage(division);
        return card.out.toString();
    }

    private void head(Recipe recipe) {
        line("# Model package %s %s", recipe.name(), recipe.version());
        line("");
        line(
                "Says of each second of sound whether a firearm is heard and whether life, a game or a film is its source; of each");
        line("picture whether it shows a firearm in first person, a game, a film or something else.");
        line("");
        line(
                "**What it has never seen:** real first-person footage with a firearm, film gunfire, fireworks, hours of real");
        line(
                "streams. None of these was to be had. All gunfire labelled real in training and validation is **synthetic**");
        line(
                "(blast waves computed from physics), all firearms in first person are **drawings** over photographs. Figures on");
        line("such material say that training worked, not how the package does in life; for what was measured on real");
        line("recordings see `docs/detection.md`.");
        line("");
    }

    private void windows(SoundTraining.Trained sound) {
        Map<String, double[]> kinds = new TreeMap<>();
        for (int i = 0; i < sound.validation().size(); i++) {
            SoundExample example = sound.validation().get(i);
            var scores = sound.calibration().scores(sound.gunfireLogits()[i], sound.sourceLogits()[i], 0);
            double[] sums = kinds.computeIfAbsent(example.kind(), key -> new double[5]);
            sums[0]++;
            sums[1] += scores.gunfire() > 0.5 ? 1 : 0;
            sums[2] += scores.gunfire() > 0.9 ? 1 : 0;
            sums[3] += scores.game();
            sums[4] += scores.film();
        }
        line("");
        line("## Validation windows (source groups not trained on; gunfire synthetic)");
        line("| kind | windows | gunfire > 0.5 | gunfire > 0.9 | mean game | mean film |");
        line("|---|---|---|---|---|---|");
        kinds.forEach((kind, sums) -> line(
                "| %s | %.0f | %.3f | %.3f | %.3f | %.3f |",
                kind, sums[0], sums[1] / sums[0], sums[2] / sums[0], sums[3] / sums[0], sums[4] / sums[0]));
    }

    private void confusion(PictureTraining.Trained picture) {
        int[][] counts = new int[4][4];
        for (int i = 0; i < picture.logits().length; i++) {
            float[] logits = picture.logits()[i];
            int best = 0;
            for (int c = 1; c < logits.length; c++) {
                best = logits[c] > logits[best] ? c : best;
            }
            counts[picture.validation().get(i).label()][best]++;
        }
        line("");
        line("## Validation pictures (firearms drawn)");
        line("| shown \\ said | firearm | game | film | other |");
        line("|---|---|---|---|---|");
        List<String> names = List.of("firearm", "game", "film", "other");
        for (int row = 0; row < counts.length; row++) {
            line(
                    "| %s | %s |",
                    names.get(row),
                    String.join(
                            " | ",
                            Arrays.stream(counts[row])
                                    .mapToObj(Integer::toString)
                                    .toList()));
        }
    }

    /** The card with its section on the judge replaced, or added at its end. */
    static String withJudge(String card, JudgeFitting.Fitted judge) {
        int from = card.indexOf(JUDGE);
        if (from < 0) {
            return card + "\n" + judge(judge);
        }
        int next = card.indexOf("\n## ", from);
        return card.substring(0, from) + judge(judge) + (next < 0 ? "" : card.substring(next));
    }

    /** The section on the judge, also for a package whose judge alone was fitted anew. */
    private static String judge(JudgeFitting.Fitted judge) {
        return """
                %s
                Chosen on streams put together from every other source group of the validation side and checked on the others.
                Attacks and single shots are **stand-ins**: synthetic gunfire and, with their source left open, recordings of
                games' weapons, over harmless sound; of these only the half that the sound network is
                surest of when it hears them alone. Games and films are partly ones that the networks have heard in training.

                Three judges were tried, one that adds up on its own, one with a fusion learnt on the same streams, and one with a
                fusion that looks at motion too. A later one was taken only if it was clearly better on the streams of other source
                groups; then its figures there are a little too good. Motion of the streams, in half seconds of real clips by
                kind, and marked shots whose kicks were seen: %s. Where there was none the unrest of a hand and the kicks
                of attacks are **synthetic**, and a judge that learnt from synthetic kicks was never taken.

                Taken: `%s`

                Checked: %s
                Chosen on: %s
                What was tried, checked: own sum: %s
                Fusion: %s
                Fusion with motion: %s
                """.formatted(
                        JUDGE,
                        judge.motion(),
                        judge.points(),
                        judge.checked().text(),
                        judge.fitted().text(),
                        judge.own().text(),
                        judge.fused().text(),
                        judge.moved().text());
    }

    private void lineage(Division division) {
        line("");
        line("## Material");
        Map<String, TreeMap<String, Integer>> sets = new TreeMap<>();
        division.training()
                .forEach(clip -> sets.computeIfAbsent(clip.set() + " (training)", key -> new TreeMap<>())
                        .merge(clip.group(), 1, Integer::sum));
        division.validation()
                .forEach(clip -> sets.computeIfAbsent(clip.set() + " (validation)", key -> new TreeMap<>())
                        .merge(clip.group(), 1, Integer::sum));
        line(
                "Each set with its source groups; licences are in `recipes/debian.csv` and in the reference folder's SOURCE.txt.");
        sets.forEach((set, groups) -> line(
                "- %s: %d clips of %d groups: %s",
                set,
                groups.values().stream().mapToInt(Integer::intValue).sum(),
                groups.size(),
                String.join(" ", groups.keySet())));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    @FormatMethod
    private void line(@FormatString String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
