package dev.firebreak.app.hma;

import dev.firebreak.app.config.HmaSettings;
import dev.firebreak.app.security.BearerTokenFilter;
import dev.firebreak.core.account.Role;
import dev.firebreak.edge.address.AllowList;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets clients at listed addresses in without a token. Not browsers, which any page could make send requests, and not what came through a
 * proxy, whose address says nothing of who asks.
 */
final class OpenClientFilter extends OncePerRequestFilter {
    private static final List<String> BROWSERS = List.of("Origin", "Sec-Fetch-Site", "Cookie");
    private static final List<String> PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final AllowList networks;
    private final List<GrantedAuthority> authorities;

    OpenClientFilter(HmaSettings settings) {
        networks = AllowList.of(settings.openNetworks());
        authorities = (settings.openRole() == Role.ADMIN
                        ? Stream.of(Role.REVIEWER, Role.ADMIN)
                        : Stream.of(Role.REVIEWER))
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BearerTokenFilter.carriesToken(request)
                || Stream.concat(BROWSERS.stream(), PROXIES.stream()).anyMatch(name -> request.getHeader(name) != null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Always a literal address: no name is looked up.
        if (networks.allowsAddress(InetAddress.getByName(request.getRemoteAddr()))) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    "address:" + request.getRemoteAddr(), null, authorities));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
