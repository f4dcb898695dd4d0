package dev.firebreak.app.security;

import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.app.web.problem.Problems;
import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a console session as soon as its account is gone or has another role or password. */
final class SessionCheckFilter extends OncePerRequestFilter {
    private final AccountStore accounts;
    private final ProblemWriter writer;

    SessionCheckFilter(AccountStore accounts, ProblemWriter writer) {
        this.accounts = accounts;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn who) {
            Optional<Account> now;
            try {
                now = accounts.account(who.getUsername());
            } catch (FirebreakException e) {
                writer.write(response, Problems.of(e.code(), String.valueOf(e.getMessage())));
                return;
            }
            if (now.isEmpty() || !who.stillHolds(now.get())) {
                SecurityContextHolder.clearContext();
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
        }
        chain.doFilter(request, response);
    }
}
