package io.calibr.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;

/** Finds our own annotated classes in the indexes that the build makes, so that nobody keeps lists of them by hand. */
final class ClassIndex {

    private final List<Index> indexes;

    private ClassIndex(List<Index> indexes) {
        this.indexes = indexes;
    }

    static ClassIndex ofClassPath() {
        try {
            var found = new ArrayList<Index>();
            for (var url : Collections.list(loader().getResources("META-INF/jandex.idx"))) {
                try (var stream = url.openStream()) {
                    found.add(new IndexReader(stream).read());
                }
            }
            return new ClassIndex(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Class<?>> annotatedWith(Class<? extends Annotation> annotation) {
        return indexes.stream()
                .flatMap(index -> index.getAnnotations(annotation).stream())
                .filter(use -> use.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(use -> use.target().asClass().name().toString())
                .filter(name -> name.startsWith("io.calibr."))
                .distinct()
                .<Class<?>>map(ClassIndex::load)
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class index names " + name + ", which is not on the class path", e);
        }
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }
}
