package dev.firebreak.app.security;

import dev.firebreak.app.web.problem.ProblemOutput;
import dev.firebreak.app.web.problem.Problems;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a request in by its bearer token. Tokens are looked up by their SHA-256: the stored text is never compared, so
 * that timing tells nothing. A wrong token is refused even where none is needed.
 */
public final class BearerTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final AccountStore accounts;
    private final ProblemOutput writer;

    public BearerTokenFilter(AccountStore accounts, ProblemOutput writer) {
        this.accounts = accounts;
        this.writer = writer;
    }

    /** A page of another site cannot set this header without asking first, so these need no CSRF token. */
    public static boolean carriesToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !carriesToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String text = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(SCHEME.length())
                .strip();
        Optional<ApiToken> token;
        try {
            token = accounts.token(
                    Hash256.sha256(text.getBytes(StandardCharsets.UTF_8)).hex());
        } catch (FirebreakException e) {
            writer.write(response, Problems.of(e.code(), String.valueOf(e.getMessage())));
            return;
        }
        if (token.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            writer.write(response, Problems.of(HttpStatus.UNAUTHORIZED, "The token is unknown or was revoked"));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                "token:" + token.get().name(),
                null,
                SignedIn.authorities(token.get().role())));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
