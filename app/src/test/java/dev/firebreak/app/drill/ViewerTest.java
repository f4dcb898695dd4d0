package dev.firebreak.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firebreak.app.incident.Until;
import dev.firebreak.testkit.FakeClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ViewerTest {
    @Test
    void fetchesEverySegmentOnceHoweverLateItCanBeHad() throws IOException, InterruptedException {
        try (TinyServer server = new TinyServer();
                HttpClient http = HttpClient.newHttpClient();
                Viewer viewer = new Viewer(http, server.address().resolve("/live/drill/index.m3u8"), new FakeClock())) {
            server.page("/live/drill/1.ts", "second");
            server.page("/live/drill/index.m3u8", "#EXTM3U\n0.ts\n1.ts\n");
            Until.isTrue("the segment that is there", () -> viewer.fetched().size() == 1);

            server.page("/live/drill/0.ts", "first");
            Until.isTrue("the other one", () -> viewer.fetched().size() == 2);

            assertThat(viewer.fetched())
                    .extracting(fetched -> new String(fetched.bytes(), StandardCharsets.UTF_8))
                    .containsExactly("second", "first");
        }
    }
}
