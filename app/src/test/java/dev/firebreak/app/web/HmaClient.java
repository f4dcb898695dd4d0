package dev.firebreak.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client made for HMA: the calls as its clients send them, slashes too many included, and no token unless one is given. */
final class HmaClient implements AutoCloseable {
    private static final String BOUNDARY = "----formdata-undici-0123456789";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String token;

    HmaClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> json(String method, String path, String body) throws IOException, InterruptedException {
        return send(request(path, "Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    /** One file and the fields of a form. */
    HttpResponse<String> upload(String path, String field, byte[] file, Map<String, String> fields)
            throws IOException, InterruptedException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "name=\"%s\"; filename=\"blob\"\r\nContent-Type: application/octet-stream".formatted(field), file);
        for (Map.Entry<String, String> each : fields.entrySet()) {
            part(form, "name=\"%s\"".formatted(each.getKey()), each.getValue().getBytes(StandardCharsets.UTF_8));
        }
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    /** A form as it stands, of no stated length. */
    HttpResponse<String> chunked(String path, byte[] form) throws IOException, InterruptedException {
        return send(request(path, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
    }

    /** What {@link #upload} sends, without fields. */
    static byte[] form(String field, byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        part(form, "name=\"%s\"; filename=\"blob\"\r\nContent-Type: application/octet-stream".formatted(field), file);
        form.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String disposition, byte[] content) {
        form.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                .formatted(BOUNDARY, disposition)
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes(new byte[] {'\r', '\n'});
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The body of an answer that must have this status. */
    static JsonNode is(int status, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = JsonMapper.shared().readTree(response.body());
        if (status >= 400) {
            assertThat(body.path("message").asString("")).as(response.body()).isNotEmpty();
            assertThat(body.size()).isEqualTo(1);
        }
        return body;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A PNG of grey blocks: the same for the same seed. */
    static byte[] picture(long seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int y = 0; y < 128; y += 16) {
            for (int x = 0; x < 128; x += 16) {
                int grey = random.nextInt(256);
                graphics.setColor(new Color(grey, grey, grey));
                graphics.fillRect(x, y, 16, 16);
            }
        }
        graphics.dispose();
        return png(image);
    }

    static byte[] black() throws IOException {
        return png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        http.close();
    }
}
