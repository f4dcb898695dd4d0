package dev.firebreak.bench.search;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time since a moment: on the clock, and of this thread's processor, which does not depend on what else the machine does. */
record Spent(long wall, long cpu) {
    static Spent start() {
        return new Spent(System.nanoTime(), cpuTime());
    }

    long wallNanos() {
        return System.nanoTime() - wall;
    }

    long cpuNanos() {
        return cpuTime() - cpu;
    }

    String seconds(int times) {
        return figure("s", 1e9 * times);
    }

    String micros(int times) {
        return figure("us", 1e3 * times);
    }

    private String figure(String unit, double divisor) {
        long ran = cpuNanos();
        return String.format(Locale.ROOT, "%.2f %s (CPU %.2f)", wallNanos() / divisor, unit, ran / divisor);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
