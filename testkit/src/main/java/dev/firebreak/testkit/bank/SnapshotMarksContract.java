package dev.firebreak.testkit.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.bank.SnapshotMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SnapshotMarks} does. */
public abstract class SnapshotMarksContract {
    /** Without marks; the same ones during a test. */
    protected abstract SnapshotMarks marks();

    @Test
    void knowsWhatItWasToldOf() {
        UUID snapshot = UUID.randomUUID();
        marks().add(snapshot, 17);

        assertThat(marks().change(snapshot)).contains(17L);
        assertThat(marks().change(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsTheNewest() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i <= SnapshotMarks.MOST; i++) {
            UUID snapshot = UUID.randomUUID();
            marks().add(snapshot, i);
            all.add(snapshot);
        }

        assertThat(marks().change(all.getFirst())).isEmpty();
        assertThat(marks().change(all.get(1))).contains(1L);
        assertThat(marks().change(all.getLast())).contains((long) SnapshotMarks.MOST);
    }
}
