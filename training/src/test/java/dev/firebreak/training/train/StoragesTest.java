package dev.firebreak.training.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.training.fit.Progress;
import dev.firebreak.training.graph.WeightStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoragesTest {
    @Test
    void choosesEightBitsWhereNoLossIsSeenAndSaysSo() {
        List<String> said = new ArrayList<>();
        Storages storages = Storages.of(ExportedPackageTest.draft(), new Progress() {
            @Override
            public void stage(String what) {
                said.add(what);
            }

            @Override
            public void epoch(String model, int epoch, int epochs, double training, double validation, Duration left) {
                throw new AssertionError("nothing is trained");
            }
        });
        assertThat(storages).isEqualTo(new Storages(WeightStorage.INT8, WeightStorage.INT8));
        assertThat(said).hasSize(2).allMatch(line -> line.contains("stored as INT8"));
    }
}
