package dev.firebreak.app.server;

import com.google.errorprone.annotations.MustBeClosed;
import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.BankFollower;
import dev.firebreak.app.web.BankParts;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.core.copy.BankedSounds;
import dev.firebreak.core.copy.BankedVideos;
import dev.firebreak.core.copy.CopyMatcher;
import dev.firebreak.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The banks as the server has them: with the index that follows them. */
final class Banks implements AutoCloseable {
    /** Triplets of banked sounds: some 280 hours, 1 GB. */
    private static final long MAX_TRIPLETS = 100_000_000;

    private final BankDesk desk;
    private final BankFollower follower;
    private final CopyMatcher matcher;
    private final ExecutorService merging;

    private Banks(BankDesk desk, BankFollower follower, CopyMatcher matcher, ExecutorService merging) {
        this.desk = desk;
        this.follower = follower;
        this.matcher = matcher;
        this.merging = merging;
    }

    /** Reading the banks goes on in the background. */
    @MustBeClosed
    static Banks open(Storage storage, Clock clock) {
        Database database = storage.database();
        ExecutorService merging = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("bank-merge").daemon().factory());
        BankedVideos videos = new BankedVideos(merging);
        BankedSounds sounds = new BankedSounds(MAX_TRIPLETS);
        BankIndex index = new BankIndex(database.bankFeed(), List.of(videos, sounds), merging, clock);
        BankDesk desk = new BankDesk(database.banks(), database.bankMatches(), database.audit(), clock);
        return new Banks(desk, BankFollower.start(index), new CopyMatcher(index, videos, sounds), merging);
    }

    BankParts parts() {
        return new BankParts(desk, follower.index());
    }

    /** Finds of what is banked something is a copy; it follows the banks. */
    CopyMatcher matcher() {
        return matcher;
    }

    /** What has to be done now and then. */
    void tidy() {
        desk.tidy();
    }

    @Override
    public void close() {
        follower.close();
        merging.shutdownNow();
    }
}
