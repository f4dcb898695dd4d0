package dev.firebreak.edge.fetch;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AddressPurpose;
import dev.firebreak.edge.address.CheckedAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Fetches a file by a URL that a user gave. Each address, also where a redirect leads, is asked of the {@link AddressPolicy}, and the
 * connection goes to what was checked. No cookie, password or proxy is used. Thread-safe.
 */
public final class FileFetch {
    private static final int BUFFER = 1 << 16;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final AddressPolicy policy;
    private final Duration timeout;
    private final long maxBytes;

    /**
     * With limits.
     *
     * @param timeout for the whole of one fetch, redirects and body included
     * @param maxBytes of the file
     */
    public FileFetch(AddressPolicy policy, Duration timeout, long maxBytes) {
        this.policy = policy;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    /**
     * What came.
     *
     * @param contentType as the server says, in small letters, without parameters; empty when it says nothing
     */
    public record Fetched(long bytes, String contentType) {}

    /**
     * Writes the file to {@code into}. Throws {@link FirebreakException}: ADDRESS_REFUSED, SOURCE_GONE when the server does not answer with
     * a whole file in time, LIMIT_EXCEEDED when the file is too large.
     */
    public Fetched fetch(String url, Path into) {
        CheckedAddress address = policy.check(url, AddressPurpose.CALL).orElseThrow();
        try (Deadline deadline = Deadline.in(timeout)) {
            while (true) {
                try (HttpExchange exchange = HttpExchange.get(address, deadline)) {
                    if (!REDIRECTS.contains(exchange.head().status())) {
                        return save(address, exchange, into);
                    }
                    String location = exchange.head()
                            .field("location")
                            .orElseThrow(() -> new IOException("redirects to nowhere"));
                    address = policy.redirect(address, location).orElseThrow();
                } catch (IOException e) {
                    String why =
                            deadline.passed() ? "gave no whole file within " + timeout.toMillis() + " ms" : said(e);
                    throw new FirebreakException(ErrorCode.SOURCE_GONE, address.redacted() + " " + why, e);
                }
            }
        }
    }

    private Fetched save(CheckedAddress address, HttpExchange exchange, Path into) throws IOException {
        if (exchange.head().status() != 200) {
            throw new IOException("answered " + exchange.head().status());
        }
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        InputStream body = exchange.body();
        try (OutputStream out = Files.newOutputStream(into)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > maxBytes) {
                    throw new FirebreakException(
                            ErrorCode.LIMIT_EXCEEDED,
                            "%s has more than %d bytes".formatted(address.redacted(), maxBytes));
                }
                out.write(buffer, 0, read);
            }
        }
        String type = exchange.head().field("content-type").orElse("");
        return new Fetched(bytes, type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? "failed: " + e : e.getMessage();
    }
}
