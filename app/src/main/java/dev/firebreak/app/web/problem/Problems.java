package dev.firebreak.app.web.problem;

import dev.firebreak.core.error.ErrorCode;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * Makes problem bodies. {@code type} is {@code urn:firebreak:problem:CODE}, where CODE is an {@link ErrorCode#label()} or,
 * for what only HTTP knows, the status in kebab case ({@code unauthorized}). The property {@code code} repeats it.
 */
public final class Problems {
    private static final String TYPE = "urn:firebreak:problem:";

    private Problems() {}

    /** A failure of the outside world. */
    public static ProblemDetail of(ErrorCode code, String detail) {
        ProblemDetail problem = of(HttpStatusCode.valueOf(code.httpStatus()), code.label(), detail);
        problem.setProperty("retryable", code.retryable());
        return problem;
    }

    /** A failure that only HTTP knows. */
    public static ProblemDetail of(HttpStatusCode status, String detail) {
        HttpStatus known = HttpStatus.resolve(status.value());
        String code = known == null
                ? "status-" + status.value()
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return of(status, code, detail);
    }

    /** A failure with a status of its own. */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + code));
        problem.setTitle(title(code));
        problem.setProperty("code", code);
        return problem;
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
