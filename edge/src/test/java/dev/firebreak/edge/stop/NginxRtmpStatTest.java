package dev.firebreak.edge.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firebreak.core.error.FirebreakException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nginx-rtmp's statistics say, and what they must not be taken to say. */
class NginxRtmpStatTest {
    private static final String LIVE = "<stream><name>studio</name><client><id>1</id><publishing/><active/></client>"
            + "<meta><video><width>320</width></video></meta><nclients>1</nclients><publishing/><active/></stream>";
    private static final String WATCHED =
            "<stream><name>waiting</name><client><id>2</id><active/></client><nclients>1</nclients></stream>";

    @Test
    void namesStreamsThatHaveAPublisher() {
        assertThat(published(server(application("live", LIVE + WATCHED)))).containsExactly("studio");
    }

    @Test
    void readsEveryServerButOnlyTheApplicationAskedFor() {
        String xml = rtmp("<server>" + application("vod", LIVE.replace("studio", "other")) + "</server><server>"
                + application("live", LIVE) + application("live", LIVE.replace("studio", "second")) + "</server>");

        assertThat(published(xml)).isEqualTo(Set.of("studio", "second"));
    }

    @Test
    void findsNobodyInAnEmptyApplication() {
        assertThat(published(server(application("live", "")))).isEmpty();
    }

    @Test
    void aPublisherCannotHideBehindMarkupInItsDetails() {
        String hidden = LIVE.replace("<id>1</id>", "<flashver>&lt;/client&gt;&lt;/stream&gt;</flashver>");

        assertThat(published(server(application("live", hidden)))).containsExactly("studio");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Not here</body></html>",
                "<rtmp><server><application><name>vod</name></application></server></rtmp>",
                "<rtmp><server><application><name>live</name><live>",
                "<!DOCTYPE rtmp [<!ENTITY a 'b'>]><rtmp><server><application><name>live</name></application></server></rtmp>",
                "<rtmp><server><application><name>live</name>&x;</application></server></rtmp>"
            })
    void neverTakesABrokenAnswerForNobody(String xml) {
        assertThatThrownBy(() -> published(xml)).isInstanceOf(FirebreakException.class);
    }

    @Test
    void refusesElementsNestedTooDeep() {
        assertThatThrownBy(() -> published("<a>".repeat(1000) + "</a>".repeat(1000)))
                .isInstanceOf(FirebreakException.class);
    }

    private static Set<String> published(String xml) {
        return NginxRtmpStat.published(xml.getBytes(StandardCharsets.UTF_8), "live");
    }

    private static String server(String applications) {
        return rtmp("<server>" + applications + "</server>");
    }

    private static String rtmp(String servers) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<rtmp><nginx_version>1.22.1</nginx_version>" + servers
                + "</rtmp>";
    }

    private static String application(String name, String streams) {
        return "<application><name>" + name + "</name><live>" + streams + "<nclients>1</nclients></live></application>";
    }
}
