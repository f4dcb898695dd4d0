package dev.firebreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.Bank;
import dev.firebreak.core.bank.BankFeed;
import dev.firebreak.core.bank.BankStore;
import dev.firebreak.testkit.bank.BankFeedContract;
import dev.firebreak.testkit.bank.BankSamples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PostgresBankFeedIT extends BankFeedContract {
    private final Database database = TestDatabase.empty();

    @Override
    protected BankStore store() {
        return database.banks();
    }

    @Override
    protected BankFeed feed() {
        return database.bankFeed();
    }

    @Test
    void saysSoWhenRemovalsHaveBeenForgotten() {
        long before = feed().lastChange();
        TestDatabase.jdbi(database)
                .useHandle(handle -> handle.execute(
                        "UPDATE bank_feed SET last_change = last_change + ?", 2 * BankRemovals.REMEMBERED));
        store().tidy();

        assertThat(feed().changes(before, 10).forgotten()).isTrue();
        assertThat(feed().changes(feed().lastChange(), 10).forgotten()).isFalse();
    }

    @Test
    void endsTheRemovalOfALargeBankThatACrashInterrupted() {
        Bank bank = BankSamples.bank(store(), "LARGE", BankSamples.CUT);
        for (int batch = 0; batch < 3; batch++) {
            int from = batch * 4_000;
            store().add(
                            bank.id(),
                            IntStream.range(from, from + 4_000)
                                    .mapToObj(i -> BankSamples.picture(BankSamples.pdq(i)))
                                    .toList());
        }
        TestDatabase.jdbi(database)
                .useHandle(handle -> handle.execute("UPDATE bank SET name = NULL WHERE name = 'LARGE'"));

        store().tidy();

        int left = TestDatabase.jdbi(database)
                .withHandle(handle -> handle.createQuery(
                                "SELECT (SELECT count(*) FROM bank) + (SELECT count(*) FROM bank_entry)")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }
}
