package dev.firebreak.app.security;

import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.metrics.MetricName;
import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.app.web.problem.Problems;
import dev.firebreak.core.account.AccountStore;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The security chain. {@link SignedIn} says which role stands for which. Browsers sign in with a session cookie and send a
 * CSRF token with each change; programs send a bearer token.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {
    static final RequestMatcher SIGN_IN = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/v1/session");
    static final String NAME_PARAMETER = "name";

    private static final RequestMatcher SIGN_OUT =
            PathPatternRequestMatcher.pathPattern(HttpMethod.DELETE, "/api/v1/session");

    /** Scripts and styles only from our own files; media and pictures also from blobs, which the player makes. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; "
            + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Secrets.encoder();
    }

    @Bean
    UserDetailsService userDetailsService(AccountStore accounts) {
        return name -> accounts.account(name)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            FirebreakConfig config,
            AccountStore accounts,
            ProblemWriter writer,
            FirebreakMetrics metrics,
            Clock clock) {
        SignInThrottle throttle = new SignInThrottle(clock, config.limits());
        return http.authorizeHttpRequests(rules -> rules(rules, config.http().openMetrics()))
                .csrf(csrf -> csrf.spa()
                        .ignoringRequestMatchers(BearerTokenFilter::carriesToken)
                        .ignoringRequestMatchers("/hooks/**"))
                .formLogin(form -> signIn(form, throttle, writer, metrics))
                .logout(logout -> logout.logoutRequestMatcher(SIGN_OUT)
                        .logoutSuccessHandler((request, response, who) -> response.setStatus(204)))
                .httpBasic(basic -> basic.disable())
                .requestCache(cache -> cache.disable())
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) -> writer.write(
                                response, Problems.of(HttpStatus.UNAUTHORIZED, "Sign in, or send a token")))
                        .accessDeniedHandler((request, response, e) -> writer.write(
                                response,
                                Problems.of(
                                        HttpStatus.FORBIDDEN,
                                        "Your role does not allow this, or the CSRF token is missing"))))
                .addFilterBefore(new BearerTokenFilter(accounts, writer), CsrfFilter.class)
                .addFilterBefore(
                        new SignInThrottleFilter(throttle, writer, metrics), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new SessionCheckFilter(accounts, writer), AuthorizationFilter.class)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules,
            boolean openMetrics) {
        rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        HttpMethod.GET,
                        "/",
                        "/favicon.ico",
                        "/footage",
                        "/coverage",
                        "/datasets",
                        "/banks",
                        "/match",
                        "/console/**",
                        "/live/**",
                        "/health/**",
                        "/api/v1/session",
                        "/api/v1/openapi.json")
                .permitAll()
                .requestMatchers("/hooks/**")
                .permitAll()
                .requestMatchers("/api/v1/accounts/**", "/api/v1/tokens/**", "/api/v1/audit")
                .hasRole("ADMIN")
                .requestMatchers("/api/v1/session/password")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/api/v1/vocabulary", "/api/v1/banks/**")
                .authenticated()
                .requestMatchers("/api/v1/match", "/api/v1/match/progress/**")
                .hasAnyRole("REVIEWER", "CUSTODIAN")
                .requestMatchers(HttpMethod.POST, "/api/v1/banks/{bank}/files")
                .hasAnyRole("REVIEWER", "CUSTODIAN")
                .requestMatchers("/api/v1/uploads/**")
                .hasRole("CONTRIBUTOR")
                .requestMatchers(
                        "/api/v1/footage/**", "/api/v1/coverage/**", "/api/v1/datasets/**", "/api/v1/vocabulary/**")
                .hasRole("CUSTODIAN")
                .requestMatchers(HttpMethod.POST, "/api/v1/banks")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.PUT, "/api/v1/banks/{bank}")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.DELETE, "/api/v1/banks/**")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.GET, "/api/v1/**")
                .hasRole("REVIEWER")
                .requestMatchers("/api/v1/streams/**", "/api/v1/pulls/**")
                .hasRole("ADMIN")
                .requestMatchers("/api/v1/**")
                .hasRole("REVIEWER");
        if (openMetrics) {
            rules.requestMatchers(HttpMethod.GET, "/metrics").permitAll();
        } else {
            rules.requestMatchers(HttpMethod.GET, "/metrics").hasRole("REVIEWER");
        }
        rules.anyRequest().denyAll();
    }

    private static void signIn(
            FormLoginConfigurer<HttpSecurity> form,
            SignInThrottle throttle,
            ProblemWriter writer,
            FirebreakMetrics metrics) {
        form.loginPage("/console/sign-in.html")
                .loginProcessingUrl("/api/v1/session")
                .usernameParameter(NAME_PARAMETER)
                .successHandler((request, response, who) -> {
                    throttle.succeeded(who.getName());
                    metrics.count(MetricName.SIGN_INS, "accepted");
                    response.setStatus(204);
                })
                .failureHandler((request, response, e) -> {
                    String name = Objects.requireNonNullElse(request.getParameter(NAME_PARAMETER), "");
                    throttle.failed(name, request.getRemoteAddr());
                    metrics.count(MetricName.SIGN_INS, "refused");
                    ProblemDetail problem = Problems.of(HttpStatus.UNAUTHORIZED, "Name or password is wrong");
                    writer.write(response, problem);
                });
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN));
    }
}
