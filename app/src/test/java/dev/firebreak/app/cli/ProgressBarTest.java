package dev.firebreak.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();

    private ProgressBar bar(boolean terminal) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new ProgressBar(out, terminal, "clips", 40, nanos::get);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalSeesABarWithRateAndTimeLeft() {
        ProgressBar bar = bar(true);
        nanos.set(2 * SECOND);
        bar.done(10);

        assertThat(text()).contains("[███████   ").contains("10 of 40 clips, 5.0 a second, 0:06 left");
        nanos.set(8 * SECOND);
        bar.done(40);
        assertThat(text()).endsWith("40 of 40 clips, 5.0 a second\u001b[K\n");
    }

    @Test
    void elsewhereThereIsALineNowAndThen() {
        ProgressBar bar = bar(false);
        for (int i = 1; i <= 40; i++) {
            nanos.set(i * SECOND);
            bar.done(i);
        }

        assertThat(text().lines())
                .containsExactly(
                        "10 of 40 clips, 1.0 a second, 0:30 left",
                        "20 of 40 clips, 1.0 a second, 0:20 left",
                        "30 of 40 clips, 1.0 a second, 0:10 left",
                        "40 of 40 clips, 1.0 a second");
    }
}
