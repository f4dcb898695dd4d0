package dev.firebreak.app.lookback;

import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.bank.LookupScope;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.core.copy.CopyQuery;
import dev.firebreak.core.copy.TrafficPiece;
import dev.firebreak.core.fingerprint.sound.SoundFingerprintFormat;
import dev.firebreak.core.fingerprint.video.FingerprintBytes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Matches pieces with an index of the new entries alone, which is small, so that most pieces are done with in a moment. What has a match is
 * matched with all banks too: a negative one may overrule it.
 */
public final class EntriesSearch implements PastSearch {
    /** Triplets of the sounds of one round: some 300 hours. */
    private static final long MOST_TRIPLETS = 100_000_000;

    private static final Logger log = LoggerFactory.getLogger(EntriesSearch.class);

    private final CopyMatcher chosen;
    private final CopyMatcher all;

    private EntriesSearch(CopyMatcher chosen, CopyMatcher all) {
        this.chosen = chosen;
        this.all = all;
    }

    /** {@code all}: matches with all banks. */
    public static PastSearch.Factory over(BankFeed banks, CopyMatcher all, Clock clock) {
        return entries -> of(banks, entries, all, clock);
    }

    private static PastSearch of(BankFeed banks, List<IndexedEntry> entries, CopyMatcher all, Clock clock) {
        BankedVideos videos = new BankedVideos(Runnable::run);
        BankedSounds sounds = new BankedSounds(MOST_TRIPLETS);
        BankIndex index = new BankIndex(
                new EntriesFeed(banks, entries), List.of(videos, videos.vpdq(), sounds), Runnable::run, clock);
        index.follow();
        return new EntriesSearch(new CopyMatcher(index, videos, sounds), all);
    }

    @Override
    public List<CopyMatch> matches(TrafficPiece piece) {
        CopyQuery query;
        try {
            query = query(piece);
        } catch (IllegalArgumentException e) {
            log.warn("A piece of traffic cannot be read and is left out stream={}", piece.stream(), e);
            return List.of();
        }
        List<CopyMatch> found = chosen.match(query, LookupScope.ALL);
        if (found.isEmpty()) {
            return found;
        }
        List<CopyMatch> withAll = all.match(query, LookupScope.ALL);
        List<CopyMatch> judged = new ArrayList<>();
        for (CopyMatch match : found) {
            judged.add(withAll.stream()
                    .filter(each -> each.entry().equals(match.entry()) && meet(each, match))
                    .findFirst()
                    .orElse(match));
        }
        return judged.stream().distinct().toList();
    }

    private static boolean meet(CopyMatch one, CopyMatch other) {
        return one.where().equals(other.where())
                || one.where().query().overlap(other.where().query()).isPositive();
    }

    private static CopyQuery query(TrafficPiece piece) {
        CopyQuery query = CopyQuery.NOTHING;
        byte[] video = piece.video();
        byte[] sound = piece.sound();
        query = video.length == 0 ? query : query.withVideo(FingerprintBytes.read(video));
        return sound.length == 0 ? query : query.withSound(SoundFingerprintFormat.read(sound));
    }
}
