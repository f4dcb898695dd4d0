package dev.firebreak.app.web;

import dev.firebreak.core.footage.FootageId;
import dev.firebreak.core.incident.IncidentId;
import dev.firebreak.core.stream.SessionId;
import dev.firebreak.core.stream.StreamId;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** How Spring MVC reads and writes, and where the console's files are. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class MvcConfiguration implements WebMvcConfigurer {
    private final JsonMapper json;

    MvcConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/console/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, StreamId.class, StreamId::new);
        registry.addConverter(String.class, IncidentId.class, IncidentId::of);
        registry.addConverter(String.class, SessionId.class, SessionId::of);
        registry.addConverter(String.class, FootageId.class, FootageId::of);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(json))
                .addCustomConverter(new ByteArrayHttpMessageConverter())
                .addCustomConverter(new StringHttpMessageConverter(java.nio.charset.StandardCharsets.UTF_8));
    }
}
