package dev.firebreak.app.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client with cookies of its own, as a browser or a program. */
final class Caller implements AutoCloseable {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String address;
    private boolean sendCsrf = true;
    private String token = "";

    Caller(WebFixture server) {
        address = server.address();
    }

    /** Signed in as that account, as the console does it. */
    static Caller signedIn(WebFixture server, String name) throws IOException, InterruptedException {
        Caller caller = new Caller(server);
        caller.get("/api/v1/session");
        int status = caller.signIn(name, WebFixture.PASSWORD).statusCode();
        if (status != 204) {
            throw new AssertionError("Sign-in answered " + status);
        }
        caller.get("/api/v1/session");
        return caller;
    }

    Caller withToken(String text) {
        token = text;
        return this;
    }

    Caller withoutCsrf() {
        sendCsrf = false;
        return this;
    }

    HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        String form = "name=%s&password=%s".formatted(encode(name), encode(password));
        return send(request("/api/v1/session")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    HttpResponse<String> form(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(20));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        Optional<String> csrf = cookie("XSRF-TOKEN");
        if (sendCsrf && csrf.isPresent()) {
            request.header("X-XSRF-TOKEN", csrf.get());
        }
        return request;
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        client.close();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
