package io.calibr.xlsx;

import io.calibr.engine.table.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads one part of a workbook as a stream of elements. Nothing a part says is looked up elsewhere: a document type
 * definition refuses it. A handler collects the text of the elements it asks for.
 */
abstract class Markup extends DefaultHandler {

    private static final int DEEPEST = 64;

    private @Nullable StringBuilder text;
    private int longest;
    private int depth;

    /** An element begins. */
    abstract void begins(String name, Attributes attributes) throws Refusal;

    /** An element ends. */
    void ends(String name) throws Refusal {}

    /** Collects text from here on. */
    final void collect(int most) {
        text = new StringBuilder();
        longest = most;
    }

    /** What was collected; collects no more. */
    final String collected() {
        var all = text == null ? "" : text.toString();
        text = null;
        return all;
    }

    final void read(InputStream part, String name) throws IOException {
        try (part) {
            var reader = XMLHelper.newXMLReader();
            reader.setContentHandler(this);
            reader.setErrorHandler(this);
            reader.setEntityResolver((_, _) -> {
                throw new SAXException("an entity");
            });
            reader.parse(new InputSource(part));
        } catch (SAXException e) {
            if (e.getException() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(Kind.BAD_WORKBOOK, "the part " + name + " is no markup that a workbook may hold");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public final void startElement(String uri, String name, String qualified, Attributes attributes)
            throws SAXException {
        if (++depth > DEEPEST) {
            throw new SAXException(new Refusal(Kind.BAD_WORKBOOK, "its markup is too deep"));
        }
        passing(() -> begins(name, attributes));
    }

    @Override
    public final void endElement(String uri, String name, String qualified) throws SAXException {
        depth--;
        passing(() -> ends(name));
    }

    @Override
    public final void characters(char[] characters, int start, int length) throws SAXException {
        if (text == null) {
            return;
        }
        if (text.length() + length > longest) {
            passing(() -> tooLong(longest));
            return;
        }
        text.append(characters, start, length);
    }

    /** The text that is being collected is longer than it may be. */
    void tooLong(int most) throws Refusal {
        throw new Refusal(Kind.TOO_LARGE, "a cell has more than " + most + " characters");
    }

    private interface Step {
        void run() throws Refusal;
    }

    private static void passing(Step step) throws SAXException {
        try {
            step.run();
        } catch (Refusal e) {
            throw new SAXException(e);
        }
    }

    static boolean isSet(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
    }
}
