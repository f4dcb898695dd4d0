package dev.firebreak.app.copy;

import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatcher;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

/** A matcher with the indexes that it asks. */
public record CopyMatching(BankIndex index, CopyMatcher matcher) {
    /** Of banked sounds: some 110 hours at 100 a second, 0.4 GB of memory when full. */
    private static final long MAX_TRIPLETS = 40_000_000;

    /** Over banks that it knows nothing of until the index is told to follow. */
    public static CopyMatching of(BankFeed feed, Executor merging, Clock clock) {
        BankedVideos videos = new BankedVideos(merging);
        BankedSounds sounds = new BankedSounds(MAX_TRIPLETS);
        BankIndex index = new BankIndex(feed, List.of(videos, videos.vpdq(), sounds), merging, clock);
        return new CopyMatching(index, new CopyMatcher(index, videos, sounds));
    }
}
