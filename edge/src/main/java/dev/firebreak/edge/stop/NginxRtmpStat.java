package dev.firebreak.edge.stop;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads nginx-rtmp's {@code /stat}: which streams of an application somebody publishes. A document that does not name the
 * application says nothing about it, and is an error rather than "nobody". DTDs and entities are refused.
 */
final class NginxRtmpStat {
    private static final String APPLICATION = "/rtmp/server/application";
    private static final String STREAM = APPLICATION + "/live/stream";
    private static final int MAX_PATH = 400;

    private final String app;
    private final StringBuilder path = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> publishedInApplication = new HashSet<>();
    private final Set<String> published = new HashSet<>();
    private String applicationName = "";
    private String streamName = "";
    private boolean publishing;
    private boolean appSeen;

    private NginxRtmpStat(String app) {
        this.app = app;
    }

    /** Names of the application's streams that have a publisher. */
    static Set<String> published(byte[] xml, String app) {
        NginxRtmpStat stat = new NginxRtmpStat(app);
        try {
            stat.read(xml);
        } catch (XMLStreamException e) {
            throw new FirebreakException(
                    ErrorCode.STOP_FAILED, "nginx-rtmp's /stat is not the XML that it should be", e);
        }
        if (!stat.appSeen) {
            throw new FirebreakException(
                    ErrorCode.STOP_FAILED, "nginx-rtmp's /stat does not know application " + app + ": check its name");
        }
        return Set.copyOf(stat.published);
    }

    private void read(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        try {
            while (reader.hasNext()) {
                take(reader, reader.next());
            }
        } finally {
            reader.close();
        }
    }

    private void take(XMLStreamReader reader, int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("no DTD or entity belongs here");
            case XMLStreamConstants.START_ELEMENT -> start(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            default -> {}
        }
    }

    private void start(String element) throws XMLStreamException {
        path.append('/').append(element);
        if (path.length() > MAX_PATH) {
            throw new XMLStreamException("elements nested too deep");
        }
        text.setLength(0);
        switch (path.toString()) {
            case APPLICATION -> {
                applicationName = "";
                publishedInApplication.clear();
            }
            case STREAM -> {
                streamName = "";
                publishing = false;
            }
            case STREAM + "/publishing", STREAM + "/client/publishing" -> publishing = true;
            default -> {}
        }
    }

    private void end(String element) {
        switch (path.toString()) {
            case APPLICATION + "/name" -> applicationName = text.toString().strip();
            case STREAM + "/name" -> streamName = text.toString().strip();
            case STREAM -> {
                if (publishing) {
                    publishedInApplication.add(streamName);
                }
            }
            case APPLICATION -> {
                if (applicationName.equals(app)) {
                    appSeen = true;
                    published.addAll(publishedInApplication);
                }
            }
            default -> {}
        }
        path.setLength(path.length() - element.length() - 1);
        text.setLength(0);
    }
}
