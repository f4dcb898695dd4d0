package dev.firebreak.app.security;

import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.app.web.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 429 to sign-ins that must wait, before a password is looked at. */
final class SignInThrottleFilter extends OncePerRequestFilter {
    private final SignInThrottle throttle;
    private final ProblemWriter writer;
    private final FirebreakMetrics metrics;

    SignInThrottleFilter(SignInThrottle throttle, ProblemWriter writer, FirebreakMetrics metrics) {
        this.throttle = throttle;
        this.writer = writer;
        this.metrics = metrics;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SecurityConfiguration.SIGN_IN.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = Objects.requireNonNullElse(request.getParameter(SecurityConfiguration.NAME_PARAMETER), "");
        Duration wait = throttle.waitFor(name, request.getRemoteAddr());
        if (wait.isZero()) {
            chain.doFilter(request, response);
            return;
        }
        metrics.count(MetricName.SIGN_INS, "throttled");
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        writer.write(
                response,
                Problems.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many failed sign-ins; wait %d s".formatted(wait.toSeconds() + 1)));
    }
}
