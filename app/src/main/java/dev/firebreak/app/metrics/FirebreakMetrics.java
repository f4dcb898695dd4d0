package dev.firebreak.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Counts what happens. Thread-safe. Labels are enum constants or fixed words, never stream ids or addresses: their number
 * must not grow with what strangers send.
 */
public final class FirebreakMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Adds one. {@code labels} in the order of {@link MetricName#labels()}. */
    public void count(MetricName name, Object... labels) {
        counter(name, labels).increment();
    }

    /** Adds {@code amount}. */
    public void count(long amount, MetricName name, Object... labels) {
        counter(name, labels).increment((double) amount);
    }

    /** Shows a count that somebody else keeps and that only rises. */
    public void follow(LongSupplier count, MetricName name, Object... labels) {
        require(name, MetricName.Kind.COUNTER);
        FunctionCounter.builder(name.registered(), count, LongSupplier::getAsLong)
                .tags(tags(name, labels))
                .description(name.help())
                .register(registry);
    }

    /** Shows a value as it stands when asked; {@code value} must be quick and not throw. */
    public void gauge(LongSupplier value, MetricName name, Object... labels) {
        require(name, MetricName.Kind.GAUGE);
        Gauge.builder(name.registered(), value, LongSupplier::getAsLong)
                .tags(tags(name, labels))
                .description(name.help())
                .strongReference(true)
                .register(registry);
    }

    /** Shows a value that is set. */
    public AtomicLong gauge(MetricName name, Object... labels) {
        AtomicLong value = new AtomicLong();
        gauge(value::get, name, labels);
        return value;
    }

    /** Adds one measured time. */
    public void time(Duration taken, MetricName name, Object... labels) {
        require(name, MetricName.Kind.TIMER);
        Timer.builder(name.registered())
                .tags(tags(name, labels))
                .description(name.help())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry)
                .record(taken);
    }

    /** All, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private Counter counter(MetricName name, Object... labels) {
        require(name, MetricName.Kind.COUNTER);
        return Counter.builder(name.registered())
                .tags(tags(name, labels))
                .description(name.help())
                .register(registry);
    }

    private static Tags tags(MetricName name, Object... labels) {
        if (labels.length != name.labels().size()) {
            throw new IllegalArgumentException("%s has the labels %s".formatted(name, name.labels()));
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < labels.length; i++) {
            String value = labels[i].toString().toLowerCase(Locale.ROOT).replace('_', '-');
            tags = tags.and(Tag.of(name.labels().get(i), value));
        }
        return tags;
    }

    private static void require(MetricName name, MetricName.Kind kind) {
        if (name.kind() != kind) {
            throw new IllegalArgumentException(name + " is not a " + kind);
        }
    }
}
