package dev.firebreak.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.core.incident.IncidentId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LiveEventsTest {
    private final LiveEvents events = new LiveEvents();
    private final LiveEvent event = new LiveEvent.IncidentChanged(IncidentId.random());

    @Test
    void aListenerThatThrowsHarmsNobodyElse() {
        List<LiveEvent> heard = new ArrayList<>();
        events.subscribe(any -> {
            throw new IllegalStateException("a listener's mistake");
        });
        events.subscribe(heard::add);

        events.publish(event);

        assertThat(heard).containsExactly(event);
    }

    @Test
    void aClosedSubscriptionHearsNothing() throws Exception {
        List<LiveEvent> heard = new ArrayList<>();
        events.subscribe(heard::add).close();

        events.publish(event);

        assertThat(heard).isEmpty();
    }
}
