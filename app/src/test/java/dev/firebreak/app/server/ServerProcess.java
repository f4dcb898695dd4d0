package dev.firebreak.app.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak serve} in a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern PASSWORD = Pattern.compile("admin, password (\\S+)");

    private final Path folder;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalAccess.Access access;

    private ServerProcess(Path folder, Process process, LocalAccess.Access access) {
        this.folder = folder;
        this.process = process;
        this.access = access;
    }

    /** Starts on free ports with its data in {@code folder}/data, and waits until it answers. */
    static ServerProcess start(Path folder, Map<String, String> settings) throws IOException {
        Path data = folder.resolve("data");
        LocalAccess.remove(data);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.firebreak.app.cli.Firebreak",
                "serve");
        builder.directory(folder.toFile());
        builder.environment().put("FIREBREAK_DATA_FOLDER", data.toString());
        builder.environment().put("FIREBREAK_HTTP_PORT", "0");
        builder.environment().put("FIREBREAK_RTMP_PORT", "0");
        // What is staged here is to be cut, whatever was measured of the model package that is shipped.
        builder.environment().put("FIREBREAK_ACT_MAX_FALSE_HOLDS_PER_HOUR", "7200");
        builder.environment().put("FIREBREAK_ACT_MAX_FALSE_CUTS_PER_HOUR", "7200");
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        Process process = builder.start();
        LocalAccess.Access access = Eventually.find("the server; see " + log(folder), () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The server ended:\n" + text(log(folder)));
            }
            return LocalAccess.read(data);
        });
        return new ServerProcess(folder, process, access);
    }

    String token() {
        return access.token();
    }

    URI address() {
        return URI.create(access.address());
    }

    /** The admin's password, which the first start printed. */
    String adminPassword() {
        Matcher printed = PASSWORD.matcher(text(log(folder)));
        if (!printed.find()) {
            throw new AssertionError("The server printed no password:\n" + text(log(folder)));
        }
        return printed.group(1);
    }

    JsonNode get(String path) {
        return JsonMapper.shared().readTree(send(request(path)).body());
    }

    JsonNode post(String path, Object body) {
        HttpRequest.BodyPublisher json =
                HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        return JsonMapper.shared()
                .readTree(send(request(path)
                                .header("Content-Type", "application/json")
                                .POST(json))
                        .body());
    }

    JsonNode put(String path, Object body) {
        HttpRequest.BodyPublisher json =
                HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        return JsonMapper.shared()
                .readTree(send(request(path)
                                .header("Content-Type", "application/json")
                                .PUT(json))
                        .body());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("The server does not answer:\n" + text(log(folder)), e);
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path)).header("Authorization", "Bearer " + access.token());
    }

    /** The first incident of the stream, once there is one of this level. */
    JsonNode incident(String stream, String level) {
        return Eventually.find("an incident of level " + level, () -> {
            for (JsonNode incident : get("/api/v1/incidents")) {
                if (stream.equals(incident.path("stream").asString())
                        && level.equals(incident.path("level").asString())) {
                    return Optional.of(incident);
                }
            }
            return Optional.empty();
        });
    }

    /** SIGKILL: nothing is written, closed or said goodbye to. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        http.shutdownNow();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The server does not end:\n" + text(log(folder)));
            }
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted", e);
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("server.log");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
