package dev.firebreak.app.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads multipart forms with one file, which goes to disk as it comes. Done here and not by the servlet container, which would take large
 * forms also elsewhere, before anybody has asked who sends them.
 */
final class Multipart {
    /** Parts of a form. */
    static final int MAX_PARTS = 10;

    /** Bytes of a field that is no file. */
    static final int MAX_FIELD = 32_768;

    private static final int MAX_PART_HEAD = 4_096;
    private static final int BUFFER = 1 << 16;

    private final int maxFile;

    Multipart(int maxFile) {
        this.maxFile = maxFile;
    }

    /** A form: its file is in {@code name}'s field {@code field}. */
    record Form(String field, String name, Map<String, String> fields) {}

    static boolean is(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Writes the file to {@code into}. */
    Form read(HttpServletRequest request, Path into) throws IOException {
        // The framing of all parts together: refused at once, before megabytes are read.
        long most = maxFile + (long) MAX_PARTS * (MAX_FIELD + MAX_PART_HEAD);
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        FileUpload upload = new FileUpload();
        upload.setPartHeaderSizeMax(MAX_PART_HEAD);
        upload.setSizeMax(most);
        Map<String, String> fields = new HashMap<>();
        @Nullable FileItemStream file = null;
        String fileField = "";
        String fileName = "";
        try {
            FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
            for (int count = 1; parts.hasNext(); count++) {
                if (count > MAX_PARTS) {
                    throw RefusedException.bad("A form has at most %d parts".formatted(MAX_PARTS));
                }
                FileItemStream part = parts.next();
                if (part.isFormField()) {
                    fields.put(Objects.requireNonNullElse(part.getFieldName(), ""), text(part));
                } else if (file == null) {
                    file = part;
                    fileField = Objects.requireNonNullElse(part.getFieldName(), "");
                    fileName = Objects.requireNonNullElse(part.getName(), "");
                    save(part, into);
                } else {
                    throw RefusedException.bad("Exactly one file must be sent");
                }
            }
        } catch (FileUploadIOException e) {
            throw e.getCause() instanceof SizeException ? tooLarge() : unreadable(e);
        } catch (FileUploadException | MultipartStream.MalformedStreamException e) {
            throw unreadable(e);
        }
        if (file == null) {
            throw RefusedException.bad("Exactly one file must be sent, in the field photo or video");
        }
        return new Form(fileField, fileName, fields);
    }

    private static String text(FileItemStream part) throws IOException {
        try (InputStream in = part.openStream()) {
            byte[] bytes = in.readNBytes(MAX_FIELD + 1);
            if (bytes.length > MAX_FIELD) {
                throw RefusedException.bad(
                        "The field %s has more than %d bytes".formatted(part.getFieldName(), MAX_FIELD));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void save(FileItemStream part, Path into) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = part.openStream();
                OutputStream out = Files.newOutputStream(into)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > maxFile) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static RefusedException unreadable(Exception e) {
        return RefusedException.bad("The form cannot be read: " + e.getMessage());
    }

    private RefusedException tooLarge() {
        return new RefusedException(HttpStatus.CONTENT_TOO_LARGE, "A file has at most %d bytes".formatted(maxFile));
    }
}
