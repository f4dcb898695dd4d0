package dev.firebreak.core.copy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.bank.BankPolicy;
import dev.firebreak.core.edit.EditKind;
import dev.firebreak.core.edit.Surroundings;
import dev.firebreak.core.edit.Take;
import dev.firebreak.core.edit.Variant;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SelfTestTest {
    private final Take take = Surroundings.painted(9).other();
    private final LoneEntry entry = new LoneEntry(take, BankPolicy.DEFAULT, Clock.systemUTC());

    private SelfTestResult run(int threads) throws InterruptedException {
        return new SelfTest(entry, match -> true, (copy, coding) -> copy, threads).run(take, 1, 1, done -> {});
    }

    @Test
    void mostCopiesAreFoundAndWhatIsNotIsNamed() throws InterruptedException {
        SelfTestResult result = run(2);

        assertThat(result.rows()).hasSize(EditKind.values().length);
        assertThat(result.rows().getFirst().recall()).isEqualTo(1);
        assertThat(result.rows().getFirst().overlap()).isGreaterThan(0.8);
        assertThat(result.all().copies()).isEqualTo(Variant.kinds(take));
        assertThat(result.all().recall()).isGreaterThan(0.8);
        assertThat(result.missed()).hasSize(result.all().copies() - result.all().found());
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws InterruptedException {
        assertThat(run(1)).isEqualTo(run(3));
    }

    @Test
    void progressIsTold() throws InterruptedException {
        AtomicInteger most = new AtomicInteger();

        SelfTestResult nothing = new SelfTest(query -> List.of(), match -> true, (copy, coding) -> copy, 2)
                .run(take, 1, 1, done -> most.accumulateAndGet(done, Math::max));

        assertThat(most.get()).isEqualTo(nothing.all().copies());
        assertThat(nothing.all().found()).isZero();
    }

    @Test
    void anEncoderThatFailsEndsIt() {
        SelfTest test = new SelfTest(
                query -> List.of(),
                match -> true,
                (copy, coding) -> {
                    throw new FirebreakException(ErrorCode.DECODER_DOWN, "no encoder");
                },
                1);

        assertThatThrownBy(() -> test.run(take, 1, 1, done -> {}))
                .isInstanceOf(FirebreakException.class)
                .hasMessage("no encoder");
    }
}
