package dev.firebreak.app.cli;

import dev.firebreak.app.cli.MatchPage.Reference;
import dev.firebreak.app.cli.NamedMedia.Medium;
import dev.firebreak.app.copy.QueriedFile;
import dev.firebreak.app.report.MatchedFile;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.media.fingerprint.HashProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks one medium after the other up, and remembers the worst that came of them. One thread at a time. */
final class MatchRun {
    /** Of longer media it is shown how far they have come. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private final NamedMedia media;
    private final QueriedFile reader;
    private final Optional<MatchPage> page;
    private final PrintWriter err;
    private int worst = ExitCode.OK;

    MatchRun(NamedMedia media, QueriedFile reader, Optional<MatchPage> page, PrintWriter err) {
        this.media = media;
        this.reader = reader;
        this.page = page;
        this.err = err;
    }

    /** What is known of something. */
    record Known(Medium medium, QueriedFile.Known known) {}

    /** How matches are found and shown. */
    interface Matching {
        List<CopyMatch> of(CopyQuery query);

        Reference reference(CopyMatch match);

        void print(String name, List<CopyMatch> matches, Function<CopyMatch, String> references);
    }

    int worst() {
        return worst;
    }

    /** Empty for what cannot be read, which is told. */
    Optional<Known> read(String given) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String name = NamedMedia.shown(given);
        Medium medium;
        try {
            medium = media.take(given);
        } catch (FirebreakException e) {
            worst = Math.max(worst, ExitCode.of(e));
            refuse(name, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        switch (reader.read(medium.file(), new Bar(name))) {
            case QueriedFile.Known known -> {
                if (!known.remark().isEmpty()) {
                    err.println(name + ": " + known.remark());
                }
                return Optional.of(new Known(medium, known));
            }
            case QueriedFile.Refused refused -> {
                worst = Math.max(worst, refused.there() ? ExitCode.BAD_MEDIA : ExitCode.SOURCE_GONE);
                refuse(name, refused.why().replace(medium.file().toString(), name));
                media.letGo(medium);
                return Optional.empty();
            }
        }
    }

    private void refuse(String name, String why) {
        err.println(name + ": " + why);
        page.ifPresent(report -> report.refused(name, why));
    }

    /** @param allOrientations videos turned by quarters, too */
    void match(String given, boolean allOrientations, Matching matching) throws InterruptedException {
        Optional<Known> read = read(given);
        if (read.isEmpty()) {
            return;
        }
        Medium medium = read.get().medium();
        try {
            QueriedFile.Known known = read.get().known();
            CopyQuery query = allOrientations ? known.query().withOrientations(CopyQuery.ALL) : known.query();
            List<CopyMatch> matches = matching.of(query);
            matching.print(
                    medium.name(), matches, match -> matching.reference(match).name());
            if (page.isPresent()) {
                MatchedFile matched = new MatchedFile(medium.name(), known.remark(), true, known.length(), List.of());
                page.get().add(matched, medium.file(), matches, matching::reference);
            }
        } finally {
            media.letGo(medium);
        }
    }

    /** Shows how far a long video has come. */
    private static final class Bar implements HashProgress {
        private final String name;
        private @Nullable ProgressBar bar;

        Bar(String name) {
            this.name = name;
        }

        @Override
        public void reached(Duration at, Optional<Duration> all) {
            if (all.isEmpty() || all.get().compareTo(LONG) < 0) {
                return;
            }
            long seconds = all.get().toSeconds();
            ProgressBar shown = bar;
            if (shown == null) {
                shown = new ProgressBar("seconds of " + name, seconds);
                bar = shown;
            }
            shown.done(Math.min(at.toSeconds(), seconds));
        }
    }
}
