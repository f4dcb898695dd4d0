package dev.firebreak.training.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.training.sound.LiveWear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    @TempDir
    Path folder;

    @Test
    void readsTheShippedRecipe() {
        Recipe recipe = Recipe.read(Path.of("..", "recipes", "first.yaml"));
        assertThat(recipe.name()).isEqualTo("firebreak-default");
        assertThat(recipe.material()).isNotEmpty();
    }

    @Test
    void refusesAKeyThatItDoesNotKnow() throws IOException {
        Path file = recipe("seed: 20261121", "seed: 20261121\nsede: 3");
        assertThatThrownBy(() -> Recipe.read(file))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("sede is not known");
    }

    @Test
    void namesAKeyThatIsMissing() throws IOException {
        Path file = recipe("  learningRate: 0.000001\n", "");
        assertThatThrownBy(() -> Recipe.read(file))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("sound.learningRate");
    }

    @Test
    void refusesValuesOutOfRange() throws IOException {
        Path file = recipe("  distillation: 4.0", "  distillation: -1");
        assertThatThrownBy(() -> Recipe.read(file))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("distillation -1.0");
    }

    @Test
    void readsTheWearOfALiveStreamAndRefusesMoreThanAllOfIt() throws IOException {
        String live = "  ridge: 1.0\n  live: {talkedOver: 0.3, inRoom: 0.1, gained: 0.2, encoded: %s}";
        assertThat(Recipe.read(recipe("  ridge: 1.0", live.formatted("0.2")))
                        .sound()
                        .live())
                .isEqualTo(new LiveWear(0.3, 0.1, 0.2, 0.2));
        Path file = recipe("  ridge: 1.0", live.formatted("1.2"));
        assertThatThrownBy(() -> Recipe.read(file))
                .isInstanceOf(FirebreakException.class)
                .hasMessageContaining("a share is 0 to 1, not 1.2");
    }

    private Path recipe(String from, String to) throws IOException {
        String text = Files.readString(Path.of("..", "recipes", "first.yaml"));
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("recipe.yaml"), text.replace(from, to));
    }
}
