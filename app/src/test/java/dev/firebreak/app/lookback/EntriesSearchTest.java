package dev.firebreak.app.lookback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankFeed.IndexedEntry;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.copy.Channel;
import dev.firebreak.core.copy.CopyMatch;
import dev.firebreak.core.copy.TrafficPiece;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EntriesSearchTest {
    private final PastFixture past = new PastFixture();

    private List<CopyMatch> matches(TrafficPiece piece, EntryId... wanted) {
        List<IndexedEntry> entries = past.entries(Set.of(wanted));
        return past.searches().of(entries).matches(piece);
    }

    @Test
    void aPieceOfWhatWasBankedIsFoundByPictureAndSound() {
        EntryId entry = past.bank("ATTACKS", 1);

        List<CopyMatch> matches = matches(past.piece(1, 20, 40), entry);

        assertThat(matches).first().satisfies(match -> {
            assertThat(match.entry()).isEqualTo(entry);
            assertThat(match.action()).isEqualTo(BankAction.CUT);
            assertThat(match.channels()).contains(Channel.PICTURE, Channel.SOUND);
            assertThat(match.where().reference().from()).isBetween(Duration.ofSeconds(18), Duration.ofSeconds(22));
        });
    }

    @Test
    void ofOtherMediaAndOfEntriesThatAreNotNewNothingIsFound() {
        EntryId entry = past.bank("ATTACKS", 1);
        past.bank("ATTACKS", 2);

        assertThat(matches(past.piece(3, 0, 40), entry)).isEmpty();
        assertThat(matches(past.piece(2, 0, 40), entry)).isEmpty();
    }

    @Test
    void whatANegativeBankMatchesTooIsOverruled() {
        EntryId entry = past.bank("ATTACKS", 1);
        past.bankNegative("NEWS", 1);

        assertThat(matches(past.piece(1, 10, 40), entry))
                .isNotEmpty()
                .allSatisfy(match -> assertThat(match.overruledBy()).isPresent());
    }

    @Test
    void aPieceThatCannotBeReadIsLeftOut() {
        EntryId entry = past.bank("ATTACKS", 1);
        TrafficPiece good = past.piece(1, 10, 40);
        TrafficPiece broken = new TrafficPiece(
                good.stream(), good.session(), good.from(), good.start(), new byte[] {1, 2, 3}, new byte[0]);

        assertThat(matches(broken, entry)).isEmpty();
    }
}
