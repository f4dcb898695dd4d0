package dev.firebreak.testkit.footage;

import static dev.firebreak.testkit.footage.FootageSamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.ModelRegister;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link ModelRegister} does. */
public abstract class ModelRegisterContract {
    private final Footage clip = FootageSamples.clip("a.mp4", FootageSamples.description("yard", "g 1", "class:film"));

    /** An empty register; the same one during a test. */
    protected abstract ModelRegister register();

    private static ModelLineage model(String version, List<String> groups, List<String> clips) {
        return new ModelLineage(
                "m", version, "/models/" + version, new TreeSet<>(groups), new TreeSet<>(clips), NOW, "ada");
    }

    @Test
    void namesTheModelsThatWereMadeFromAClipOrItsGroup() {
        ModelLineage byGroup = model("1", List.of("yard/g 1", "x/y"), List.of());
        ModelLineage byClip = model("2", List.of(), List.of(clip.sha256().hex()));
        ModelLineage other = model("3", List.of("yard/g", "yard/g 12"), List.of("ab"));
        List.of(other, byClip, byGroup).forEach(register()::register);

        assertThat(register().madeFrom(clip)).containsExactly(byGroup, byClip);
        assertThat(register().list()).containsExactly(byGroup, byClip, other);
    }

    @Test
    void registeringAgainReplaces() {
        register().register(model("1", List.of("yard/g 1"), List.of()));
        ModelLineage again = model("1", List.of(), List.of());
        register().register(again);

        assertThat(register().list()).containsExactly(again);
        assertThat(register().madeFrom(clip)).isEmpty();
    }
}
