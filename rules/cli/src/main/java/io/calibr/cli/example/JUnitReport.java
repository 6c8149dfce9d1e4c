package io.calibr.cli.example;

import io.calibr.cli.report.Failure;
import io.calibr.engine.example.ExampleFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Runs of examples in the XML that build servers read: a suite for each rule, a case for each example. */
public final class JUnitReport {

    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the file, and the folders it lies in where they are missing. */
    public static void write(Path file, List<ExampleRun> runs) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (var out = Files.newOutputStream(file)) {
                var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
                new JUnitReport(xml).suites(runs);
                xml.close();
            }
        } catch (IOException | XMLStreamException unwritable) {
            throw new Failure("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private void suites(List<ExampleRun> runs) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        line("");
        xml.writeStartElement("testsuites");
        for (var run : runs) {
            suite(run);
        }
        line("");
        xml.writeEndElement();
        line("");
        xml.writeEndDocument();
    }

    private void suite(ExampleRun run) throws XMLStreamException {
        line("  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", run.rule());
        xml.writeAttribute("tests", Integer.toString(run.cases().size()));
        xml.writeAttribute("failures", Long.toString(run.failed()));
        for (var example : run.cases()) {
            example(run, example);
        }
        line("  ");
        xml.writeEndElement();
    }

    private void example(ExampleRun run, ExampleRun.Case example) throws XMLStreamException {
        line("    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", run.rule());
        xml.writeAttribute("name", legal(example.example().name()));
        xml.writeAttribute("file", run.path());
        xml.writeAttribute("line", Integer.toString(example.example().line()));
        if (!example.holds()) {
            var message = example.failures().stream().map(JUnitReport::sentence).collect(Collectors.joining("; "));
            xml.writeStartElement("failure");
            xml.writeAttribute("message", legal(message));
            xml.writeCharacters(legal(run.path() + ":" + example.example().line() + ": " + message));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** {@code expect-price 9.99 USD, but was 10.99 USD}. */
    public static String sentence(ExampleFailure failure) {
        return failure.column() + " " + failure.expected() + ", but was " + failure.actual();
    }

    private void line(String indent) throws XMLStreamException {
        xml.writeCharacters("\n" + indent);
    }

    /** XML 1.0 has no control characters, not even escaped. */
    private static String legal(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?");
    }
}
