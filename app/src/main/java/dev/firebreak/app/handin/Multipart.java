package dev.firebreak.app.handin;

import dev.firebreak.app.web.problem.BadRequestException;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/**
 * Reads multipart forms with one file, which goes to disk as it comes. Done here and not by the servlet container, which would take large
 * forms also elsewhere, before anybody has asked who sends them.
 */
public final class Multipart {
    /** Parts of a form. */
    static final int MAX_PARTS = 10;

    /** Bytes of a field that is no file. */
    static final int MAX_FIELD = 32_768;

    private static final int MAX_PART_HEAD = 4_096;
    private static final int BUFFER = 1 << 16;

    private final int maxFile;
    private final String fileField;
    private final Duration time;

    /**
     * For forms with files up to a size.
     *
     * @param fileField what to tell people that the file's field is called
     * @param time within which a file must have come
     */
    public Multipart(int maxFile, String fileField, Duration time) {
        this.maxFile = maxFile;
        this.fileField = fileField;
        this.time = time;
    }

    /** A form: its file is in {@code name}'s field {@code field}. */
    public record Form(String field, String name, Map<String, String> fields) {}

    public static boolean is(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Bytes that a whole form may have: the file, and the framing and fields of all parts together. */
    public static int maxForm(int maxFile) {
        return Math.addExact(maxFile, MAX_PARTS * (MAX_FIELD + MAX_PART_HEAD));
    }

    /** Writes the file to {@code into}. {@link BadRequestException}, or LIMIT_EXCEEDED for a file that is too large. */
    public Form read(HttpServletRequest request, Path into) throws IOException {
        long most = maxForm(maxFile); // refused at once, before megabytes are read
        if (request.getContentLengthLong() > most) {
            throw tooLarge();
        }
        FileUpload upload = new FileUpload();
        upload.setPartHeaderSizeMax(MAX_PART_HEAD);
        upload.setSizeMax(most);
        Map<String, String> fields = new HashMap<>();
        @Nullable FileItemStream file = null;
        String field = "";
        String fileName = "";
        try {
            FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
            for (int count = 1; parts.hasNext(); count++) {
                if (count > MAX_PARTS) {
                    throw new BadRequestException("A form has at most %d parts".formatted(MAX_PARTS));
                }
                FileItemStream part = parts.next();
                if (part.isFormField()) {
                    fields.put(Objects.requireNonNullElse(part.getFieldName(), ""), text(part));
                } else if (file == null) {
                    file = part;
                    field = Objects.requireNonNullElse(part.getFieldName(), "");
                    fileName = Objects.requireNonNullElse(part.getName(), "");
                    save(part, into);
                } else {
                    throw new BadRequestException("Exactly one file must be sent");
                }
            }
        } catch (FileUploadIOException e) {
            throw e.getCause() instanceof SizeException ? tooLarge() : unreadable(e);
        } catch (FileUploadException | MultipartStream.MalformedStreamException e) {
            throw unreadable(e);
        }
        if (file == null) {
            throw new BadRequestException("Exactly one file must be sent, in the field " + fileField);
        }
        return new Form(field, fileName, fields);
    }

    private static String text(FileItemStream part) throws IOException {
        try (InputStream in = part.openStream()) {
            byte[] bytes = in.readNBytes(MAX_FIELD + 1);
            if (bytes.length > MAX_FIELD) {
                throw new BadRequestException(
                        "The field %s has more than %d bytes".formatted(part.getFieldName(), MAX_FIELD));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void save(FileItemStream part, Path into) throws IOException {
        long bytes = 0;
        long begun = System.nanoTime();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = part.openStream();
                OutputStream out = Files.newOutputStream(into)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > maxFile) {
                    throw tooLarge();
                }
                if (System.nanoTime() - begun > time.toNanos()) {
                    throw new FirebreakException(
                            ErrorCode.LIMIT_EXCEEDED, "The file did not come within %d s".formatted(time.toSeconds()));
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static RuntimeException unreadable(Exception e) {
        return new BadRequestException("The form cannot be read: " + e.getMessage());
    }

    private RuntimeException tooLarge() {
        return new FirebreakException(ErrorCode.LIMIT_EXCEEDED, "A file has at most %d bytes".formatted(maxFile));
    }
}
