package dev.firebreak.app.hma;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Clients put "/c/banks" behind a base address that ends with a slash; that means the same here as with one slash. */
final class SlashFilter extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().contains("//") || !HmaPaths.contain(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Plain(request), response);
    }

    private static final class Plain extends HttpServletRequestWrapper {
        private final String path;

        Plain(HttpServletRequest request) {
            super(request);
            path = HmaPaths.plain(request.getRequestURI());
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer address = super.getRequestURL();
            int start = address.length() - super.getRequestURI().length();
            return address.replace(start, address.length(), path);
        }
    }
}
