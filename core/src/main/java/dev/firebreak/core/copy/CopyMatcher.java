package dev.firebreak.core.copy;

import dev.firebreak.core.bank.BankHit;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.BankLookup;
import dev.firebreak.core.bank.BankMatch;
import dev.firebreak.core.bank.EntryRef;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.bank.SignalKind;
import dev.firebreak.core.fingerprint.sound.SoundWindow;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Finds of what banked things something is a copy: by the bytes of the file, by what it shows, and by what it sounds like. Pictures and
 * sound that mean the same moments of one entry are added up to one match with one score.
 *
 * <p>A look-up asks the indexes for entries near the query, lays the query along the best of them, and then asks each bank's
 * policy: a match counts from the lowest of the scores that the bank asks for in the channels that it was recognised by. A match of
 * a negative bank overrules the others over the stretch that it matches. Thread-safe.
 */
public final class CopyMatcher {
    /** Matches that a look-up returns, at most: the strongest. */
    public static final int MAX_MATCHES = 200;

    /** Less from pictures is not worth adding to what sound says. */
    private static final double LEAST_NATS = 0.5;

    private final BankIndex banks;
    private final BankedVideos videos;
    private final BankedSounds sounds;
    private final LongAdder left = new LongAdder();

    /** The two indexes follow the same banks: they were given to the {@link BankIndex}. */
    public CopyMatcher(BankIndex banks, BankedVideos videos, BankedSounds sounds) {
        this.banks = banks;
        this.videos = videos;
        this.sounds = sounds;
    }

    /** Everything that the query is a copy of, strongest first; matches of negative banks too, which ask for nothing. */
    public List<CopyMatch> match(CopyQuery query, LookupScope scope) {
        List<Finding> heard = query.sound().map(sounds::find).orElse(List.of());
        List<Judged> judged = new ArrayList<>(accepted(shown(query, FrameMemory.none()), heard, scope));
        Pictures pictures = pictures(scope);
        query.video()
                .ifPresent(video -> judged.addAll(pictures.ofFrames(Pictures.spread(video), query.orientations())));
        judged.addAll(pictures.ofStill(query.pictures()));
        return conclude(sameFile(judged, query, scope));
    }

    /** What the query's video shows. */
    List<Finding> shown(CopyQuery query, FrameMemory memory) {
        return query.video()
                .map(video -> videos.find(video, query.orientations(), Nats.score(LEAST_NATS), memory))
                .orElse(List.of());
    }

    /** What is new in a stream's sound. */
    List<Finding> heard(SoundWindow stream) {
        return sounds.find(stream);
    }

    /** Both put together, as far as the banks' policies accept it. */
    List<Judged> accepted(List<Finding> shown, List<Finding> heard, LookupScope scope) {
        return judge(Agreement.of(shown, heard), scope);
    }

    /** The findings that their banks accept. */
    private List<Judged> judge(List<Finding> findings, LookupScope scope) {
        List<BankHit> hits = findings.stream()
                .flatMap(finding -> finding.channels().stream()
                        .map(channel -> new BankHit(
                                finding.ref(),
                                channel == Channel.SOUND ? SignalKind.SOUND : SignalKind.VIDEO,
                                0,
                                finding.where().score())))
                .toList();
        BankLookup lookup = banks.judge(hits, scope);
        left.add(lookup.more());
        List<Judged> accepted = new ArrayList<>();
        for (Finding finding : findings) {
            EntryRef ref = EntryRef.of(finding.ref());
            all(lookup)
                    .filter(match -> match.entry().equals(ref.entry())
                            && match.score() <= finding.where().score())
                    .findFirst()
                    .ifPresent(match ->
                            accepted.add(new Judged(match.bank(), match.entry(), finding.channels(), finding.where())));
        }
        return accepted;
    }

    private static Stream<BankMatch> all(BankLookup lookup) {
        return Stream.concat(lookup.matches().stream(), lookup.overruling().stream());
    }

    /** Adds entries that are the very same file, as a channel of what was found of them or by themselves. */
    private List<Judged> sameFile(List<Judged> found, CopyQuery query, LookupScope scope) {
        if (query.exact().isEmpty()) {
            return found;
        }
        List<Judged> all = new ArrayList<>(found);
        BankLookup lookup = banks.lookup(query.exact(), scope);
        left.add(lookup.more());
        for (BankMatch match : all(lookup).toList()) {
            Set<Channel> channels = EnumSet.of(Channel.EXACT);
            all.stream()
                    .filter(each -> each.entry().equals(match.entry()))
                    .forEach(each -> channels.addAll(each.channels()));
            all.removeIf(each -> each.entry().equals(match.entry()));
            all.add(new Judged(match.bank(), match.entry(), channels, query.wholly()));
        }
        return all;
    }

    /** Matches in the order of their strength, with what negative banks overrule. */
    List<CopyMatch> conclude(List<Judged> judged) {
        List<CopyMatch> matches = Overruling.of(judged);
        left.add(Math.max(0, matches.size() - MAX_MATCHES));
        return matches.stream().limit(MAX_MATCHES).toList();
    }

    /** Compares single pictures. */
    Pictures pictures(LookupScope scope) {
        return new Pictures(banks, videos, scope, left);
    }

    /** Matches left out because a look-up had too many, since the start. */
    public long leftOut() {
        return left.sum();
    }
}
