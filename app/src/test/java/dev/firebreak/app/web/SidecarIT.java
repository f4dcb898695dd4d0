package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarIT {
    @TempDir
    private Path folder;

    @Test
    void takesCallbacksOnlyFromWhomTheSettingsName() throws Exception {
        Path file = Files.writeString(folder.resolve("firebreak.yaml"), """
                servers:
                  main:
                    controlUrl: http://127.0.0.1:1/control
                    statUrl: http://127.0.0.1:1/stat
                    pullUrl: rtmp://127.0.0.1:1/live/{stream}
                    callbackSecret: hush
                  far:
                    controlUrl: http://127.0.0.1:1/control
                    statUrl: http://127.0.0.1:1/stat
                    pullUrl: rtmp://127.0.0.1:1/live/{stream}
                    allowedCallers: [192.0.2.0/24]
                """);
        try (WebFixture server = new WebFixture(Map.of("FIREBREAK_CONFIG", file.toString()));
                Caller nginx = new Caller(server)) {
            String form = "app=live&name=%s&addr=192.0.2.7&secret=hush";

            assertThat(status(nginx, "main/publish", form.formatted("lobby"))).isEqualTo(204);
            assertThat(status(nginx, "main/publish", form.formatted("banned"))).isEqualTo(403);
            assertThat(status(nginx, "main/done", form.formatted("lobby"))).isEqualTo(204);
            assertThat(server.told)
                    .containsExactly(
                            "publish [addr=192.0.2.7, app=live, name=lobby]",
                            "publish [addr=192.0.2.7, app=live, name=banned]",
                            "done lobby");
            assertThat(status(nginx, "main/publish", "name=lobby&secret=wrong")).isEqualTo(403);
            assertThat(status(nginx, "main/publish", "name=lobby")).isEqualTo(403);
            assertThat(status(nginx, "far/publish", "name=lobby")).isEqualTo(403);
            assertThat(status(nginx, "none/publish", "name=lobby")).isEqualTo(404);
            assertThat(server.told).hasSize(3);
            assertThat(status(nginx, "main/publish", fields(SidecarCallbacks.MAX_FIELDS)))
                    .isEqualTo(204);
            assertThat(status(nginx, "main/publish", fields(SidecarCallbacks.MAX_FIELDS + 1)))
                    .isEqualTo(400);
        }
    }

    private static int status(Caller caller, String path, String form) throws Exception {
        return caller.form("/hooks/nginx-rtmp/" + path, form).statusCode();
    }

    private static String fields(int count) {
        return "name=lobby&secret=hush&"
                + IntStream.range(2, count).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
    }
}
