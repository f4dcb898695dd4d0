package dev.firebreak.app.hma;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.app.handin.Multipart;
import dev.firebreak.app.handin.Scratch;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.security.BearerTokenFilter;
import dev.firebreak.app.web.problem.Problems;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AllowList;
import dev.firebreak.edge.address.HostResolver;
import dev.firebreak.edge.fetch.FileFetch;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import tools.jackson.databind.json.JsonMapper;

/** The interface with its own security chain: tokens or listed addresses, and no session, so that no browser carries anything here. */
@Configuration(proxyBeanMethods = false)
@Import({
    HmaAdvice.class,
    HashController.class,
    MatchController.class,
    BankController.class,
    ContentController.class,
    ExchangeController.class,
    TypeController.class,
    StatusController.class
})
public class HmaConfiguration {
    /** For handing one file in. */
    private static final Duration UPLOAD_TIME = Duration.ofMinutes(10);

    @Bean
    HmaErrors hmaErrors(JsonMapper json, FirebreakMetrics metrics) {
        return new HmaErrors(json, metrics);
    }

    @Bean
    JsonBody jsonBody(JsonMapper json, FirebreakConfig config) {
        return new JsonBody(json, config.http().maxBody());
    }

    @Bean
    VisibleBanks visibleBanks(BankDesk desk) {
        return new VisibleBanks(desk);
    }

    @Bean
    Lookups lookups(BankIndex index, LookupCounts counts) {
        return new Lookups(index, counts);
    }

    @Bean
    IndexAge indexAge(BankIndex index, Clock clock) {
        return new IndexAge(index, clock);
    }

    @Bean
    MediaDesk mediaDesk(FirebreakConfig config, PackagedDescriber describer, Clock clock) {
        AddressPolicy policy =
                new AddressPolicy(AllowList.of(config.addresses().allowedNetworks()), HostResolver.system());
        FileFetch fetch =
                new FileFetch(policy, config.hma().fetchTimeout(), config.hma().maxFile());
        return new MediaDesk(
                Scratch.in(config.dataFolder().resolve("hma")),
                fetch,
                new Multipart(config.hma().maxFile(), "photo or video", UPLOAD_TIME),
                config.hma().files(),
                describer,
                clock);
    }

    @Bean
    FilterRegistrationBean<SlashFilter> slashFilter() {
        FilterRegistrationBean<SlashFilter> registration = new FilterRegistrationBean<>(new SlashFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain hmaSecurityFilterChain(
            HttpSecurity http, FirebreakConfig config, AccountStore accounts, HmaErrors errors) {
        return http.securityMatcher(request -> HmaPaths.contain(request.getRequestURI()))
                .authorizeHttpRequests(HmaConfiguration::rules)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) -> errors.write(
                                response,
                                Problems.of(
                                        HttpStatus.UNAUTHORIZED,
                                        "Send a token, or have the operator list your address")))
                        .accessDeniedHandler((request, response, e) -> errors.write(
                                response, Problems.of(HttpStatus.FORBIDDEN, "Your role does not allow this"))))
                .addFilterBefore(new BearerTokenFilter(accounts, errors), AuthorizationFilter.class)
                .addFilterBefore(new OpenClientFilter(config.hma()), AuthorizationFilter.class)
                .build();
    }

    /** The same as for our own interface: whoever reviews adds to banks, admins make, change and remove them. */
    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry rules) {
        rules.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/status", "/status/live")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/c/banks", "/c/exchanges/**")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.PUT, "/c/bank/{bank}", "/c/exchange/**", "/c/signal_type/**")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.DELETE, "/c/**")
                .hasRole("ADMIN")
                .anyRequest()
                .hasRole("REVIEWER");
    }
}
