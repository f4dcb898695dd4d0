package dev.firebreak.app.web;

import dev.firebreak.app.copy.CopyText;
import dev.firebreak.app.handin.HandedIn;
import dev.firebreak.app.handin.Stages;
import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What files are copies of, as JSON. Times are seconds. */
final class FileMatchViews {
    private static final double MILLIS = 1000;

    private FileMatchViews() {}

    /**
     * What may be handed in.
     *
     * @param maxFile bytes of a file
     * @param files that are looked at at the same time
     * @param perMinute files of one client within a minute
     */
    record Limits(long maxFile, int files, int perMinute) {}

    /**
     * A file that is to be fetched, and how it is compared.
     *
     * @param banks names; null for all that one may see
     * @param allOrientations videos also turned by quarters
     */
    record NamedFile(
            @Nullable String url,
            @Nullable List<String> banks,
            @Nullable Boolean allOrientations) {}

    /** How a file of a form is compared: bank names with commas between, and true or false. */
    record FileForm(@Nullable String banks, @Nullable String allOrientations) {
        static NamedFile of(Map<String, String> fields) {
            String banks = fields.getOrDefault("banks", "").strip();
            List<String> names = banks.isEmpty()
                    ? List.of()
                    : Arrays.stream(banks.split(",", -1)).map(String::strip).toList();
            String all = fields.getOrDefault("allOrientations", "false");
            if (!all.equals("true") && !all.equals("false")) {
                throw new BadRequestException("allOrientations is true or false");
            }
            return new NamedFile(null, names, all.equals("true"));
        }
    }

    static CopyQuery query(HandedIn file, NamedFile wish) {
        CopyQuery query = file.known().query();
        return Boolean.TRUE.equals(wish.allOrientations()) ? query.withOrientations(CopyQuery.ALL) : query;
    }

    /**
     * How far a file is.
     *
     * @param stage none, taking or reading
     * @param seconds that have been read
     * @param of how long it lasts; null where that is not known
     */
    record Progress(
            Stages.Stage stage, double seconds, @Nullable Double of) {
        static Progress of(Stages.Reached reached) {
            Double all = reached.all().map(at -> FileMatchViews.seconds(at)).orElse(null);
            return new Progress(reached.stage(), FileMatchViews.seconds(reached.at()), all);
        }
    }

    /**
     * One match: from there to there of the file is from there to there of the entry.
     *
     * @param by picture, sound, exact
     * @param sureness the score in words
     * @param rate 1.1: the file runs 10 % faster
     */
    record Found(
            String bank,
            long entry,
            BankAction action,
            @Nullable String overruledBy,
            List<Channel> by,
            double score,
            String sureness,
            double from,
            double to,
            double referenceFrom,
            double referenceTo,
            double rate) {
        static Found of(CopyMatch match) {
            var where = match.where();
            return new Found(
                    match.bank().value(),
                    match.entry().value(),
                    match.action(),
                    match.overruledBy().map(BankName::value).orElse(null),
                    List.copyOf(match.channels()),
                    match.score(),
                    CopyText.sureness(match.score()),
                    FileMatchViews.seconds(where.query().from()),
                    FileMatchViews.seconds(where.query().to()),
                    FileMatchViews.seconds(where.reference().from()),
                    FileMatchViews.seconds(where.reference().to()),
                    where.rate());
        }
    }

    /**
     * What a file is a copy of.
     *
     * @param name as it was handed in
     * @param media picture or video
     * @param length seconds; 0 for a picture
     * @param remark what a person should know; may be empty
     * @param action what the matches ask for together; null when there are none
     */
    record Answer(
            String name,
            String media,
            long bytes,
            String sha256,
            double length,
            String remark,
            @Nullable BankAction action,
            List<Found> matches) {
        static Answer of(HandedIn file, List<CopyMatch> matches) {
            return new Answer(
                    file.name(),
                    Json.word(file.known().media()),
                    file.bytes(),
                    FileMatchViews.sha256(file),
                    FileMatchViews.seconds(file.known().length()),
                    file.known().remark(),
                    matches.stream()
                            .map(CopyMatch::action)
                            .max(Comparator.naturalOrder())
                            .orElse(null),
                    matches.stream().map(Found::of).toList());
        }
    }

    static String sha256(HandedIn file) {
        return file.known()
                .signals()
                .get(SignalKind.SHA256)
                .map(Signal::text)
                .orElseThrow(() -> new IllegalStateException("A file has a SHA-256"));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }
}
