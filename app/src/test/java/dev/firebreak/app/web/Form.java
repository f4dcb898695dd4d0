package dev.firebreak.app.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Forms with one file, as browsers send them. */
final class Form {
    static final String TYPE = "multipart/form-data; boundary=" + Form.BOUNDARY;

    private static final String BOUNDARY = "a-boundary-of-forms";

    private Form() {}

    static byte[] of(String field, byte[] file, Map<String, String> fields) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        for (Map.Entry<String, String> each : fields.entrySet()) {
            part(form, "name=\"%s\"".formatted(each.getKey()), each.getValue().getBytes(StandardCharsets.UTF_8));
        }
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
}
