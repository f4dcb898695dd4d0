package dev.firebreak.testkit.footage;

import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.ModelRegister;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Models in memory, under the same contract as the real ones. Thread-safe: one lock. */
public final class InMemoryModelRegister implements ModelRegister {
    private final List<ModelLineage> models = new ArrayList<>();

    @Override
    public synchronized void register(ModelLineage model) {
        models.removeIf(
                each -> each.name().equals(model.name()) && each.version().equals(model.version()));
        models.add(model);
    }

    @Override
    public synchronized List<ModelLineage> list() {
        return models.stream()
                .sorted(Comparator.comparing(ModelLineage::name).thenComparing(ModelLineage::version))
                .toList();
    }

    @Override
    public List<ModelLineage> madeFrom(Footage clip) {
        return list().stream().filter(model -> model.madeFrom(clip)).toList();
    }
}
