package dev.firebreak.training.train;

import dev.firebreak.training.descriptor.DescriptorSettings;
import dev.firebreak.training.descriptor.DescriptorTraining;

/** What a package's card says of its learned hashes. */
final class DescriptorCard {
    private static final String HEADING = "## Learned hashes of pictures";

    private DescriptorCard() {}

    /** The card under its new version, its section on learned hashes replaced or added at the end. */
    static String in(
            String card, String name, Recipe recipe, DescriptorSettings settings, DescriptorTraining.Fitted fitted) {
        String titled = card.replaceFirst(
                "(?m)^# Model package \\S+ \\S+$", "# Model package %s %s".formatted(name, recipe.version()));
        int from = titled.indexOf(HEADING);
        String before = from < 0 ? titled : titled.substring(0, from);
        int next = from < 0 ? -1 : titled.indexOf("\n## ", from);
        return before.stripTrailing() + "\n\n" + section(recipe, settings, fitted)
                + (next < 0 ? "" : titled.substring(next));
    }

    private static String section(Recipe recipe, DescriptorSettings settings, DescriptorTraining.Fitted fitted) {
        return """
                %s
                By them copies are found (`docs/matching.md`); they take no part in scores and verdicts. 256 signs of a linear map of the
                mean of the picture model's layer `%s` (%d numbers), fitted to this picture model as it is: %d pictures, each with %d
                random edits, recipe `%s`, seed %d, ridge %s. Pictures of: %s.
                """.formatted(
                        HEADING,
                        settings.layer(),
                        settings.width(),
                        fitted.pictures(),
                        settings.edits(),
                        recipe.file().getFileName(),
                        recipe.seed(),
                        settings.ridge(),
                        String.join(", ", fitted.sets()));
    }
}
