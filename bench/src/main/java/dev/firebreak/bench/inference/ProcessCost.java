package dev.firebreak.bench.inference;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the whole process spent, all threads: {@code cpuMicros / items} is the cost of one item, which unlike the score does
 * not depend on what else the machine does.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ProcessCost {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    public long cpuMicros;
    public long items;

    private long startedAt;

    @Setup(Level.Iteration)
    public void reset() {
        cpuMicros = 0;
        items = 0;
    }

    void start() {
        startedAt = PROCESS.getProcessCpuTime();
    }

    void stop(int done) {
        cpuMicros += (PROCESS.getProcessCpuTime() - startedAt) / 1_000;
        items += done;
    }
}
