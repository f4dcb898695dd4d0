package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT {
    @Test
    void describesEveryEndpointAndWhoMayCallIt() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller stranger = new Caller(server);
                Caller reviewer = Caller.signedIn(server, "rex")) {
            JsonNode document = Caller.json(stranger.get("/api/v1/openapi.json"));
            assertThat(document.path("openapi").asString()).startsWith("3.1");

            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    String access = operation.getValue().path("x-access").asString();
                    String call = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    int asStranger = status(stranger, operation.getKey(), path.getKey());
                    boolean open = access.equals("anybody") || access.isEmpty();
                    if (!open && asStranger != 401 && asStranger != 403) {
                        wrong.add("%s says %s and answers a stranger %d".formatted(call, access, asStranger));
                    }
                    if (List.of("admin", "custodian", "contributor").contains(access)
                            && status(reviewer, operation.getKey(), path.getKey()) != 403) {
                        wrong.add(call + " is open to reviewers");
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void everyReferenceInTheDocumentLeadsSomewhere() throws Exception {
        try (WebFixture server = new WebFixture();
                Caller stranger = new Caller(server)) {
            JsonNode document = Caller.json(stranger.get("/api/v1/openapi.json"));

            assertThat(document.findValuesAsString("$ref"))
                    .isNotEmpty()
                    .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                            .as(ref)
                            .isFalse());
        }
    }

    @Test
    void everyPathIsInTheGuideAndTheGuideNamesNoOther() throws Exception {
        String guide = Files.readString(Path.of("..", "docs", "rest.md"));
        try (WebFixture server = new WebFixture();
                Caller stranger = new Caller(server)) {
            JsonNode document = Caller.json(stranger.get("/api/v1/openapi.json"));
            List<String> calls = new ArrayList<>();
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> calls.add("| `%s` | `%s` |"
                                    .formatted(operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey()))));

            assertThat(guide.lines().filter(line -> line.startsWith("| `")).map(OpenApiIT::firstTwo))
                    .containsExactlyInAnyOrderElementsOf(calls);
        }
    }

    private static String firstTwo(String row) {
        String[] cells = row.split("\\|", -1);
        return "|" + cells[1] + "|" + cells[2] + "|";
    }

    private static int status(Caller caller, String method, String path) throws Exception {
        String concrete = path.replace("{stream}", "lobby")
                .replace("{incident}", "00000000-0000-0000-0000-000000000000")
                .replaceAll("\\{[^}]*}", "1");
        if (concrete.equals("/api/v1/events")) {
            return 401;
        }
        return caller.send(caller.request(concrete)
                        .header("Content-Type", "application/json")
                        .method(method.toUpperCase(java.util.Locale.ROOT), BodyPublishers.ofString("{}")))
                .statusCode();
    }
}
