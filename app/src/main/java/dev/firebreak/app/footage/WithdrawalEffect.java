package dev.firebreak.app.footage;

import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.LookAlike;
import dev.firebreak.core.footage.ModelLineage;
import java.util.List;

/**
 * What a withdrawal reaches.
 *
 * @param datasets that hold the clip: they can no longer be exported or trained on
 * @param models that were made from the clip's source group
 * @param lookAlikes clips that show the same and were not withdrawn: no dataset that is made from now on holds them either, until a person
 *     says that they may stay
 */
public record WithdrawalEffect(
        Footage clip, List<Dataset> datasets, List<ModelLineage> models, List<LookAlike> lookAlikes) {}
