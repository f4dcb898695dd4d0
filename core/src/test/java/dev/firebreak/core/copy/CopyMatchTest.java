package dev.firebreak.core.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.bank.BankAction;
import dev.firebreak.core.bank.BankName;
import dev.firebreak.core.bank.EntryId;
import dev.firebreak.core.fingerprint.Interval;
import dev.firebreak.core.fingerprint.MatchedInterval;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopyMatchTest {
    private static final MatchedInterval WHERE = new MatchedInterval(
            new Interval(Duration.ofSeconds(2), Duration.ofSeconds(10)),
            new Interval(Duration.ofSeconds(60), Duration.ofSeconds(68)),
            1,
            0.97);

    @Test
    void saysInOneLineWhatItIs() {
        assertThat(match(BankAction.CUT, Optional.empty(), Set.of(Channel.SOUND, Channel.PICTURE))
                        .text())
                .isEqualTo("copy of ATTACKS entry 16: 8.0 s by picture and sound, score 0.97");
        assertThat(match(BankAction.RECORD, Optional.of(new BankName("NEWS")), Set.of(Channel.EXACT))
                        .text())
                .isEqualTo("copy of ATTACKS entry 16: 8.0 s by the same bytes, score 0.97, overruled by NEWS");
    }

    @Test
    void whatIsOverruledAsksForNothing() {
        assertThatThrownBy(() -> match(BankAction.CUT, Optional.of(new BankName("NEWS")), Set.of(Channel.SOUND)))
                .hasMessageContaining("overruled");
        assertThatThrownBy(() -> match(BankAction.CUT, Optional.empty(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CopyMatch match(BankAction action, Optional<BankName> overruledBy, Set<Channel> channels) {
        return new CopyMatch(new BankName("ATTACKS"), new EntryId(16), action, overruledBy, channels, WHERE, 0.97);
    }
}
