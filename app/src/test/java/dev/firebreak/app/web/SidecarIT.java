package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
            String form = "call=publish&app=live&name=%s&addr=192.0.2.7";

            assertThat(status(nginx, "main/publish?secret=hush", form.formatted("lobby")))
                    .isEqualTo(204);
            assertThat(status(nginx, "main/publish?secret=hush", form.formatted("banned")))
                    .isEqualTo(403);
            assertThat(server.told)
                    .containsExactly(
                            "callback call=publish&app=live&name=lobby&addr=192.0.2.7",
                            "callback call=publish&app=live&name=banned&addr=192.0.2.7");
            assertThat(status(nginx, "main/publish?secret=wrong", "name=lobby")).isEqualTo(403);
            assertThat(status(nginx, "main/publish", "name=lobby&secret=hush")).isEqualTo(403);
            assertThat(status(nginx, "far/publish", "name=lobby")).isEqualTo(403);
            assertThat(status(nginx, "none/publish", "name=lobby")).isEqualTo(404);
            assertThat(server.told).hasSize(2);
            assertThat(status(nginx, "main/publish?secret=hush", padded(SidecarCallbacks.MAX_BODY)))
                    .isEqualTo(204);
            assertThat(status(nginx, "main/publish?secret=hush", padded(SidecarCallbacks.MAX_BODY + 1)))
                    .isEqualTo(413);
        }
    }

    private static int status(Caller caller, String path, String form) throws Exception {
        return caller.form("/hooks/nginx-rtmp/" + path, form).statusCode();
    }

    private static String padded(int bytes) {
        String start = "name=lobby&x=";
        return start + "1".repeat(bytes - start.length());
    }
}
