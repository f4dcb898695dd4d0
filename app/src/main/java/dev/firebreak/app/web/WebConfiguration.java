package dev.firebreak.app.web;

import dev.firebreak.app.bank.BankDesk;
import dev.firebreak.app.bank.LookupCounts;
import dev.firebreak.app.config.FirebreakConfig;
import dev.firebreak.app.config.HttpSettings;
import dev.firebreak.app.fingerprint.PackagedDescriber;
import dev.firebreak.app.handin.HandInDesk;
import dev.firebreak.app.handin.Multipart;
import dev.firebreak.app.handin.Scratch;
import dev.firebreak.app.hma.HmaPaths;
import dev.firebreak.app.metrics.FirebreakMetrics;
import dev.firebreak.app.security.SecurityConfiguration;
import dev.firebreak.app.upload.UploadDesk;
import dev.firebreak.app.web.problem.BodyLimitFilter;
import dev.firebreak.app.web.problem.ProblemAdvice;
import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.bank.BankIndex;
import dev.firebreak.edge.address.AddressPolicy;
import dev.firebreak.edge.address.AllowList;
import dev.firebreak.edge.address.HostResolver;
import dev.firebreak.edge.fetch.FileFetch;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole web server, part by part: nothing is found by scanning and nothing is set by property files, so that this
 * page is the truth.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DispatcherServletAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
@Import({
    SecurityConfiguration.class,
    MvcConfiguration.class,
    ProblemAdvice.class,
    AccountController.class,
    AuditController.class,
    EventsController.class,
    EvidenceController.class,
    FailureController.class,
    FileMatchController.class,
    HealthController.class,
    IncidentController.class,
    LiveController.class,
    MatchController.class,
    PullController.class,
    ModelController.class,
    BankController.class,
    BankEntryController.class,
    BankFileController.class,
    NearDuplicateController.class,
    PastCopyController.class,
    SelfTestController.class,
    CoverageController.class,
    DatasetController.class,
    FootageController.class,
    FootageMediaController.class,
    ShotMarkController.class,
    UploadController.class,
    VocabularyController.class,
    OpenApiController.class,
    PageController.class,
    SessionController.class,
    ShadowController.class,
    SidecarController.class,
    StreamController.class,
    TokenController.class,
    ViewerController.class
})
class WebConfiguration {
    private static final int MAX_HEADER_BYTES = 16_384;
    private static final int MAX_PARAMETERS = 100;
    private static final int MAX_CONNECTIONS = 4_096;

    /** Where forms with files are taken. */
    private static final Pattern FILES = Pattern.compile("/api/v1/(match|banks/[^/]+/files)");

    @Bean
    FirebreakConfig config(WebParts parts) {
        return parts.config();
    }

    @Bean
    Clock clock(WebParts parts) {
        return parts.clock();
    }

    @Bean
    FirebreakMetrics metrics(WebParts parts) {
        return parts.metrics();
    }

    @Bean
    AccountStore accounts(WebParts parts) {
        return parts.accounts();
    }

    @Bean
    FootageParts footage(WebParts parts) {
        return parts.footage();
    }

    @Bean
    JsonMapper jsonMapper() {
        return Json.mapper();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json, FirebreakMetrics metrics) {
        return new ProblemWriter(json, metrics);
    }

    @Bean
    AuditTrail auditTrail(WebParts parts) {
        return new AuditTrail(parts.audit(), parts.clock());
    }

    @Bean
    EventFeed eventFeed(WebParts parts, JsonMapper json) {
        return new EventFeed(parts.live(), parts.config().http(), json, parts.metrics());
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(FirebreakConfig config, ProblemWriter writer) {
        var registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(request -> maxBody(config, request), writer));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }

    private static int maxBody(FirebreakConfig config, HttpServletRequest request) {
        String path = request.getRequestURI();
        if (config.hma().enabled() && HmaPaths.contain(path)) {
            return Integer.MAX_VALUE; // limited, and told so, in the way of that interface
        }
        if (FILES.matcher(path).matches() && Multipart.is(request)) {
            return Multipart.maxForm(config.match().maxFile());
        }
        if (path.equals(MatchController.PATH)) {
            return Math.max(MatchController.MAX_BODY, config.http().maxBody());
        }
        return request.getMethod().equals("PATCH") && path.startsWith(UploadDesk.PATH + "/")
                ? config.uploads().maxChunk()
                : config.http().maxBody();
    }

    /** One for all files that are handed in: of the package that judges the streams here. */
    @Bean
    PackagedDescriber frameDescriber(FirebreakConfig config) {
        return new PackagedDescriber(config.inference().modelPackage());
    }

    @Bean
    HandInDesk handInDesk(FirebreakConfig config, PackagedDescriber describer, Clock clock) {
        AddressPolicy policy =
                new AddressPolicy(AllowList.of(config.addresses().allowedNetworks()), HostResolver.system());
        FileFetch fetch = new FileFetch(
                policy, config.match().fetchTimeout(), config.match().maxFile());
        return new HandInDesk(
                Scratch.in(config.dataFolder().resolve("match")), fetch, config.match(), describer, clock);
    }

    @Bean
    BankDesk bankDesk(WebParts parts) {
        return parts.banks().desk();
    }

    @Bean
    BankIndex bankIndex(WebParts parts) {
        return parts.banks().index();
    }

    @Bean
    LookupCounts lookupCounts(WebParts parts) {
        return parts.banks().counts();
    }

    @Bean
    TomcatServletWebServerFactory webServerFactory(FirebreakConfig config) {
        HttpSettings http = config.http();
        var factory = new TomcatServletWebServerFactory(http.port());
        factory.setAddress(Addresses.bind("http.bind", http.bind()));
        factory.addErrorPages(new ErrorPage(FailureController.PATH));
        factory.getSettings().getSession().setTimeout(http.sessionTimeout());
        var cookie = factory.getSettings().getSession().getCookie();
        cookie.setName("firebreak");
        cookie.setHttpOnly(true);
        cookie.setSecure(http.secureCookies());
        cookie.setSameSite(SameSite.LAX);
        factory.addProtocolHandlerCustomizers(
                handler -> handler.setExecutor(Executors.newVirtualThreadPerTaskExecutor()));
        factory.addConnectorCustomizers(connector -> {
            connector.setMaxParameterCount(MAX_PARAMETERS);
            connector.setMaxPostSize(http.maxBody());
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(MAX_HEADER_BYTES));
            // Who sends "Expect: 100-continue" hears of a refusal before sending a file for nothing.
            connector.setProperty("continueResponseTiming", "onRead");
            connector.setProperty("maxConnections", Integer.toString(MAX_CONNECTIONS));
            connector.setProperty("maxSwallowSize", Integer.toString(2 * http.maxBody()));
        });
        ErrorReportValve silent = new ErrorReportValve();
        silent.setShowReport(false);
        silent.setShowServerInfo(false);
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(silent));
        return factory;
    }
}
