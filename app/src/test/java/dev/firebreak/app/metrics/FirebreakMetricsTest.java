package dev.firebreak.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FirebreakMetricsTest {
    private static final Path DOCS = Path.of("..", "docs", "metrics.md");

    private final FirebreakMetrics metrics = new FirebreakMetrics();

    @Test
    void everyMetricIsExposedUnderTheNameThatTheEnumSays() {
        for (MetricName name : MetricName.values()) {
            Object[] labels = name.labels().toArray();
            switch (name.kind()) {
                case GAUGE -> metrics.gauge(name, labels).set(1);
                case COUNTER -> metrics.count(name, labels);
                case TIMER -> metrics.time(Duration.ofMillis(5), name, labels);
            }
        }
        String text = metrics.scrape();

        assertThat(MetricName.values()).allSatisfy(name -> assertThat(text).contains("# HELP " + name.exposed() + " "));
    }

    /** Run with {@code -Dfirebreak.docs.write=true} to write the page anew. */
    @Test
    void documentationListsTheSame() throws IOException {
        String page = page();
        if (Boolean.getBoolean("firebreak.docs.write")) {
            Files.writeString(DOCS, page);
        }
        assertThat(Files.readString(DOCS)).isEqualTo(page);
    }

    @Test
    void labelsAreThoseOfTheMetric() {
        assertThatThrownBy(() -> metrics.count(MetricName.PUBLISH_REFUSED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> metrics.count(MetricName.STREAMS_LIVE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void followsACountThatSomebodyElseKeeps() {
        metrics.follow(() -> 41, MetricName.DROPPED, "edge", "QUEUE_FULL");

        assertThat(metrics.scrape()).contains("firebreak_dropped_total{reason=\"queue-full\",room=\"edge\"} 41.0");
    }

    private static String page() {
        String rows = Arrays.stream(MetricName.values())
                .map(name -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                name.exposed(),
                                name.kind().name().toLowerCase(Locale.ROOT),
                                name.labels().stream()
                                        .map(label -> "`" + label + "`")
                                        .collect(Collectors.joining(", ")),
                                name.help()))
                .collect(Collectors.joining());
        return """
                # Metrics

                `/metrics` in Prometheus' text format. It needs a token of any role, unless `http.openMetrics` is set. Labels are words
                of ours, never stream ids or addresses. Written from `MetricName` by a test; change that, not this page.

                | Name | Kind | Labels | What |
                |---|---|---|---|
                """ + rows;
    }
}
