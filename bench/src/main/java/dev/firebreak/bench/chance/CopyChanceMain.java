package dev.firebreak.bench.chance;

import dev.firebreak.core.arming.PoissonBound;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.testkit.FakeClock;
import dev.firebreak.testkit.bank.BankSamples;
import dev.firebreak.testkit.bank.InMemoryBanks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Usage: {@code CopyChanceMain REFERENCES DISTRACTORS…}: folders of sounds and videos that have nothing to do with each other. Banks the
 * references, looks every distractor up, and each reference among the others, and prints for some scores how often they should be reached
 * by chance and how often they were, then the highest.
 */
public final class CopyChanceMain {
    private static final double LEAST_SCORE = 0.01;
    private static final double[] SCORES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9};
    private static final double SCALE = 10;
    private static final int SHOWN = 15;

    private final InMemoryBanks banks = new InMemoryBanks();
    private final BankedVideos videos = new BankedVideos(Runnable::run);
    private final BankedSounds sounds = new BankedSounds(100_000_000);
    private final BankIndex index =
            new BankIndex(banks, List.of(videos, sounds), Runnable::run, new FakeClock(BankSamples.NOW));
    private final CopyMatcher matcher = new CopyMatcher(index, videos, sounds);
    private final Map<EntryId, String> names = new LinkedHashMap<>();

    private record Highest(String query, CopyMatch match) {}

    private CopyChanceMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new CopyChanceMain()
                .run(
                        Path.of(args[0]),
                        Arrays.stream(args, 1, args.length).map(Path::of).toList());
    }

    private void run(Path references, List<Path> distractors) throws IOException, InterruptedException {
        List<Media> known = bank(references);
        System.out.printf(
                Locale.ROOT,
                "%d references: sound of %d s, %d videos%n",
                known.size(),
                sounds.length().toSeconds(),
                videos.size());
        for (Path folder : distractors) {
            List<Highest> highest = new ArrayList<>();
            int looked = 0;
            for (Path file : Media.files(folder)) {
                for (Media media : Media.parts(file)) {
                    if (!media.empty()) {
                        looked++;
                        best(media, Optional.empty()).ifPresent(highest::add);
                    }
                }
            }
            print(String.valueOf(folder.getFileName()), looked, highest);
        }
        List<Highest> highest = new ArrayList<>();
        List<EntryId> entries = List.copyOf(names.keySet());
        for (int i = 0; i < known.size(); i++) {
            best(known.get(i), Optional.of(entries.get(i))).ifPresent(highest::add);
        }
        print("references among the others", known.size(), highest);
    }

    private List<Media> bank(Path references) throws IOException, InterruptedException {
        BankPolicy policy = new BankPolicy(
                BankAction.WATCH,
                false,
                new BankPolicy.Thresholds(0, LEAST_SCORE, LEAST_SCORE),
                BankPolicy.Matching.ALWAYS,
                BankPolicy.FloodLimits.NONE,
                Set.of());
        var bank = BankSamples.bank(banks, "REFERENCES", policy);
        List<Media> known = new ArrayList<>();
        for (Path file : Media.files(references)) {
            Media media = Media.whole(file);
            if (!media.empty()) {
                known.add(media);
                names.put(BankSamples.add(banks, bank, media.entry()), media.name());
            }
        }
        index.follow();
        return known;
    }

    /** The strongest match but of itself. */
    private Optional<Highest> best(Media media, Optional<EntryId> self) {
        return matcher.match(media.query(), LookupScope.ALL).stream()
                .filter(match -> self.isEmpty() || !match.entry().equals(self.get()))
                .findFirst()
                .map(match -> new Highest(media.name(), match));
    }

    private void print(String what, int looked, List<Highest> highest) {
        highest.sort(Comparator.comparingDouble((Highest each) -> each.match().score())
                .reversed());
        System.out.printf(
                Locale.ROOT, "%n%s: %d look-ups%n| score | stated | seen | at most (95 %%) |%n", what, looked);
        for (double score : SCORES) {
            long reached = highest.stream()
                    .filter(each -> each.match().score() >= score)
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "| %.2f | %.2g | %d: %.4f | %.4f |%n",
                    score,
                    Math.pow(1 - score, SCALE),
                    reached,
                    (double) reached / looked,
                    PoissonBound.upper(reached) / looked);
        }
        highest.stream()
                .limit(SHOWN)
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        "  %.3f by %s: %s is %s at %d s, rate %.2f%n",
                        each.match().score(),
                        each.match().channels(),
                        each.query(),
                        names.get(each.match().entry()),
                        each.match().where().reference().from().toSeconds(),
                        each.match().where().rate()));
    }
}
