package io.calibr.engine.dialect;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads DRL in a class loader of its own and looks at what was loaded for it: no compiler, no evaluator. */
class NothingIsCompiledTest {

    private static final Pattern COMPILERS = Pattern.compile("javax\\.tools\\..*|com\\.sun\\.tools\\.javac\\..*"
            + "|org\\.mvel.*|org\\.drools\\.mvel.*|org\\.eclipse\\.jdt\\..*|org\\.kie\\.memorycompiler\\..*"
            + "|org\\.drools\\.(compiler|modelcompiler|model\\.codegen|ecj)\\..*|com\\.github\\.javaparser\\..*");

    /** Loads everything anew but the JDK, and remembers every class that was asked for. */
    private static final class Watching extends URLClassLoader {
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        Watching() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .map(Watching::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String path) {
            try {
                return Path.of(path).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(path, e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }
    }

    private static Set<String> loadedBy(Class<? extends Callable<String>> task) throws Exception {
        var before = Thread.currentThread().getContextClassLoader();
        try (var watching = new Watching()) {
            Thread.currentThread().setContextClassLoader(watching);
            var constructor = watching.loadClass(task.getName()).getDeclaredConstructor();
            var result = ((Callable<?>) constructor.newInstance()).call();
            assertThat(result).isEqualTo("done");
            return Set.copyOf(watching.asked);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void readingLoadsNoCompiler() throws Exception {
        var loaded = loadedBy(DrlReadings.class);

        assertThat(loaded).contains("org.drools.drl.parser.DrlParser");
        assertThat(loaded).noneMatch(COMPILERS.asMatchPredicate());
    }

    /** The control: what this test looks for is there to be found. */
    @Test
    void compilingWouldHaveLoadedOne() throws Exception {
        var loaded = loadedBy(DrlCompilation.class);

        assertThat(loaded).anyMatch(COMPILERS.asMatchPredicate());
    }
}
