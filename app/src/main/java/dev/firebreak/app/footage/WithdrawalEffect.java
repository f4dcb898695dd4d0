package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ModelLineage;
import java.util.List;

/**
 * What a withdrawal reaches.
 *
 * @param datasets that hold the clip: they can no longer be exported or trained on
 * @param models that were made from the clip's source group
 */
public record WithdrawalEffect(Footage clip, List<Dataset> datasets, List<ModelLineage> models) {}
