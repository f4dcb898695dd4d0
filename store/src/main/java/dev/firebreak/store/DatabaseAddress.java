package dev.firebreak.store;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, taken apart so that no password stays in the URL.
 *
 * @param url in JDBC's form, without user and password
 */
record DatabaseAddress(
        String url, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:";

    /**
     * Takes {@code jdbc:postgresql://host:5432/name}, and the form that hosting services give out:
     * {@code postgresql://user:password@host:5432/name?sslmode=require}. A user or password named beside the URL wins.
     */
    static DatabaseAddress of(String url, @Nullable String user, @Nullable String password) {
        String plain = url.startsWith(JDBC) ? url.substring(JDBC.length()) : url;
        URI uri = parsed(plain);
        String name = user;
        String secret = password;
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            name = name == null ? decoded(parts[0]) : name;
            secret = secret == null && parts.length == 2 ? decoded(parts[1]) : secret;
        }
        String host = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseAddress(JDBC + "postgresql://" + host + uri.getRawPath() + query, name, secret);
    }

    private static URI parsed(String url) {
        try {
            URI uri = new URI(url);
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getRawPath().length() > 1) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw refused(e);
        }
        throw refused(null);
    }

    /** Does not repeat the URL, nor the parser's words about it: a password may be in them. */
    private static FirebreakException refused(@Nullable Exception cause) {
        return new FirebreakException(
                ErrorCode.BAD_CONFIGURATION,
                "The database URL has the form postgresql://user:password@host:5432/database"
                        + " or jdbc:postgresql://host:5432/database; this one has not"
                        + (cause == null ? "" : " (" + cause.getClass().getSimpleName() + ")"));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}
